#include "frontend/python/tokens.h"

#include <cstring>

#include "frontend/python/strings.h"

namespace ssot::python {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

const char* skip_digits(const char* at) {
  while (is_digit(*at) || *at == '_') ++at;
  return at;
}

// One past the number at `at`; what CPython takes for the next word (`1if x`) is left out.
const char* number_end(const char* at) {
  if (*at == '0' && std::strchr("xXoObB", at[1]) != nullptr && at[1] != '\0') {
    at += 2;
    while (is_digit(*at) || (*at >= 'a' && *at <= 'f') || (*at >= 'A' && *at <= 'F') || *at == '_') ++at;
    return at;
  }
  at = skip_digits(at);
  if (*at == '.') at = skip_digits(at + 1);
  if (*at == 'e' || *at == 'E') {
    const char* const power = at[1] == '+' || at[1] == '-' ? at + 2 : at + 1;
    if (is_digit(*power)) at = skip_digits(power);
  }
  return *at == 'j' || *at == 'J' ? at + 1 : at;
}

}  // namespace

Token Tokens::make(Token::Kind kind, const char* end) {
  const Token token{kind, at_, end};
  at_ = end;
  return token;
}

// False when the text inside brackets cannot go on.
bool Tokens::skip_blanks() {
  for (;;) {
    switch (*at_) {
      case ' ':
      case '\t':
      case '\f':
        ++at_;
        break;
      case '\\':
        if (at_[1] != '\n') return true;
        at_ += 2;
        break;
      case '#':
        if (depth_ == 0) return true;
        at_ = marks_->newline(at_);
        break;
      case '\n':
        if (depth_ == 0) return true;
        ++at_;
        if (starts_statement_surely(at_)) return false;
        break;
      default:
        return true;
    }
  }
}

Token Tokens::next() {
  if (!skip_blanks() || (at_ >= marks_->end() && depth_ > 0)) return {Token::kLost, at_, at_};
  const char c = *at_;
  if (at_ >= marks_->end() || (depth_ == 0 && (c == '\n' || c == '#' || c == ';')))
    return {Token::kEnd, at_, at_};
  if (const char* quote = quote_of_literal(at_)) {
    const char* end = string_end(*marks_, quote);
    return end ? make(Token::kString, end) : Token{Token::kLost, at_, at_};
  }
  if (is_digit(c) || (c == '.' && is_digit(at_[1]))) return make(Token::kNumber, number_end(at_));
  if (is_word_byte(c)) {
    const char* end = at_ + 1;
    while (is_word_byte(*end)) ++end;
    return make(Token::kName, end);
  }
  if (c == '(' || c == '[' || c == '{') ++depth_;
  if ((c == ')' || c == ']' || c == '}') && depth_ > 0) --depth_;
  const char* end = at_ + 1;
  if (c == '-' && *end == '>') return make(Token::kSign, end + 1);
  if ((c == '*' || c == '/' || c == '<' || c == '>') && *end == c) ++end;
  if (*end == '=' && std::strchr("=!<>:+-*/%&|^@", c) != nullptr) ++end;
  return make(Token::kSign, end);
}

const char* trim_back(const char* least, const char* place) {
  while (place > least) {
    const char c = place[-1];
    if (c == ' ' || c == '\t' || c == '\f') {
      --place;
    } else if (c == '\n' && place - 1 > least && place[-2] == '\\') {
      place -= 2;
    } else {
      break;
    }
  }
  return place;
}

const char* head_colon(const Marks& marks, const char* place) {
  Tokens tokens(marks, place);
  int lambdas = 0;
  for (;;) {
    const Token token = tokens.next();
    if (token.stops()) return nullptr;
    if (tokens.depth() > 0) continue;
    if (token.is("lambda")) ++lambdas;
    if (token.is(':') && lambdas-- == 0) return token.begin;
  }
}

}  // namespace ssot::python
