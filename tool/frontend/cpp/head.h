// The head of one declaration: its tokens up to `{`, `;` or `=`, and questions about their structure.
//
// Knows brackets and names, not what is being declared: that is for declarators.h and the sketch.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/cpp/tokens.h"

namespace ssot::cpp {

class Head {
 public:
  explicit Head(std::string_view text) : text_(text) {}

  std::vector<Token> tokens;

  // Pairs brackets; to be called once `tokens` are complete. `<` is a bracket after a name or `template`,
  // when it is closed.
  void pair_brackets();

  std::size_t size() const { return tokens.size(); }
  TokenKind kind(std::size_t i) const { return i < tokens.size() ? tokens[i].kind : TokenKind::kEnd; }
  bool is(std::size_t i, TokenKind wanted) const { return kind(i) == wanted; }
  std::string_view text(std::size_t i) const { return text_.substr(tokens[i].offset, tokens[i].size); }

  // The partner of the bracket at `i`, or `i` itself when it is none.
  std::size_t partner(std::size_t i) const { return partner_[i]; }
  bool opens(std::size_t i) const { return partner_[i] > i; }
  // The next token of the same level: behind the closing bracket when `i` opens one.
  std::size_t after(std::size_t i) const { return (partner_[i] > i ? partner_[i] : i) + 1; }

  // The text of tokens [from, to): comments and line breaks left out, one blank where there was space.
  std::string written(std::size_t from, std::size_t to) const;
  // The same for a range of the file.
  std::string written_range(std::uint32_t from, std::uint32_t to) const;

  // `i` opens an attribute: `[[…]]`, `alignas(…)`, `__attribute__((…))`. Then where it ends, else `i`.
  std::size_t after_attribute(std::size_t i) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> partner_;
  std::vector<std::size_t> open_;
};

}  // namespace ssot::cpp
