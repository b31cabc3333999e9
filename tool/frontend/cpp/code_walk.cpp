#include "frontend/cpp/code_walk.h"

namespace ssot::cpp {

void CodeWalk::walk() {
  frames_.push_back({.close = tokens_.size(), .kind = Kind::kDeclarations});
  for (std::uint32_t i = 0; i < tokens_.size();) i = step(i);
  while (frames_.size() > 1) leave();
}

std::uint32_t CodeWalk::step(std::uint32_t i) {
  const Frame& frame = frames_.back();
  if (i >= frame.close) return leave();
  if (frame.kind == Kind::kParameters && !frame.value) return parameter(i);
  if (frame.kind == Kind::kDeclarations && i < initialisers_end_) return initialiser(i);
  if (at_start_ && holds_statements()) return statement(i);
  return token(i);
}

const ScopeKind* CodeWalk::scope_at(std::uint32_t i) const {
  const auto found = shape_.braces.find(tokens_[i].offset);
  return found == shape_.braces.end() ? nullptr : &found->second;
}

std::uint32_t CodeWalk::push(Frame frame, std::uint32_t open) {
  frame.close = tokens_.partner(open);
  frame.types = frame.types || frame.kind == Kind::kTypes || (!frame.function && frames_.back().types);
  frames_.push_back(frame);
  return open + 1;
}

std::uint32_t CodeWalk::leave() {
  const Frame left = frames_.back();
  frames_.pop_back();
  if (left.function) leaves_function();
  at_start_ = left.starts_after;
  if (!frames_.empty() && frames_.back().close == left.close) return left.close;  // `>>` closes both
  return left.resume != 0 ? left.resume : left.close + 1;
}

std::uint32_t CodeWalk::token(std::uint32_t i) {
  at_start_ = false;
  switch (tokens_.kind(i)) {
    case TokenKind::kSemicolon:
      at_start_ = holds_statements();
      return i + 1;
    case TokenKind::kColon:
      if (in_case_ && frames_.back().kind == Kind::kStatements) {
        in_case_ = false;
        at_start_ = true;
      }
      return i + 1;
    case TokenKind::kComma:
      if (frames_.back().kind == Kind::kParameters) frames_.back().value = false;
      return i + 1;
    case TokenKind::kLeftBrace:
      return brace(i);
    case TokenKind::kRightBrace:  // closes nothing
      at_start_ = holds_statements();
      return i + 1;
    case TokenKind::kLeftSquare:
      return square(i);
    case TokenKind::kLeftParen:
      if (!tokens_.opens(i)) return i + 1;
      if (const auto body = lambda_parameters_.find(i); body != lambda_parameters_.end())
        return push({.kind = Kind::kParameters, .resume = body->second}, i);
      return push({.kind = Kind::kExpression}, i);
    case TokenKind::kLess:
      return tokens_.opens_arguments(i) ? push({.kind = Kind::kTypes}, i) : i + 1;
    default:
      return word(i);
  }
}

std::uint32_t CodeWalk::word(std::uint32_t i) {
  const bool types = frames_.back().types;
  switch (tokens_.kind(i)) {
    case TokenKind::kOperator:
      return tokens_.is(i + 1, TokenKind::kName) ? i + 2 : i + 1;
    case TokenKind::kTilde:  // `p->~W()`
      return joins_members(tokens_, i - (i > 0)) && tokens_.is(i + 1, TokenKind::kName) ? i + 2 : i + 1;
    case TokenKind::kStatement:
      return keyword(i);
    case TokenKind::kDecltype:
    case TokenKind::kNoexcept:
      return tokens_.is(i, "throw") ? i + 1 : unevaluated(i);
    case TokenKind::kExpression:
      if (tokens_.is(i, "sizeof") || tokens_.is(i, "alignof")) return unevaluated(i);
      if (tokens_.is(i, "new") && !types) maker(i);
      if (tokens_.is(i, "this") && joins_members(tokens_, i + 1)) name(i, types);
      return i + 1;
    case TokenKind::kArrow:
    case TokenKind::kPunctuation:
      if (joins_members(tokens_, i)) name(i, types);
      return i + 1;
    case TokenKind::kName:
      if (frames_.back().enumerators &&
          (tokens_.is(i - 1, TokenKind::kComma) || tokens_.is(i - 1, TokenKind::kLeftBrace)))
        declares_more(i);
      else if (!is_linked(tokens_, i))
        name(i, types);
      return i + 1;
    default:
      return i + 1;
  }
}

// `sizeof(…)`, `decltype(…)`: names are used, nothing is made or called.
std::uint32_t CodeWalk::unevaluated(std::uint32_t i) {
  if (!tokens_.is(i + 1, TokenKind::kLeftParen) || !tokens_.opens(i + 1)) return i + 1;
  return push({.kind = Kind::kExpression, .types = true}, i + 1);
}

// `auto [a, b] = …`.
std::uint32_t CodeWalk::structured_binding(std::uint32_t i) {
  const std::uint32_t close = tokens_.partner(i);
  for (std::uint32_t at = i + 1; at < close; ++at) {
    if (tokens_.is(at, TokenKind::kName)) declares_more(at);
  }
  return close + 1;
}

// `[…] (…) … {` is a lambda where no subscript can be. Answers its `{`, or kNoToken.
std::uint32_t CodeWalk::lambda_body(std::uint32_t i, std::uint32_t& parameters) const {
  std::uint32_t at = tokens_.after(i);
  if (tokens_.opens_arguments(at)) at = tokens_.partner(at) + 1;
  if (tokens_.is(at, TokenKind::kLeftParen) && tokens_.opens(at)) {
    parameters = at;
    at = tokens_.after(at);
  }
  bool typed = false;
  for (int n = 0; n < 64; ++n, at = tokens_.after(at)) {
    switch (tokens_.kind(at)) {
      case TokenKind::kLeftBrace:
        return tokens_.opens(at) ? at : kNoToken;
      case TokenKind::kArrow:
      case TokenKind::kRequires:
        typed = true;
        break;
      case TokenKind::kSpecifier:
      case TokenKind::kNoexcept:
      case TokenKind::kConst:
      case TokenKind::kAttribute:
        break;
      case TokenKind::kLeftParen:
      case TokenKind::kLeftSquare:
        if (!tokens_.opens(at)) return kNoToken;
        break;
      case TokenKind::kName:
      case TokenKind::kColonColon:
      case TokenKind::kType:
      case TokenKind::kStar:
      case TokenKind::kAmpersand:
      case TokenKind::kLogical:
      case TokenKind::kAuto:
      case TokenKind::kDecltype:
      case TokenKind::kTypename:
      case TokenKind::kLess:
        if (!typed) return kNoToken;
        break;
      default:
        return kNoToken;
    }
  }
  return kNoToken;
}

std::uint32_t CodeWalk::square(std::uint32_t i) {
  if (!tokens_.opens(i)) return i + 1;
  const TokenKind before = i == 0 ? TokenKind::kEnd : tokens_.kind(i - 1);
  const bool referring = i > 1 && (before == TokenKind::kAmpersand || before == TokenKind::kLogical) &&
                         tokens_.is(i - 2, TokenKind::kAuto);
  if (before == TokenKind::kAuto || referring) return structured_binding(i);
  const bool subscript = before == TokenKind::kName || before == TokenKind::kRightParen ||
                         before == TokenKind::kRightSquare || before == TokenKind::kString ||
                         before == TokenKind::kDelete || before == TokenKind::kOperator ||
                         (before == TokenKind::kExpression && tokens_.is(i - 1, "this"));
  if (!subscript) {
    if (tokens_.is(i + 1, TokenKind::kLeftSquare)) return tokens_.after(i);  // an attribute
    std::uint32_t parameters = kNoToken;
    const std::uint32_t body = lambda_body(i, parameters);
    if (body != kNoToken) {
      lambda_bodies_.insert(body);
      if (parameters != kNoToken) lambda_parameters_.emplace(parameters, body);
      head(parameters != kNoToken ? tokens_.after(parameters) : tokens_.after(i), body, kNoToken);
      return push({.kind = Kind::kExpression, .resume = parameters != kNoToken ? parameters : body}, i);
    }
  }
  return push({.kind = Kind::kExpression}, i);
}

bool CodeWalk::is_initialiser(std::uint32_t i) const {
  if (!tokens_.opens(i) || lambda_bodies_.contains(i)) return false;
  if (const ScopeKind* const scope = scope_at(i); scope != nullptr) return *scope == ScopeKind::kSkipped;
  if (frames_.back().kind != Kind::kStatements) {
    // `({ …; })` and a macro's block: what ends with `;` holds statements.
    return !tokens_.is(tokens_.partner(i) - 1, TokenKind::kSemicolon);
  }
  switch (i == 0 ? TokenKind::kEnd : tokens_.kind(i - 1)) {
    case TokenKind::kName: {
      const TokenKind behind = tokens_.kind(tokens_.after(i));
      return behind == TokenKind::kSemicolon || behind == TokenKind::kComma || behind == TokenKind::kArrow ||
             behind == TokenKind::kPunctuation || behind == TokenKind::kColon ||
             behind == TokenKind::kLogical || behind == TokenKind::kEqual;
    }
    case TokenKind::kEqual:
    case TokenKind::kComma:
    case TokenKind::kGreater:
    case TokenKind::kGreaterGreater:
    case TokenKind::kRightSquare:
    case TokenKind::kPunctuation:
    case TokenKind::kLogical:
    case TokenKind::kType:
    case TokenKind::kAuto:
      return true;
    case TokenKind::kStatement:
      return tokens_.is(i - 1, "return") || tokens_.is(i - 1, "co_return") || tokens_.is(i - 1, "co_yield");
    default:
      return false;
  }
}

std::uint32_t CodeWalk::brace(std::uint32_t i) {
  if (!tokens_.opens(i)) {
    at_start_ = holds_statements();
    return i + 1;
  }
  const bool starts_after = holds_statements();
  if (lambda_bodies_.contains(i)) {
    const std::uint32_t next = push({.kind = Kind::kStatements, .function = true}, i);
    enters_function(/*lambda=*/true);
    at_start_ = true;
    return next;
  }
  const ScopeKind* const scope = scope_at(i);
  if (scope != nullptr && *scope == ScopeKind::kBody) {
    const std::uint32_t next =
        push({.kind = Kind::kStatements, .function = true, .starts_after = starts_after}, i);
    enters_function(/*lambda=*/false);
    at_start_ = true;
    return next;
  }
  if ((scope != nullptr && *scope == ScopeKind::kEnum) || i == enumerators_)
    return push({.kind = Kind::kExpression, .starts_after = starts_after, .enumerators = true}, i);
  if (is_initialiser(i)) return push({.kind = Kind::kExpression}, i);
  at_start_ = true;
  if (scope != nullptr) {
    return push(
        {.kind = Kind::kDeclarations, .record = *scope == ScopeKind::kRecord, .starts_after = starts_after},
        i);
  }
  return push({.kind = Kind::kStatements, .starts_after = starts_after}, i);
}

// A parameter list: only default arguments are code, the rest is types and names of parameters.
std::uint32_t CodeWalk::parameter(std::uint32_t i) {
  if (tokens_.is(i, TokenKind::kEqual)) {
    frames_.back().value = true;
    return i + 1;
  }
  head_name(i, kNoToken);
  return i + 1;
}

}  // namespace ssot::cpp
