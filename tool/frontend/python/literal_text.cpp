#include "frontend/python/literal_text.h"

#include "frontend/python/strings.h"

namespace ssot::python {
namespace {

bool has_letter(const Token& string, std::string_view letters) {
  for (const char* c = string.begin; *c != '"' && *c != '\''; ++c) {
    if (letters.find(static_cast<char>(*c | 0x20)) != std::string_view::npos) return true;
  }
  return false;
}

void append_code(std::string& value, unsigned code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  if (code < 0x80) {
    value += static_cast<char>(code);
  } else if (code < 0x800) {
    value += static_cast<char>(0xC0 | (code >> 6));
    value += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    if (code < 0x10000) {
      value += static_cast<char>(0xE0 | (code >> 12));
    } else {
      value += static_cast<char>(0xF0 | (code >> 18));
      value += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    }
    value += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    value += static_cast<char>(0x80 | (code & 0x3F));
  }
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

// Reads at most `most` digits of `base` at `at`, which moves behind them.
unsigned read_code(std::string_view text, std::size_t& at, int base, std::size_t most) {
  unsigned code = 0;
  for (std::size_t count = 0; count < most && at < text.size() && digit_value(text[at]) < base;
       ++count, ++at) {
    code = code * static_cast<unsigned>(base) + static_cast<unsigned>(digit_value(text[at]));
  }
  return code;
}

// `at` is behind the backslash, and moves behind the escape.
void append_escape(std::string& value, std::string_view text, std::size_t& at) {
  constexpr std::string_view kLetters = "abfnrtv\\'\"";
  constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\'\"";
  const char c = text[at];
  if (const std::size_t known = kLetters.find(c); known != std::string_view::npos) {
    value += kMeanings[known];
    ++at;
  } else if (c == '\n') {
    ++at;
  } else if (c >= '0' && c <= '7') {
    append_code(value, read_code(text, at, 8, 3));
  } else if (c == 'x' || c == 'u' || c == 'U') {
    ++at;
    append_code(value, read_code(text, at, 16, c == 'x' ? 2 : c == 'u' ? 4 : 8));
  } else {
    value += '\\';
  }
}

}  // namespace

bool is_formatted(const Token& string) { return has_letter(string, "ft"); }

std::string_view inside_quotes(const Token& string) {
  const char* const quote = quote_of_literal(string.begin);
  const bool triple = string.end - quote >= 6 && quote[1] == *quote && quote[2] == *quote;
  const int width = triple ? 3 : 1;
  return {quote + width, static_cast<std::size_t>(string.end - quote - 2 * width)};
}

bool append_value(const Token& string, std::string& value) {
  if (has_letter(string, "ftb")) return false;
  const std::string_view text = inside_quotes(string);
  if (has_letter(string, "r")) {
    value += text;
    return true;
  }
  for (std::size_t at = 0;;) {
    const std::size_t escape = text.find('\\', at);
    value += text.substr(at, escape - at);
    if (escape == std::string_view::npos) return true;
    at = escape + 1;
    if (at == text.size()) return true;
    append_escape(value, text, at);
  }
}

}  // namespace ssot::python
