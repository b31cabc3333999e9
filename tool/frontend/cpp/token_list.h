// The tokens of one file as a list, without directives, with brackets paired.
//
// Branches of `#if` all stand in the list; at each `#else` the open brackets are those of its `#if`, so that
// `if (a) {` in two branches and one `}` behind them pair. Linear in the text, whatever it holds.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "frontend/cpp/tokens.h"

namespace ssot::cpp {

class TokenList {
 public:
  TokenList(std::string_view text, const std::vector<Directive>& directives);

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  const Token& operator[](std::uint32_t i) const { return tokens_[i]; }
  // Beyond the end there is nothing, of kind kEnd.
  TokenKind kind(std::uint32_t i) const { return i < size() ? tokens_[i].kind : TokenKind::kEnd; }
  bool is(std::uint32_t i, TokenKind wanted) const { return kind(i) == wanted; }
  std::string_view text(std::uint32_t i) const {
    return i < size() ? text_.substr(tokens_[i].offset, tokens_[i].size) : std::string_view();
  }
  bool is(std::uint32_t i, std::string_view wanted) const { return text(i) == wanted; }
  std::uint32_t end_offset(std::uint32_t i) const { return tokens_[i].offset + tokens_[i].size; }

  // The partner of the bracket at `i`, or `i` itself when it has none. A `>>` that closes two has the outer
  // one.
  std::uint32_t partner(std::uint32_t i) const { return partner_[i]; }
  bool opens(std::uint32_t i) const { return partner_[i] > i; }
  // The next token of the same level: behind the closing bracket when `i` opens one.
  std::uint32_t after(std::uint32_t i) const { return (partner_[i] > i ? partner_[i] : i) + 1; }

  // `i` is a `<` that can open template arguments: it is closed, and nothing in it compares.
  bool opens_arguments(std::uint32_t i) const;
  // The first token behind them; `i` itself when they end in the middle of a `>>`.
  std::uint32_t after_arguments(std::uint32_t i) const { return shared_[i] ? i : partner_[i] + 1; }

 private:
  // A stack whose nodes stay, so that a branch goes back to where its `#if` stood by one number.
  struct Open {
    std::uint32_t token = 0;
    std::int32_t below = -1;
  };
  void pair();
  void close(std::uint32_t i, TokenKind opener);
  void close_angles(std::uint32_t i);
  void drop_angles();
  TokenKind top_kind() const {
    return top_ < 0 ? TokenKind::kEnd : tokens_[opens_[static_cast<std::size_t>(top_)].token].kind;
  }
  void pop() { top_ = opens_[static_cast<std::size_t>(top_)].below; }

  // What a bracket that is not closed may hide; more makes no program.
  static constexpr int kMostUnclosed = 64;

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> partner_;
  std::vector<bool> shared_;    // a `<` whose `>>` closes another one too
  std::vector<bool> compares_;  // a `<` with `&&`, `||` or `?` directly inside
  std::vector<Open> opens_;
  std::int32_t top_ = -1;
};

}  // namespace ssot::cpp
