#include "frontend/cpp/arguments.h"

#include <utility>

#include "frontend/cpp/string_literals.h"

namespace ssot::cpp {

std::vector<Argument> ArgumentReader::read(std::uint32_t open) {
  found_.clear();
  closes_.clear();
  if (!tokens_.opens(open)) return {};
  close_ = tokens_.partner(open);
  bool begins = true;  // an argument begins here
  for (std::uint32_t i = open + 1; i < close_;) {
    if (!closes_.empty() && i >= closes_.back()) {
      closes_.pop_back();
      begins = false;
      ++i;
      continue;
    }
    const bool whole_before = begins && closes_.empty();
    begins = false;
    switch (tokens_.kind(i)) {
      case TokenKind::kComma:
        begins = closes_.empty();
        ++i;
        break;
      case TokenKind::kString:
        literal(i, whole_before);
        break;
      case TokenKind::kName:
        if (!is_linked(tokens_, i)) chain(i, whole_before);
        ++i;
        break;
      case TokenKind::kExpression:
        if (tokens_.is(i, "this") && joins_members(tokens_, i + 1)) chain(i, whole_before);
        ++i;
        break;
      case TokenKind::kColonColon:
        begins = whole_before;
        ++i;
        break;
      case TokenKind::kLess:
        i = tokens_.opens_arguments(i) ? tokens_.partner(i) + 1 : i + 1;
        break;
      case TokenKind::kLeftParen:
      case TokenKind::kLeftSquare:
      case TokenKind::kLeftBrace:
        if (holds_arguments(i) && closes_.size() < kDeepest) {
          closes_.push_back(tokens_.partner(i));
          ++i;
        } else {
          i = tokens_.after(i);
        }
        break;
      default:
        ++i;
    }
  }
  return std::move(found_);
}

// A `{` behind `)` or `]`, or one that holds statements, is a body.
bool ArgumentReader::holds_arguments(std::uint32_t i) const {
  if (!tokens_.opens(i)) return false;
  if (!tokens_.is(i, TokenKind::kLeftBrace)) return true;
  const TokenKind before = tokens_.kind(i - 1);
  return before != TokenKind::kRightParen && before != TokenKind::kRightSquare &&
         before != TokenKind::kSpecifier && before != TokenKind::kNoexcept &&
         !tokens_.is(tokens_.partner(i) - 1, TokenKind::kSemicolon);
}

// Literals that follow each other are one.
void ArgumentReader::literal(std::uint32_t& i, bool whole_before) {
  const std::uint32_t first = i;
  std::string value;
  for (; tokens_.is(i, TokenKind::kString); ++i) append_literal(tokens_.text(i), value);
  add(value, first, /*literal=*/true, !whole_before || !ends_argument(i));
}

void ArgumentReader::chain(std::uint32_t i, bool whole_before) {
  read_chain(tokens_, i, chain_);
  add(chain_.text(tokens_, chain_.links.size(), "."), i, /*literal=*/false,
      !whole_before || !ends_argument(chain_.end));
}

void ArgumentReader::add(std::string_view text, std::uint32_t at, bool literal, bool nested) {
  const LineTable::Place place = lines_.place(tokens_[at].offset);
  found_.push_back({.keyword = {},
                    .text = arena_.copy(text),
                    .literal = literal,
                    .nested = nested,
                    .line = place.line,
                    .column = place.column});
}

}  // namespace ssot::cpp
