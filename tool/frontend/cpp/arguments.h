// What stands between the brackets of a call or construction: literals and chains.
#pragma once
#include <vector>

#include "base/arena.h"
#include "frontend/cpp/chains.h"
#include "frontend/cpp/line_table.h"
#include "frontend/cpp/token_list.h"
#include "model/facts.h"

namespace ssot::cpp {

class ArgumentReader {
 public:
  ArgumentReader(const TokenList& tokens, const LineTable& lines, Arena& arena)
      : tokens_(tokens), lines_(lines), arena_(arena) {}

  // Of the brackets that open at `open`. What lies deeper than `kDeepest` brackets, in a lambda's body or
  // among template arguments is left out.
  std::vector<Argument> read(std::uint32_t open);

 private:
  void literal(std::uint32_t& i, bool whole_before);
  void chain(std::uint32_t i, bool whole_before);
  void add(std::string_view text, std::uint32_t at, bool literal, bool nested);
  bool ends_argument(std::uint32_t i) const { return i == close_ || tokens_.is(i, TokenKind::kComma); }
  bool holds_arguments(std::uint32_t i) const;

  static constexpr std::size_t kDeepest = 8;

  const TokenList& tokens_;
  const LineTable& lines_;
  Arena& arena_;
  std::uint32_t close_ = 0;
  std::vector<std::uint32_t> closes_;
  Chain chain_;
  std::vector<Argument> found_;
};

}  // namespace ssot::cpp
