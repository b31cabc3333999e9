#include "frontend/preprocess/numbers.h"

#include <cstddef>
#include <string>

#include "base/text.h"

namespace ssot::preprocess {
namespace {

int digit_of(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return 99;
}

// What may follow the digits: u, l, ll, z, wb, i64 in the orders that Clang takes. A suffix that a user
// defined is dropped with an error.
bool suffix_is_unsigned(std::string_view suffix) { return suffix.find('u') != std::string_view::npos; }
bool is_suffix(std::string_view suffix) {
  for (const std::string_view known :
       {"", "u", "l", "ul", "lu", "ll", "ull", "llu", "z", "uz", "zu", "wb", "uwb", "wbu", "i64", "ui64"}) {
    if (suffix == known) return true;
  }
  return false;
}

// One character of a literal, from `at` on.
std::optional<std::uint32_t> code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const int more = byte < 0x80 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
  if (at + static_cast<std::size_t>(more) >= text.size()) return std::nullopt;
  std::uint32_t code = more == 0 ? byte : byte & (0x3FU >> more);
  for (int index = 1; index <= more; ++index)
    code = code << 6 | (static_cast<unsigned char>(text[at + static_cast<std::size_t>(index)]) & 0x3FU);
  at += static_cast<std::size_t>(more) + 1;
  return code;
}

std::optional<std::uint32_t> digits(std::string_view text, std::size_t& at, unsigned base, std::size_t most) {
  std::uint32_t value = 0;
  std::size_t count = 0;
  while (at < text.size() && count < most && digit_of(text[at]) < static_cast<int>(base)) {
    value = value * base + static_cast<std::uint32_t>(digit_of(text[at++]));
    ++count;
  }
  if (count == 0) return std::nullopt;
  return value;
}

std::optional<std::uint32_t> escape(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return std::nullopt;
  const char kind = text[at];
  if (kind >= '0' && kind <= '7') return digits(text, at, 8, 3);
  ++at;
  switch (kind) {
    case 'x':
      return digits(text, at, 16, 8);
    case 'u':
      return digits(text, at, 16, 4);
    case 'U':
      return digits(text, at, 16, 8);
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'v':
      return '\v';
    case 'e':
    case 'E':
      return 27;
    default:
      return static_cast<unsigned char>(kind);
  }
}

}  // namespace

std::optional<Value> integer_value(std::string_view spelling) {
  unsigned base = 10;
  std::size_t at = 0;
  if (spelling.size() > 1 && spelling[0] == '0') {
    const char kind = spelling[1];
    base = kind == 'x' || kind == 'X' ? 16 : kind == 'b' || kind == 'B' ? 2 : 8;
    at = base == 8 ? 1 : 2;
  }
  Value value;
  bool overflow = false;
  bool any = base == 8 || base == 10;
  for (; at < spelling.size(); ++at) {
    if (spelling[at] == '\'') continue;
    const int digit = digit_of(spelling[at]);
    if (digit >= static_cast<int>(base)) break;
    any = true;
    overflow |= __builtin_mul_overflow(value.bits, base, &value.bits);
    overflow |= __builtin_add_overflow(value.bits, static_cast<std::uint64_t>(digit), &value.bits);
  }
  const std::string suffix = lower(spelling.substr(at));
  if (!any || !is_suffix(suffix)) return std::nullopt;
  value.is_unsigned = overflow || suffix_is_unsigned(suffix) || value.as_signed() < 0;
  return value;
}

std::optional<Value> character_value(std::string_view spelling, bool char_is_unsigned,
                                     bool wchar_is_unsigned) {
  const std::size_t quote = spelling.find('\'');
  if (quote == std::string_view::npos || spelling.size() < quote + 3) return std::nullopt;
  const std::string_view prefix = spelling.substr(0, quote);
  const std::string_view text = spelling.substr(quote + 1, spelling.size() - quote - 2);
  std::uint32_t value = 0;
  std::uint32_t last = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    std::optional<std::uint32_t> code;
    if (text[at] == '\\') {
      code = escape(text, ++at);
    } else if (prefix.empty()) {
      code = static_cast<unsigned char>(text[at++]);  // bytes, not code points
    } else {
      code = code_point(text, at);
    }
    if (!code) return std::nullopt;
    last = *code;
    value = value << 8 | (*code & 0xFFU);
  }
  Value result;
  if (prefix.empty() && count == 1) {
    result.bits =
        char_is_unsigned ? (last & 0xFFU) : static_cast<std::uint64_t>(static_cast<std::int8_t>(last));
  } else if (prefix.empty()) {
    result.bits = static_cast<std::uint64_t>(static_cast<std::int32_t>(value));
  } else if (prefix == "L") {
    result.bits = wchar_is_unsigned ? last : static_cast<std::uint64_t>(static_cast<std::int32_t>(last));
  } else {
    result = {.bits = last, .is_unsigned = prefix != "u8"};
  }
  if (!prefix.empty() && count != 1) return std::nullopt;
  return result;
}

}  // namespace ssot::preprocess
