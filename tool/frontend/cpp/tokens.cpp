#include "frontend/cpp/tokens.h"

#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Lexer.h>
#include <clang/Lex/Token.h>

#include "frontend/cpp/bytes.h"

namespace ssot::cpp {
namespace {

const clang::LangOptions& language() {
  static const clang::LangOptions options = [] {
    clang::LangOptions made;
    made.LineComment = made.C99 = made.C11 = made.CPlusPlus = made.CPlusPlus11 = made.CPlusPlus14 = 1;
    made.CPlusPlus17 = made.CPlusPlus20 = made.Digraphs = made.HexFloats = made.Char8 = made.Bool = 1;
    made.GNUMode = made.DollarIdents = 1;
    return made;
  }();
  return options;
}

TokenKind punctuation(clang::tok::TokenKind kind) {
  switch (kind) {
    case clang::tok::l_paren:
      return TokenKind::kLeftParen;
    case clang::tok::r_paren:
      return TokenKind::kRightParen;
    case clang::tok::l_square:
      return TokenKind::kLeftSquare;
    case clang::tok::r_square:
      return TokenKind::kRightSquare;
    case clang::tok::l_brace:
      return TokenKind::kLeftBrace;
    case clang::tok::r_brace:
      return TokenKind::kRightBrace;
    case clang::tok::less:
      return TokenKind::kLess;
    case clang::tok::greater:
      return TokenKind::kGreater;
    case clang::tok::greatergreater:
      return TokenKind::kGreaterGreater;
    case clang::tok::semi:
      return TokenKind::kSemicolon;
    case clang::tok::comma:
      return TokenKind::kComma;
    case clang::tok::colon:
      return TokenKind::kColon;
    case clang::tok::coloncolon:
      return TokenKind::kColonColon;
    case clang::tok::equal:
      return TokenKind::kEqual;
    case clang::tok::star:
      return TokenKind::kStar;
    case clang::tok::amp:
      return TokenKind::kAmpersand;
    case clang::tok::ampamp:
    case clang::tok::pipepipe:
      return TokenKind::kLogical;
    case clang::tok::tilde:
      return TokenKind::kTilde;
    case clang::tok::arrow:
      return TokenKind::kArrow;
    case clang::tok::ellipsis:
      return TokenKind::kEllipsis;
    default:
      break;
  }
  if (clang::tok::isStringLiteral(kind)) return TokenKind::kString;
  if (kind == clang::tok::numeric_constant || kind == clang::tok::char_constant) return TokenKind::kNumber;
  return TokenKind::kPunctuation;
}

}  // namespace

struct Tokens::Lexer {
  explicit Lexer(std::string_view text)
      : clang(clang::SourceLocation(), language(), text.data(), text.data(), text.data() + text.size()) {}
  clang::Lexer clang;
};

Tokens::Tokens(std::string_view text, const std::vector<Directive>& directives)
    : lexer_(std::make_unique<Lexer>(text)), text_(text), directives_(directives) {}

Tokens::~Tokens() = default;

Token Tokens::take_directive() {
  const auto index = static_cast<std::uint32_t>(next_directive_++);
  position_ = directives_[index].end;
  moved_ = at_line_start_ = true;
  return {directives_[index].begin, index, TokenKind::kDirective};
}

Token Tokens::next() {
  if (moved_) lexer_->clang.seek(position_, at_line_start_);
  moved_ = false;
  clang::Token token;
  lexer_->clang.LexFromRawLexer(token);
  position_ = static_cast<std::uint32_t>(lexer_->clang.getBufferLocation() - text_.data());
  const bool at_end = token.is(clang::tok::eof);
  const std::uint32_t size = at_end ? 0 : token.getLength();
  const std::uint32_t offset = at_end ? static_cast<std::uint32_t>(text_.size()) : position_ - size;
  if (reaches_directive(offset)) return take_directive();
  if (at_end) return {offset, 0, TokenKind::kEnd};
  if (token.is(clang::tok::raw_identifier)) return {offset, size, word_kind(text_.substr(offset, size))};
  return {offset, size, punctuation(token.getKind())};
}

Token Tokens::next_in_braces(bool records) {
  const char* const begin = text_.data();
  const char* const end = begin + text_.size();
  const char* at = begin + position_;
  const auto stop = [&](const char* start, TokenKind kind) {
    position_ = static_cast<std::uint32_t>(at - begin);
    moved_ = true;
    at_line_start_ = false;
    return Token{static_cast<std::uint32_t>(start - begin), static_cast<std::uint32_t>(at - start), kind};
  };
  while (at < end) {
    const char* start = at;
    const char c = *at;
    if ((c == '#' || c == '%') && reaches_directive(static_cast<std::uint32_t>(at - begin)))
      return take_directive();
    if (c == '{' || c == '}') {
      ++at;
      return stop(start, c == '{' ? TokenKind::kLeftBrace : TokenKind::kRightBrace);
    }
    skip_piece(at, end);
    const auto size = static_cast<std::size_t>(at - start);
    if (!records || size < 4 || size > 6 || (c != 'c' && c != 's' && c != 'u' && c != 'e')) continue;
    const TokenKind kind = word_kind({start, size});
    if (kind == TokenKind::kClass || kind == TokenKind::kStruct || kind == TokenKind::kUnion ||
        kind == TokenKind::kEnum) {
      return stop(start, kind);
    }
  }
  // A directive may begin where the text ends only in theory; the end is the end.
  return stop(at, TokenKind::kEnd);
}

}  // namespace ssot::cpp
