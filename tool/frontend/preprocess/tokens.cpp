#include "frontend/preprocess/tokens.h"

#include <algorithm>
#include <array>
#include <string>

namespace ssot::preprocess {
namespace {

constexpr auto kWord = [] {
  std::array<std::uint8_t, 256> table{};  // 1: starts a word, 2: continues one
  for (int byte = 0; byte < 256; ++byte) {
    const bool letter =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '$';
    if (letter || byte >= 128) table[byte] = 3;
    if (byte >= '0' && byte <= '9') table[byte] = 2;
  }
  return table;
}();

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

struct Punctuator {
  std::string_view text;
  TokenKind kind;
};
// Longer ones first.
constexpr Punctuator kPunctuators[] = {
    {"...", TokenKind::kEllipsis},    {"<<=", TokenKind::kOther},    {">>=", TokenKind::kOther},
    {"->*", TokenKind::kOther},       {"<=>", TokenKind::kOther},    {"##", TokenKind::kPaste},
    {"%:", TokenKind::kHash},         {"&&", TokenKind::kAnd},       {"||", TokenKind::kOr},
    {"==", TokenKind::kEqual},        {"!=", TokenKind::kUnequal},   {"<=", TokenKind::kLessEqual},
    {">=", TokenKind::kGreaterEqual}, {"<<", TokenKind::kShiftLeft}, {">>", TokenKind::kShiftRight},
    {"->", TokenKind::kOther},        {"::", TokenKind::kOther},     {"++", TokenKind::kOther},
    {"--", TokenKind::kOther},        {"+=", TokenKind::kOther},     {"-=", TokenKind::kOther},
    {"*=", TokenKind::kOther},        {"/=", TokenKind::kOther},     {"%=", TokenKind::kOther},
    {"&=", TokenKind::kOther},        {"|=", TokenKind::kOther},     {"^=", TokenKind::kOther},
    {".*", TokenKind::kOther},        {"(", TokenKind::kOpen},       {")", TokenKind::kClose},
    {",", TokenKind::kComma},         {"#", TokenKind::kHash},       {"!", TokenKind::kNot},
    {"~", TokenKind::kComplement},    {"*", TokenKind::kTimes},      {"/", TokenKind::kDivide},
    {"%", TokenKind::kRemainder},     {"+", TokenKind::kPlus},       {"-", TokenKind::kMinus},
    {"<", TokenKind::kLess},          {">", TokenKind::kGreater},    {"&", TokenKind::kBitAnd},
    {"^", TokenKind::kBitXor},        {"|", TokenKind::kBitOr},      {"?", TokenKind::kQuestion},
    {":", TokenKind::kColon},
};

bool is_encoding(std::string_view word) { return word == "L" || word == "u" || word == "U" || word == "u8"; }
bool is_raw(std::string_view word) {
  return word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R";
}

}  // namespace

bool starts_word(char byte) { return (kWord[static_cast<unsigned char>(byte)] & 1) != 0; }
bool continues_word(char byte) { return kWord[static_cast<unsigned char>(byte)] != 0; }

bool Tokens::skip_blanks() {
  const char* start = at_;
  while (at_ < end_ && (*at_ == ' ' || (*at_ >= '\t' && *at_ <= '\r'))) ++at_;
  return at_ != start;
}

Token Tokens::take(TokenKind kind, std::size_t size, bool space) {
  Token token;
  token.kind = kind;
  token.space = space;
  token.text = {at_, size};
  at_ += size;
  return token;
}

Token Tokens::punctuator(bool space) {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  for (const Punctuator& punctuator : kPunctuators) {
    if (rest.starts_with(punctuator.text)) return take(punctuator.kind, punctuator.text.size(), space);
  }
  return take(TokenKind::kOther, 1, space);
}

// `quote` points at the opening quote; what stands before it from `at_` on is the prefix.
Token Tokens::literal(const char* quote, bool raw, bool space) {
  const TokenKind kind = *quote == '"' ? TokenKind::kText : TokenKind::kCharacter;
  const char* at = quote + 1;
  if (raw) {
    const char* open = std::find(at, end_, '(');
    const std::string closing = ")" + std::string(at, open) + "\"";
    const std::string_view rest(open, static_cast<std::size_t>(end_ - open));
    const std::size_t close = rest.find(closing);
    at = close == std::string_view::npos ? end_ : open + close + closing.size();
    return take(close == std::string_view::npos ? TokenKind::kOther : kind,
                static_cast<std::size_t>(at - at_), space);
  }
  while (at < end_ && *at != *quote) at += *at == '\\' && at + 1 < end_ ? 2 : 1;
  if (at >= end_) return take(TokenKind::kOther, static_cast<std::size_t>(end_ - at_), space);
  return take(kind, static_cast<std::size_t>(at + 1 - at_), space);
}

Token Tokens::next() {
  const bool space = skip_blanks();
  if (at_ >= end_) return take(TokenKind::kEnd, 0, space);
  const char first = *at_;
  if (starts_word(first)) {
    const char* at = at_ + 1;
    while (at < end_ && continues_word(*at)) ++at;
    const std::string_view word(at_, static_cast<std::size_t>(at - at_));
    if (at < end_ && *at == '"' && (is_encoding(word) || is_raw(word)))
      return literal(at, is_raw(word), space);
    if (at < end_ && *at == '\'' && is_encoding(word)) return literal(at, false, space);
    Token token = take(TokenKind::kName, word.size(), space);
    token.name = names_.intern(word);
    return token;
  }
  if (is_digit(first) || (first == '.' && at_ + 1 < end_ && is_digit(at_[1]))) {
    const char* at = at_ + 1;
    while (at < end_) {
      const bool sign =
          (*at == '+' || *at == '-') && (at[-1] == 'e' || at[-1] == 'E' || at[-1] == 'p' || at[-1] == 'P');
      const bool separator = *at == '\'' && at + 1 < end_ && continues_word(at[1]);
      if (!continues_word(*at) && *at != '.' && !sign && !separator) break;
      ++at;
    }
    return take(TokenKind::kNumber, static_cast<std::size_t>(at - at_), space);
  }
  if (first == '"' || first == '\'') return literal(at_, false, space);
  return punctuator(space);
}

Token Tokens::next_header() {
  const bool space = skip_blanks();
  if (at_ < end_ && *at_ == '<') {
    const char* close = std::find(at_, end_, '>');
    if (close < end_) return take(TokenKind::kHeaderName, static_cast<std::size_t>(close + 1 - at_), space);
  }
  Token token = next();
  token.space |= space;
  return token;
}

}  // namespace ssot::preprocess
