// Small questions about strings that the standard library does not answer.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

// The parts between separators, empty ones kept: split("a..b", '.') is {"a", "", "b"}.
std::vector<std::string_view> split(std::string_view text, char separator);

// "a, b and c".
std::string enumerate(const std::vector<std::string>& items);

// "1 file", "2 files"; `plural` when adding an s is wrong.
std::string count_of(std::size_t count, std::string_view singular, std::string_view plural = {});

// The candidate that `wrong` most likely meant (small edit distance), or empty.
std::string_view closest(std::string_view wrong, const std::vector<std::string_view>& candidates);

// `text` with every byte sequence that is not UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view text);
bool is_valid_utf8(std::string_view text);
// How many bytes of `text` are UTF-8 before the first that is not.
std::size_t valid_utf8_prefix(std::string_view text);

// Lower-case hex SHA-256 (FIPS 180-4) of `text`.
std::string sha256(std::string_view text);

// ASCII lower case.
std::string lower(std::string_view text);

}  // namespace ssot
