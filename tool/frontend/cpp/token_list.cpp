#include "frontend/cpp/token_list.h"

namespace ssot::cpp {

TokenList::TokenList(std::string_view text, const std::vector<Directive>& directives) : text_(text) {
  Tokens tokens(text, directives);
  std::vector<std::int32_t> conditions;
  while (true) {
    const Token token = tokens.next();
    if (token.kind == TokenKind::kEnd) break;
    if (token.kind != TokenKind::kDirective) {
      tokens_.push_back(token);
      pair();
      continue;
    }
    switch (directives[token.size].kind) {
      case DirectiveKind::kIf:
        conditions.push_back(top_);
        break;
      case DirectiveKind::kElse:
      case DirectiveKind::kDead:
        if (!conditions.empty()) top_ = conditions.back();
        break;
      case DirectiveKind::kEndif:
        if (!conditions.empty()) conditions.pop_back();
        break;
      default:
        break;
    }
  }
  opens_ = {};
}

// The last token is new.
void TokenList::pair() {
  const std::uint32_t i = size() - 1;
  partner_.push_back(i);
  shared_.push_back(false);
  compares_.push_back(false);
  const TokenKind before = i == 0 ? TokenKind::kEnd : tokens_[i - 1].kind;
  const TokenKind kind = tokens_[i].kind;
  if (top_kind() == TokenKind::kLess) {
    const bool ends = kind == TokenKind::kGreater || kind == TokenKind::kGreaterGreater ||
                      kind == TokenKind::kComma || kind == TokenKind::kEllipsis ||
                      kind == TokenKind::kRightParen;
    const bool compared =
        (before == TokenKind::kLogical && !ends) || (kind == TokenKind::kPunctuation && text(i) == "?");
    if (compared) compares_[opens_[static_cast<std::size_t>(top_)].token] = true;
  }
  const auto open = [&] {
    opens_.push_back({i, top_});
    top_ = static_cast<std::int32_t>(opens_.size()) - 1;
  };
  switch (kind) {
    case TokenKind::kLess:
      if (before == TokenKind::kName || before == TokenKind::kTemplate || before == TokenKind::kCast ||
          before == TokenKind::kRightSquare)
        open();
      return;
    case TokenKind::kLeftBrace:
      drop_angles();
      return open();
    case TokenKind::kLeftParen:
    case TokenKind::kLeftSquare:
      return open();
    case TokenKind::kSemicolon:
      return drop_angles();
    case TokenKind::kGreater:
    case TokenKind::kGreaterGreater:
      return close_angles(i);
    case TokenKind::kRightParen:
      return close(i, TokenKind::kLeftParen);
    case TokenKind::kRightSquare:
      return close(i, TokenKind::kLeftSquare);
    case TokenKind::kRightBrace:
      return close(i, TokenKind::kLeftBrace);
    default:
      return;
  }
}

void TokenList::drop_angles() {
  for (int n = 0; n < kMostUnclosed && top_kind() == TokenKind::kLess; ++n) pop();
}

void TokenList::close_angles(std::uint32_t i) {
  if (i > 0 && tokens_[i - 1].kind == TokenKind::kOperator) return;
  const int closes = tokens_[i].kind == TokenKind::kGreater ? 1 : 2;
  std::uint32_t inner = i;
  for (int n = 0; n < closes && top_kind() == TokenKind::kLess; ++n) {
    const std::uint32_t opener = opens_[static_cast<std::size_t>(top_)].token;
    pop();
    partner_[opener] = i;
    partner_[i] = opener;
    if (inner != i) shared_[inner] = true;
    inner = opener;
  }
}

void TokenList::close(std::uint32_t i, TokenKind opener) {
  drop_angles();
  const std::int32_t top = top_;
  for (int n = 0; n < kMostUnclosed && top_ >= 0; ++n) {
    const TokenKind kind = top_kind();
    if (kind == opener) {
      const std::uint32_t open = opens_[static_cast<std::size_t>(top_)].token;
      pop();
      partner_[open] = i;
      partner_[i] = open;
      return;
    }
    // Only a `}` closes what was forgotten inside its braces.
    if (opener != TokenKind::kLeftBrace) break;
    pop();
  }
  top_ = top;
}

bool TokenList::opens_arguments(std::uint32_t i) const {
  if (!is(i, TokenKind::kLess) || !opens(i) || compares_[i]) return false;
  if (shared_[i]) return true;
  const std::uint32_t next = partner_[i] + 1;
  switch (kind(next)) {
    case TokenKind::kNumber:
    case TokenKind::kString:
    case TokenKind::kExpression:
    case TokenKind::kCast:
      return false;
    case TokenKind::kPunctuation:
      return is(next, ".") || is(next, ")");
    default:
      return true;
  }
}

}  // namespace ssot::cpp
