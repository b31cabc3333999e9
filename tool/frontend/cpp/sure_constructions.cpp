// Which of the things that look like a construction can be nothing else, once a name is known to be a
// class's: no declaration of a function, no type.
#include "frontend/cpp/use_reader.h"

namespace ssot::cpp {

// What begins at `at` is a value, and no parameter of a function: `W w(1);`, not `W w(int);`.
bool UseReader::is_value(std::uint32_t at) const {
  switch (tokens_.kind(at)) {
    case TokenKind::kNumber:
    case TokenKind::kString:
    case TokenKind::kExpression:
    case TokenKind::kCast:
    case TokenKind::kStar:
    case TokenKind::kAmpersand:
    case TokenKind::kPunctuation:
    case TokenKind::kLeftBrace:
      return true;
    case TokenKind::kName:
      break;
    default:
      return false;
  }
  const TokenKind behind = tokens_.kind(at + 1);
  if (behind == TokenKind::kRightParen || behind == TokenKind::kComma) {
    const std::string_view name = tokens_.text(at);
    return parameters_.contains(name) || (!functions_.empty() && functions_.back().declared.contains(name));
  }
  return behind == TokenKind::kArrow || behind == TokenKind::kPunctuation;
}

// Where the chain that begins at `first` stands, a value is wanted.
bool UseReader::stands_for_value(std::uint32_t first) const {
  std::uint32_t before = first;
  if (before > 0 && tokens_.is(before - 1, TokenKind::kColonColon)) --before;
  if (before == 0) return false;
  --before;
  switch (tokens_.kind(before)) {
    case TokenKind::kEqual:
    case TokenKind::kPunctuation:
    case TokenKind::kComma:
    case TokenKind::kLogical:
      return true;
    case TokenKind::kLeftParen:
      return !vexed_.contains(before);
    case TokenKind::kLeftBrace:
      return is_initialiser(before);
    case TokenKind::kStatement:
      return tokens_.is(before, "return") || tokens_.is(before, "co_return") ||
             tokens_.is(before, "co_yield");
    case TokenKind::kNoexcept:
      return tokens_.is(before, "throw");
    default:
      return false;
  }
}

// `W(1)`, not `W(int)` or `W(*)(int)`.
bool UseReader::calls_constructor(std::uint32_t first, std::uint32_t open) const {
  if (tokens_.is(tokens_.after(open), TokenKind::kLeftParen)) return false;
  switch (tokens_.kind(open + 1)) {
    case TokenKind::kType:
    case TokenKind::kConst:
    case TokenKind::kTypename:
    case TokenKind::kStruct:
    case TokenKind::kClass:
    case TokenKind::kAuto:
    case TokenKind::kEllipsis:
      return false;
    case TokenKind::kStar:
    case TokenKind::kAmpersand:
    case TokenKind::kLogical:
      return tokens_.is(open + 2, TokenKind::kName) && !tokens_.is(first - 1, TokenKind::kComma);
    default:
      return true;
  }
}

}  // namespace ssot::cpp
