// Function bodies, enums and initialisers: only braces count there, and, in a body, the heads of records.
#include "frontend/cpp/sketch_reader.h"

namespace ssot::cpp {

// Inside a function's body, an enum or an initialiser only braces count, and, in a body, records.
void SketchReader::in_braces(const Token& token) {
  switch (token.kind) {
    case TokenKind::kLeftBrace:
      ++state_.depth;
      return;
    case TokenKind::kRightBrace:
      if (state_.depth > 0)
        --state_.depth;
      else
        close_brace(token);
      return;
    case TokenKind::kClass:
    case TokenKind::kStruct:
    case TokenKind::kUnion:
    case TokenKind::kEnum:
      if (scope().kind != ScopeKind::kBody) return;
      clear_head();
      state_.local_head = true;
      push(token);
      return;
    default:
      return;
  }
}

// Collects what may be the head of a record in a body; the first token that cannot belong to one ends it.
void SketchReader::in_local_head(const Token& token) {
  const TokenKind before = head_.tokens.empty() ? TokenKind::kEnd : head_.tokens.back().kind;
  if (state_.parens > 0) {
    if (token.kind == TokenKind::kLeftParen || token.kind == TokenKind::kLeftSquare) ++state_.parens;
    if (token.kind == TokenKind::kRightParen || token.kind == TokenKind::kRightSquare) --state_.parens;
    if (token.kind != TokenKind::kSemicolon && token.kind != TokenKind::kLeftBrace &&
        token.kind != TokenKind::kRightBrace) {
      return push(token);
    }
  }
  switch (token.kind) {
    case TokenKind::kName:
    case TokenKind::kType:
    case TokenKind::kConst:
    case TokenKind::kNumber:
    case TokenKind::kColonColon:
    case TokenKind::kColon:
    case TokenKind::kPublic:
    case TokenKind::kProtected:
    case TokenKind::kPrivate:
    case TokenKind::kSpecifier:
    case TokenKind::kTypename:
    case TokenKind::kDecltype:
    case TokenKind::kAttribute:
    case TokenKind::kAlignas:
    case TokenKind::kEllipsis:
    case TokenKind::kClass:
    case TokenKind::kStruct:
      return push(token);
    case TokenKind::kLess:
      ++state_.angles;
      return push(token);
    case TokenKind::kGreater:
    case TokenKind::kGreaterGreater:
      state_.angles -= token.kind == TokenKind::kGreater ? 1 : 2;
      if (state_.angles >= 0) return push(token);
      break;
    case TokenKind::kComma:
    case TokenKind::kStar:
    case TokenKind::kAmpersand:
      if (state_.angles > 0 || (token.kind == TokenKind::kComma && head_has(TokenKind::kColon, head_.size())))
        return push(token);
      break;
    case TokenKind::kLeftSquare:
    case TokenKind::kLeftParen:
      if (before == TokenKind::kAttribute || before == TokenKind::kAlignas ||
          before == TokenKind::kDecltype ||
          (token.kind == TokenKind::kLeftSquare &&
           (before == TokenKind::kClass || before == TokenKind::kStruct))) {
        ++state_.parens;
        return push(token);
      }
      break;
    case TokenKind::kLeftBrace:
      state_.parens = state_.angles = 0;
      head_.pair_brackets();
      if (scope().qualified.size() <= kLongestName && opens_record(token)) return;
      break;
    default:
      break;
  }
  clear_head();
  in_braces(token);
}

}  // namespace ssot::cpp
