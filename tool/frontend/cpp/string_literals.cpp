#include "frontend/cpp/string_literals.h"

namespace ssot::cpp {
namespace {

char plain_escape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case '0':
      return '\0';
    default:
      return c;  // `\"`, `\\`, `\'`; numbers are left as digits
  }
}

void append_raw(std::string_view token, std::size_t quote, std::string& value) {
  const std::size_t open = token.find('(', quote);
  if (open == std::string_view::npos) return;
  const std::string end = ")" + std::string(token.substr(quote + 1, open - quote - 1)) + "\"";
  const std::size_t close = token.find(end, open);
  if (close != std::string_view::npos) value += token.substr(open + 1, close - open - 1);
}

}  // namespace

void append_literal(std::string_view token, std::string& value) {
  const std::size_t quote = token.find('"');
  if (quote == std::string_view::npos) return;
  if (quote > 0 && token[quote - 1] == 'R') return append_raw(token, quote, value);
  for (std::size_t i = quote + 1; i < token.size() && token[i] != '"'; ++i) {
    if (token[i] != '\\' || i + 1 == token.size()) {
      value += token[i];
      continue;
    }
    ++i;
    if (token[i] == '\r' && i + 1 < token.size() && token[i + 1] == '\n') ++i;
    if (token[i] != '\n' && token[i] != '\r') value += plain_escape(token[i]);
  }
}

}  // namespace ssot::cpp
