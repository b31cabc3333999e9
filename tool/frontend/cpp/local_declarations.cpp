#include "frontend/cpp/local_declarations.h"

#include "frontend/cpp/declarators.h"

namespace ssot::cpp {
namespace {

// Behind specifiers, attributes and the like; notes those that matter.
std::uint32_t after_specifiers(const TokenList& tokens, std::uint32_t i, LocalDeclaration& found) {
  while (true) {
    switch (tokens.kind(i)) {
      case TokenKind::kSpecifier:
        found.is_static = found.is_static || tokens.is(i, "static");
        found.is_inline = found.is_inline || tokens.is(i, "inline") || tokens.is(i, "constexpr");
        break;
      case TokenKind::kExtern:
        found.is_extern = true;
        break;
      case TokenKind::kConst:
      case TokenKind::kTypename:
      case TokenKind::kClass:
      case TokenKind::kStruct:
      case TokenKind::kUnion:
      case TokenKind::kEnum:
      case TokenKind::kExport:
        break;
      case TokenKind::kAlignas:
      case TokenKind::kAttribute:
        if (tokens.is(i + 1, TokenKind::kLeftParen)) ++i;
        break;
      case TokenKind::kLeftSquare:
        if (!tokens.is(i + 1, TokenKind::kLeftSquare)) return i;
        break;
      default:
        return i;
    }
    i = tokens.after(i);
  }
}

bool may_follow_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::kSemicolon:
    case TokenKind::kEqual:
    case TokenKind::kLeftParen:
    case TokenKind::kLeftBrace:
    case TokenKind::kComma:
    case TokenKind::kColon:
    case TokenKind::kRightParen:
      return true;
    default:
      return false;
  }
}

// `EXPORT f(x);`, Qt's `emit changed(x);`: a macro and a call rather than a type and a name.
bool is_macro_and_call(const TokenList& tokens, const LocalDeclaration& found, std::uint32_t last) {
  if (found.indirect || found.type == kNoToken || found.type != last) return false;
  const std::string_view word = tokens.text(last);
  const bool called = tokens.is(found.behind, TokenKind::kLeftParen);
  return word == "emit" || word == "co_await" || (is_shouted(word) && called);
}

}  // namespace

std::uint32_t after_type(const TokenList& tokens, std::uint32_t at, std::uint32_t& last) {
  std::uint32_t i = tokens.is(at, TokenKind::kColonColon) ? at + 1 : at;
  while (tokens.is(i, TokenKind::kName)) {
    last = i++;
    if (tokens.opens_arguments(i)) {
      const std::uint32_t next = tokens.after_arguments(i);
      if (next == i) return i;
      i = next;
    }
    if (!tokens.is(i, TokenKind::kColonColon)) return i;
    ++i;
    if (tokens.is(i, TokenKind::kTemplate)) ++i;
  }
  return at;
}

LocalDeclaration read_local_declaration(const TokenList& tokens, std::uint32_t at) {
  LocalDeclaration found;
  std::uint32_t i = after_specifiers(tokens, at, found);
  std::uint32_t last = kNoToken;
  if (tokens.is(i, TokenKind::kAuto) || tokens.is(i, TokenKind::kType)) {
    while (tokens.is(i, TokenKind::kAuto) || tokens.is(i, TokenKind::kType) ||
           tokens.is(i, TokenKind::kConst))
      ++i;
  } else if (tokens.is(i, TokenKind::kDecltype) && tokens.is(i + 1, TokenKind::kLeftParen)) {
    i = tokens.after(i + 1);
  } else {
    const std::uint32_t behind = after_type(tokens, i, last);
    if (behind == i) return found;
    found.type = i;
    i = behind;
  }
  for (;; ++i) {
    const TokenKind kind = tokens.kind(i);
    const bool indirect = kind == TokenKind::kStar || kind == TokenKind::kAmpersand ||
                          (kind == TokenKind::kLogical && tokens.is(i, "&&"));
    found.indirect = found.indirect || indirect;
    if (!indirect && kind != TokenKind::kConst && kind != TokenKind::kSpecifier) break;
  }
  if (!tokens.is(i, TokenKind::kName)) return found;
  found.name = i++;
  bool array = false;
  while (tokens.is(i, TokenKind::kLeftSquare) && tokens.opens(i)) {
    i = tokens.after(i);
    array = true;
  }
  found.behind = i;
  found.is_function = tokens.is(i, TokenKind::kLeftParen) && tokens.is(i + 1, TokenKind::kRightParen);
  found.found = (may_follow_name(tokens.kind(i)) || array) && !is_macro_and_call(tokens, found, last);
  return found;
}

}  // namespace ssot::cpp
