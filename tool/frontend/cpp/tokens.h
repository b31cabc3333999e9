// The tokens of one file, as Clang's raw Lexer reads them, with directives as tokens of their own and dead
// code left out.
//
// Clang's types stay in tokens.cpp: what leaves it is a position and a kind.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"

namespace ssot::cpp {

enum class TokenKind : std::uint8_t {
  kEnd,
  kDirective,
  kName,
  kNumber,
  kString,
  kPunctuation,
  kLeftParen,
  kRightParen,
  kLeftSquare,
  kRightSquare,
  kLeftBrace,
  kRightBrace,
  kLess,
  kGreater,
  kGreaterGreater,
  kSemicolon,
  kComma,
  kColon,
  kColonColon,
  kEqual,
  kStar,
  kAmpersand,
  kTilde,
  kArrow,
  kEllipsis,
  kLogical,
  // Words:
  kAlignas,
  kAttribute,
  kAuto,
  kCatch,
  kClass,
  kConcept,
  kConst,
  kDecltype,
  kDefault,
  kDelete,
  kEnum,
  kExplicit,
  kExport,
  kExpression,
  kCast,  // `static_cast` and its like, before `<`
  kExtern,
  kFriend,
  kNamespace,
  kNoexcept,
  kOperator,
  kPrivate,
  kProtected,
  kPublic,
  kRequires,
  kSpecifier,
  kStatement,
  kStaticAssert,
  kStruct,
  kTemplate,
  kTry,
  kType,
  kTypedef,
  kTypename,
  kUnion,
  kUsing,
};

struct Token {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;  // kDirective: index of the directive
  TokenKind kind = TokenKind::kEnd;
};

class Tokens {
 public:
  Tokens(std::string_view text, const std::vector<Directive>& directives);
  ~Tokens();
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;

  Token next();

  // The next token that matters between braces whose content is passed over: a brace, a directive, the end,
  // or, when `records`, one of `class`, `struct`, `union`, `enum`. By hand, because most of a program is
  // function bodies.
  Token next_in_braces(bool records);

 private:
  bool reaches_directive(std::uint32_t offset) const {
    return next_directive_ < directives_.size() && offset >= directives_[next_directive_].begin;
  }
  Token take_directive();

  struct Lexer;
  std::unique_ptr<Lexer> lexer_;
  std::string_view text_;
  const std::vector<Directive>& directives_;
  std::size_t next_directive_ = 0;
  std::uint32_t position_ = 0;  // where reading goes on
  bool moved_ = false;          // Clang's lexer does not stand there
  bool at_line_start_ = true;
};

// The kind of a word: a keyword's, or kName.
TokenKind word_kind(std::string_view word);

}  // namespace ssot::cpp
