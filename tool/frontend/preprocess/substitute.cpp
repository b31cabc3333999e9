#include "frontend/preprocess/substitute.h"

#include <algorithm>

namespace ssot::preprocess {
namespace {

bool is_paste(const Token& token) { return token.kind == TokenKind::kPaste; }

}  // namespace

bool Substitution::pastes(const TokenList& body) { return std::any_of(body.begin(), body.end(), is_paste); }

Substitution::TokenList Substitution::run() {
  replace(0, body_.size());
  return pasted();
}

std::size_t Substitution::parameter(const Token& token) const {
  if (token.kind != TokenKind::kName || !macro_.function) return kNone;
  const auto found = std::find(macro_.parameters.begin(), macro_.parameters.end(), token.name);
  return found == macro_.parameters.end() ? kNone
                                          : static_cast<std::size_t>(found - macro_.parameters.begin());
}

const Substitution::TokenList& Substitution::expanded(std::size_t index) {
  if (!done_[index]) {
    done_[index] = true;
    expanded_[index] = expander_.expanded(arguments_[index]);
  }
  return expanded_[index];
}

void Substitution::replace(std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to && !expander_.over_budget(); ++at) {
    const Token& token = body_[at];
    if (macro_.function && token.kind == TokenKind::kHash && at + 1 < to) {
      const std::size_t index = parameter(body_[at + 1]);
      if (index != kNone) {
        out_.push_back(quoted(arguments_[index], token.space));
        ++at;
        continue;
      }
    }
    if (is_paste(token)) {
      out_.push_back(token);
      out_.back().painted = true;
    } else if (token.kind == TokenKind::kName && token.name->special == Special::kOptional &&
               macro_.variadic) {
      at = put_optional(at, to);
    } else if (const std::size_t index = parameter(token); index != kNone) {
      put_argument(index, at, to);
    } else {
      out_.push_back(token);
    }
  }
}

void Substitution::put_argument(std::size_t index, std::size_t at, std::size_t to) {
  const bool after_paste = !out_.empty() && is_paste(out_.back()) && out_.back().painted;
  const bool before_paste = at + 1 < to && is_paste(body_[at + 1]);
  const TokenList& raw = arguments_[index];
  // GNU's `, ## __VA_ARGS__`: the comma goes when nothing follows it, and is never pasted.
  const bool variadic = macro_.variadic && index + 1 == macro_.parameters.size();
  if (variadic && after_paste && out_.size() >= 2 && out_[out_.size() - 2].kind == TokenKind::kComma) {
    out_.pop_back();
    if (raw.empty()) out_.pop_back();
    out_.insert(out_.end(), raw.begin(), raw.end());
    return;
  }
  const TokenList& tokens = after_paste || before_paste ? raw : expanded(index);
  if (tokens.empty()) {
    if (after_paste || before_paste) out_.push_back({});
    return;
  }
  const std::size_t start = out_.size();
  out_.insert(out_.end(), tokens.begin(), tokens.end());
  for (std::size_t mark = start; mark < out_.size(); ++mark) {
    if (is_paste(out_[mark])) out_[mark].painted = false;  // a `##` of an argument pastes nothing
  }
  out_[start].space = body_[at].space;
}

std::size_t Substitution::put_optional(std::size_t at, std::size_t to) {
  if (at + 1 >= to || body_[at + 1].kind != TokenKind::kOpen) return at;
  std::size_t close = at + 2;
  for (int depth = 1; close < to; ++close) {
    if (body_[close].kind == TokenKind::kOpen) ++depth;
    if (body_[close].kind == TokenKind::kClose && --depth == 0) break;
  }
  const std::size_t before = out_.size();
  if (!arguments_.empty() && !expanded(arguments_.size() - 1).empty()) replace(at + 2, close);
  if (out_.size() == before) out_.push_back({});
  return close;
}

Token Substitution::quoted(const TokenList& argument, bool space) {
  std::string words = "\"";
  for (std::size_t index = 0; index < argument.size(); ++index) {
    const Token& token = argument[index];
    if (index > 0 && token.space) words += ' ';
    const bool literal = token.kind == TokenKind::kText || token.kind == TokenKind::kCharacter;
    for (const char byte : token.text) {
      if (literal && (byte == '"' || byte == '\\')) words += '\\';
      words += byte;
    }
  }
  words += '"';
  return {.kind = TokenKind::kText, .space = space, .text = expander_.keep(std::move(words))};
}

void Substitution::paste(TokenList& out, const Token& right) {
  Token& left = out.back();
  if (right.kind == TokenKind::kEnd) return;
  if (left.kind == TokenKind::kEnd) {
    const bool space = left.space;
    left = right;
    left.space = space;
    return;
  }
  const std::string_view words = expander_.keep(std::string(left.text) + std::string(right.text));
  Tokens reader(words, expander_.names_);
  Token joined = reader.next();
  if (reader.next().kind == TokenKind::kEnd) {
    joined.space = left.space;
    left = joined;
  } else {
    expander_.failed_ = true;
    out.push_back(right);
  }
}

Substitution::TokenList Substitution::pasted() {
  TokenList out;
  for (std::size_t at = 0; at < out_.size(); ++at) {
    const bool operates = is_paste(out_[at]) && out_[at].painted && !out.empty() && at + 1 < out_.size();
    if (operates) {
      paste(out, out_[++at]);
    } else {
      out.push_back(out_[at]);
    }
  }
  std::erase_if(out, [](const Token& token) { return token.kind == TokenKind::kEnd; });
  return out;
}

}  // namespace ssot::preprocess
