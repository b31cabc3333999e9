// Names in heads: where only types and the names of what is declared can stand. The half of CodeWalk that
// tells one from the other.
#include "frontend/cpp/code_walk.h"

namespace ssot::cpp {
namespace {

// Ends a type, so that a name behind it is that of a parameter, a variable, a function.
bool ends_type(TokenKind kind) {
  switch (kind) {
    case TokenKind::kName:
    case TokenKind::kType:
    case TokenKind::kAuto:
    case TokenKind::kStar:
    case TokenKind::kAmpersand:
    case TokenKind::kLogical:
    case TokenKind::kGreater:
    case TokenKind::kGreaterGreater:
    case TokenKind::kEllipsis:
    case TokenKind::kRightParen:
      return true;
    default:
      return false;
  }
}

// Begins what can follow a type, and no declared name.
bool follows_type(TokenKind kind) {
  switch (kind) {
    case TokenKind::kName:
    case TokenKind::kType:
    case TokenKind::kAuto:
    case TokenKind::kStar:
    case TokenKind::kAmpersand:
    case TokenKind::kLogical:
    case TokenKind::kConst:
    case TokenKind::kSpecifier:
    case TokenKind::kOperator:
    case TokenKind::kEllipsis:
      return true;
    default:
      return false;
  }
}

}  // namespace

// In a head `->` is no member's: what stands behind it is a type.
bool CodeWalk::is_linked_type(std::uint32_t i) const {
  if (i > 0 && tokens_.is(i - 1, TokenKind::kTemplate)) --i;
  if (i < 2 || !tokens_.is(i - 1, TokenKind::kColonColon)) return false;
  const TokenKind before = tokens_.kind(i - 2);
  return before == TokenKind::kName || before == TokenKind::kGreater ||
         before == TokenKind::kGreaterGreater || before == TokenKind::kRightParen;
}

// The chain that begins at `i` is what the head declares, or stands before its `::name`.
bool CodeWalk::is_declared(std::uint32_t i, std::uint32_t parameters) const {
  std::uint32_t last = kNoToken;
  const std::uint32_t end = after_type(tokens_, i, last);
  if (end == parameters) return true;
  if (follows_type(tokens_.kind(end))) return false;
  std::uint32_t before = i;
  if (before > 0 && tokens_.is(before - 1, TokenKind::kColonColon)) --before;
  while (before > 0 && tokens_.is(before - 1, TokenKind::kConst)) --before;
  if (before == 0) return false;
  switch (tokens_.kind(before - 1)) {
    case TokenKind::kTypename:
    case TokenKind::kClass:
    case TokenKind::kStruct:
      return last == i;  // `template <class T>`; `typename T::type` is one
    case TokenKind::kTilde:
      return true;
    default:
      return ends_type(tokens_.kind(before - 1));
  }
}

void CodeWalk::head_name(std::uint32_t i, std::uint32_t parameters) {
  if (!tokens_.is(i, TokenKind::kName) || is_linked_type(i)) return;
  if (!is_declared(i, parameters))
    name(i, /*types=*/true);
  else if (frames_.back().kind == Kind::kParameters)
    declares_more(i);
}

void CodeWalk::head(std::uint32_t from, std::uint32_t to, std::uint32_t parameters) {
  for (std::uint32_t i = from; i < to; ++i) head_name(i, parameters);
}

// `class EXPORT Name<W> final : public Base {`: what is declared is no use, its bases and arguments are.
void CodeWalk::record_head(std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to;) {
    if (tokens_.is(i, TokenKind::kColon)) {
      for (std::uint32_t base = i + 1; base < to; ++base) {
        if (tokens_.is(base, TokenKind::kName) && !is_linked_type(base)) name(base, /*types=*/true);
      }
      return;
    }
    if (tokens_.opens_arguments(i)) head(i + 1, tokens_.partner(i), kNoToken);
    i = tokens_.opens_arguments(i) ? tokens_.partner(i) + 1 : i + 1;
  }
}

// `typedef`, `using`, `friend` and the like up to their `;`. Only to make a name known here is no use of it.
void CodeWalk::naming_statement(std::uint32_t i, std::uint32_t end) {
  std::uint32_t from = i + 1;
  switch (tokens_.kind(i)) {
    case TokenKind::kUsing:
    case TokenKind::kConcept:
      while (from < end && !tokens_.is(from, TokenKind::kEqual)) ++from;
      break;
    case TokenKind::kNamespace:
      return;
    case TokenKind::kFriend:
      if (tokens_.is(from, TokenKind::kClass) || tokens_.is(from, TokenKind::kStruct)) return;
      if (tokens_.is(from + 1, TokenKind::kSemicolon)) return;
      break;
    default:
      break;
  }
  head(from, end, kNoToken);
}

}  // namespace ssot::cpp
