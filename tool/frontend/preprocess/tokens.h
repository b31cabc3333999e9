// Preprocessing tokens, as far as conditions, macros and computed includes need to tell them apart.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "frontend/preprocess/names.h"

namespace ssot::preprocess {

enum class TokenKind : std::uint8_t {
  kEnd,  // of the directive, or of a macro's argument
  kName,
  kNumber,
  kText,        // "…" with any prefix, raw strings too
  kCharacter,   // '…' with any prefix
  kHeaderName,  // <…>, only where a header's name is expected
  kOpen,
  kClose,
  kComma,
  kHash,
  kPaste,  // ##
  kEllipsis,
  kOther,
  // Operators of conditions:
  kNot,
  kComplement,
  kTimes,
  kDivide,
  kRemainder,
  kPlus,
  kMinus,
  kShiftLeft,
  kShiftRight,
  kLess,
  kGreater,
  kLessEqual,
  kGreaterEqual,
  kEqual,
  kUnequal,
  kBitAnd,
  kBitXor,
  kBitOr,
  kAnd,
  kOr,
  kQuestion,
  kColon,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  bool space = false;    // white space stands before it
  bool painted = false;  // a name that is never expanded again: it came up inside its own macro
  const Name* name = nullptr;
  std::string_view text;
};

// Reads tokens from text without splices and comments (see `LogicalLine`). Strings are views into that text.
class Tokens {
 public:
  Tokens(std::string_view text, NameTable& names)
      : at_(text.data()), end_(text.data() + text.size()), names_(names) {}

  Token next();
  // Where a header's name may stand: `<…>` is one token, if its `>` is there.
  Token next_header();
  const char* position() const { return at_; }

 private:
  Token take(TokenKind kind, std::size_t size, bool space);
  Token punctuator(bool space);
  Token literal(const char* quote, bool raw, bool space);
  bool skip_blanks();

  const char* at_;
  const char* end_;
  NameTable& names_;
};

// A copy whose strings live in `arena`.
inline Token kept(Token token, Arena& arena) {
  const bool fixed = token.kind == TokenKind::kName;  // a name's text is kept by the table of names
  token.text = fixed ? token.name->text : arena.copy(token.text);
  return token;
}

bool starts_word(char byte);     // letters, '_', '$', bytes above 127
bool continues_word(char byte);  // digits too

}  // namespace ssot::preprocess
