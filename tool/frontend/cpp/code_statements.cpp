// Where statements begin and what kind they are: the half of CodeWalk that knows declarations.
#include "frontend/cpp/code_walk.h"

namespace ssot::cpp {

std::uint32_t CodeWalk::statement(std::uint32_t i) {
  const bool declarations = frames_.back().kind == Kind::kDeclarations;
  switch (tokens_.kind(i)) {
    case TokenKind::kSemicolon:
    case TokenKind::kRightBrace:
      return i + 1;
    case TokenKind::kLeftBrace:
      return brace(i);
    case TokenKind::kLeftSquare:
      if (tokens_.is(i + 1, TokenKind::kLeftSquare)) return tokens_.after(i);
      break;
    case TokenKind::kName:
      if (tokens_.is(i + 1, TokenKind::kColon)) return i + 2;  // a label, Qt's `signals:`
      break;
    default:
      break;
  }
  if (is_access_section(i)) {
    while (!tokens_.is(i, TokenKind::kColon)) ++i;
    return i + 1;
  }
  return declarations ? declaration(i) : plain_statement(i);
}

bool CodeWalk::is_access_section(std::uint32_t i) const {
  const TokenKind kind = tokens_.kind(i);
  if (kind != TokenKind::kPublic && kind != TokenKind::kProtected && kind != TokenKind::kPrivate)
    return false;
  return tokens_.is(i + 1, TokenKind::kColon) ||
         (tokens_.is(i + 1, TokenKind::kName) && tokens_.is(i + 2, TokenKind::kColon));
}

std::uint32_t CodeWalk::to_statement_end(std::uint32_t i) {
  at_start_ = false;
  while (i < frames_.back().close && !tokens_.is(i, TokenKind::kSemicolon)) {
    if (tokens_.is(i, TokenKind::kLess) && !tokens_.opens_arguments(i))
      ++i;
    else
      i = tokens_.after(i);
  }
  return i;
}

std::uint32_t CodeWalk::keyword(std::uint32_t i) {
  const std::string_view word = tokens_.text(i);
  at_start_ = false;
  if (word == "return" || word == "co_return" || word == "co_yield") {
    if (word != "co_yield") returns(i + 1);
    return i + 1;
  }
  if (word == "do" || word == "else") {
    at_start_ = holds_statements();
    return i + 1;
  }
  if (word == "goto") return i + 2;
  if (word == "case") {
    in_case_ = true;
    return i + 1;
  }
  if (word == "break" || word == "continue") return i + 1;
  std::uint32_t open = i + 1;
  while (open < i + 4 && !tokens_.is(open, TokenKind::kLeftParen)) ++open;  // `if constexpr (`
  if (!tokens_.is(open, TokenKind::kLeftParen) || !tokens_.opens(open)) return i + 1;
  const bool starts_after = holds_statements();
  const std::uint32_t first = push({.kind = Kind::kExpression, .starts_after = starts_after}, open);
  if (const LocalDeclaration found = read_local_declaration(tokens_, first); found.found) declared(found);
  return first;
}

std::uint32_t CodeWalk::plain_statement(std::uint32_t i) {
  switch (tokens_.kind(i)) {
    case TokenKind::kStatement:
      return keyword(i);
    case TokenKind::kTry:
      return i + 1;
    case TokenKind::kDefault:
      if (tokens_.is(i + 1, TokenKind::kColon)) return i + 2;
      break;
    case TokenKind::kCatch:
      at_start_ = false;
      if (!tokens_.is(i + 1, TokenKind::kLeftParen) || !tokens_.opens(i + 1)) return i + 1;
      return push({.kind = Kind::kParameters}, i + 1);
    case TokenKind::kUsing:
    case TokenKind::kTypedef:
    case TokenKind::kNamespace: {
      const std::uint32_t end = to_statement_end(i);
      uses_namespace(i, end);
      naming_statement(i, end);
      return end;
    }
    case TokenKind::kClass:
    case TokenKind::kStruct:
    case TokenKind::kUnion:
    case TokenKind::kEnum: {
      const Extent extent = extent_of(i);
      if (tokens_.is(extent.stop, TokenKind::kLeftBrace)) {
        at_start_ = false;
        record_head(i, extent.stop);
        if (tokens_.is(i, TokenKind::kEnum)) enumerators_ = extent.stop;
        return extent.stop;
      }
      break;
    }
    default:
      break;
  }
  if (const LocalDeclaration found = read_local_declaration(tokens_, i); found.found) declared(found);
  return token(i);
}

// `W a, *b = f(), c;`: all names of one declaration.
void CodeWalk::declared(const LocalDeclaration& found) {
  declares(found, frames_.back().record);
  for (std::uint32_t i = found.behind; i < frames_.back().close;) {
    const TokenKind kind = tokens_.kind(i);
    if (kind == TokenKind::kSemicolon || kind == TokenKind::kColon) break;
    if (kind == TokenKind::kComma) {
      while (tokens_.is(i + 1, TokenKind::kStar) || tokens_.is(i + 1, TokenKind::kAmpersand) ||
             tokens_.is(i + 1, TokenKind::kConst))
        ++i;
      if (tokens_.is(i + 1, TokenKind::kName)) declares_more(i + 1);
    }
    i = kind == TokenKind::kLess && !tokens_.opens_arguments(i) ? i + 1 : tokens_.after(i);
  }
}

CodeWalk::Extent CodeWalk::extent_of(std::uint32_t i) const {
  Extent extent;
  std::uint32_t at = i;
  for (; at < frames_.back().close;) {
    const TokenKind kind = tokens_.kind(at);
    if (kind == TokenKind::kSemicolon || kind == TokenKind::kRightBrace || is_access_section(at)) break;
    if (kind == TokenKind::kLeftBrace) {
      const ScopeKind* const scope = scope_at(at);
      if (!tokens_.opens(at) || (scope != nullptr && *scope != ScopeKind::kSkipped)) break;
    }
    if (kind == TokenKind::kArrow) extent.guide = true;
    if (kind == TokenKind::kLeftParen && extent.parameters == kNoToken && tokens_.opens(at) &&
        shape_.parameter_lists.contains(tokens_[at].offset))
      extent.parameters = at;
    at = kind == TokenKind::kLess && !tokens_.opens_arguments(at) ? at + 1 : tokens_.after(at);
  }
  extent.stop = at;
  return extent;
}

// A statement at namespace or class scope.
std::uint32_t CodeWalk::declaration(std::uint32_t i) {
  const Extent extent = extent_of(i);
  std::uint32_t first = i;
  while (tokens_.is(first, TokenKind::kTemplate) && tokens_.is(first + 1, TokenKind::kLess) &&
         tokens_.opens(first + 1)) {
    first = tokens_.partner(first + 1) + 1;
  }
  if (tokens_.is(extent.stop, TokenKind::kLeftBrace)) {
    at_start_ = false;
    const ScopeKind* const scope = scope_at(extent.stop);
    const bool body = scope == nullptr || *scope == ScopeKind::kBody;
    head(i, first, kNoToken);
    if (body && extent.parameters != kNoToken) return function_head(first, extent);
    if (!tokens_.is(first, TokenKind::kNamespace)) record_head(first, extent.stop);
    return extent.stop;
  }
  at_start_ = !tokens_.is(extent.stop, TokenKind::kSemicolon);
  const std::uint32_t skipped = extent.stop > i ? extent.stop : i + 1;
  switch (tokens_.kind(first)) {
    case TokenKind::kUsing:
    case TokenKind::kTypedef:
    case TokenKind::kNamespace:
    case TokenKind::kFriend:
    case TokenKind::kConcept:
    case TokenKind::kTemplate:
      head(i, first, kNoToken);
      naming_statement(first, skipped);
      return skipped;
    default:
      break;
  }
  head(i, first, kNoToken);
  if (extent.parameters != kNoToken) return function_head(first, extent);
  const LocalDeclaration found = read_local_declaration(tokens_, first);
  const TokenKind key = tokens_.kind(first);
  const bool record = key == TokenKind::kClass || key == TokenKind::kStruct || key == TokenKind::kUnion ||
                      key == TokenKind::kEnum;
  if (!found.found && (record || extent.guide)) return skipped;
  at_start_ = false;
  if (found.found) declared(found);
  return first < extent.stop ? token(first) : skipped;
}

// A function's head from `first` up to its `;` or `{`; goes on in its parameters.
std::uint32_t CodeWalk::function_head(std::uint32_t first, const Extent& extent) {
  const std::uint32_t stop = extent.stop;
  head(first, extent.parameters, extent.parameters);
  std::uint32_t resume = stop;
  for (std::uint32_t at = tokens_.after(extent.parameters); at < stop;) {
    if (tokens_.is(at, TokenKind::kColon)) {
      resume = at + 1;
      initialisers_end_ = stop;
      break;
    }
    at = tokens_.is(at, TokenKind::kLess) && !tokens_.opens_arguments(at) ? at + 1 : tokens_.after(at);
  }
  head(tokens_.after(extent.parameters), resume, kNoToken);
  return push(
      {.kind = Kind::kParameters,
       .starts_after = !tokens_.is(stop, TokenKind::kSemicolon) && !tokens_.is(stop, TokenKind::kLeftBrace),
       .resume = resume},
      extent.parameters);
}

std::uint32_t CodeWalk::initialiser(std::uint32_t i) {
  if (tokens_.opens_arguments(i)) return tokens_.partner(i) + 1;
  const bool opens =
      (tokens_.is(i, TokenKind::kLeftParen) || tokens_.is(i, TokenKind::kLeftBrace)) && tokens_.opens(i);
  if (!opens) return i + 1;
  if (i > 0 && tokens_.is(i - 1, TokenKind::kName)) initialises(i - 1, i);
  return push({.kind = Kind::kExpression}, i);
}

}  // namespace ssot::cpp
