#include "frontend/cpp/head.h"

#include "frontend/cpp/bytes.h"

namespace ssot::cpp {

void Head::pair_brackets() {
  partner_.resize(tokens.size());
  open_.clear();
  const auto pair = [&](std::size_t open, std::size_t close) {
    partner_[open] = close;
    partner_[close] = open;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    partner_[i] = i;
    const TokenKind before = i == 0 ? TokenKind::kEnd : tokens[i - 1].kind;
    switch (tokens[i].kind) {
      case TokenKind::kLeftParen:
      case TokenKind::kLeftSquare:
        open_.push_back(i);
        break;
      case TokenKind::kLess:
        if (before == TokenKind::kName || before == TokenKind::kTemplate || before == TokenKind::kCast)
          open_.push_back(i);
        break;
      case TokenKind::kGreater:
      case TokenKind::kGreaterGreater: {
        if (before == TokenKind::kOperator) break;
        const int closes = tokens[i].kind == TokenKind::kGreater ? 1 : 2;
        for (int n = 0; n < closes && !open_.empty() && tokens[open_.back()].kind == TokenKind::kLess; ++n) {
          pair(open_.back(), i);
          open_.pop_back();
        }
        break;
      }
      case TokenKind::kRightParen:
      case TokenKind::kRightSquare: {
        while (!open_.empty() && tokens[open_.back()].kind == TokenKind::kLess) open_.pop_back();
        if (open_.empty()) break;
        pair(open_.back(), i);
        open_.pop_back();
        break;
      }
      default:
        break;
    }
  }
}

std::string Head::written(std::size_t from, std::size_t to) const {
  std::string out;
  for (std::size_t i = from; i < to; ++i) {
    const bool apart = i > from && tokens[i - 1].offset + tokens[i - 1].size != tokens[i].offset;
    if (apart) out += ' ';
    out += text(i);
  }
  return out;
}

std::string Head::written_range(std::uint32_t from, std::uint32_t to) const {
  std::string out;
  bool apart = false;
  const char* at = text_.data() + from;
  const char* end = text_.data() + to;
  while (at < end) {
    const char* start = at;
    if (skip_piece(at, end) == Piece::kToken) {
      if (apart && !out.empty()) out += ' ';
      out.append(start, at);
      apart = false;
    } else {
      apart = true;
    }
  }
  return out;
}

std::size_t Head::after_attribute(std::size_t i) const {
  if (is(i, TokenKind::kLeftSquare) && is(i + 1, TokenKind::kLeftSquare)) return after(i);
  if ((is(i, TokenKind::kAttribute) || is(i, TokenKind::kAlignas)) && is(i + 1, TokenKind::kLeftParen))
    return after(i + 1);
  return i;
}

}  // namespace ssot::cpp
