// Numbers and characters in conditions, as Clang reads them there.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace ssot::preprocess {

struct Value {
  std::uint64_t bits = 0;
  bool is_unsigned = false;

  bool truth() const { return bits != 0; }
  std::int64_t as_signed() const { return static_cast<std::int64_t>(bits); }
};

// An integer literal with any base, suffix and digit separators; nothing for what a condition cannot hold.
std::optional<Value> integer_value(std::string_view spelling);

// A character literal, delimiters and prefix included. `char` and `wchar_t` are signed as on most targets.
std::optional<Value> character_value(std::string_view spelling, bool char_is_unsigned,
                                     bool wchar_is_unsigned);

}  // namespace ssot::preprocess
