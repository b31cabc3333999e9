// A macro's replacement with its arguments put in: `#`, `##`, `__VA_OPT__`.
#pragma once
#include <cstddef>
#include <vector>

#include "frontend/preprocess/expand.h"

namespace ssot::preprocess {

class Substitution {
 public:
  using TokenList = std::vector<Token>;
  Substitution(Expander& expander, const Macro& macro, const std::vector<TokenList>& arguments)
      : expander_(expander),
        macro_(macro),
        arguments_(arguments),
        body_(macro.tokens(expander.names_)),
        expanded_(arguments.size()),
        done_(arguments.size()) {}

  TokenList run();
  // Some `##` is in it, so that it cannot be used as it stands.
  static bool pastes(const TokenList& body);

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void replace(std::size_t from, std::size_t to);
  std::size_t parameter(const Token& token) const;
  void put_argument(std::size_t index, std::size_t at, std::size_t to);
  std::size_t put_optional(std::size_t at, std::size_t to);
  Token quoted(const TokenList& argument, bool space);
  const TokenList& expanded(std::size_t index);
  TokenList pasted();
  void paste(TokenList& out, const Token& right);

  Expander& expander_;
  const Macro& macro_;
  const std::vector<TokenList>& arguments_;
  const TokenList& body_;
  std::vector<TokenList> expanded_;
  std::vector<bool> done_;
  TokenList out_;  // a `##` that pastes is kPaste and painted; kEnd stands for nothing at all
};

}  // namespace ssot::preprocess
