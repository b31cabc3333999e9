#include "checks/double_names.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ssot {
namespace {

constexpr std::array<std::string_view, 5> kDoubles{"mock", "fake", "stub", "dummy", "spy"};
constexpr std::array<std::string_view, 11> kBeside{"test",   "testing", "adapter", "wrapper", "proxy", "legacy",
                                                   "compat", "old",     "new",     "base",    "impl"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "Mock", "Web", "Socket", "V2" of "MockWebSocket_V2".
std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  const auto end_word = [&](std::size_t end) {
    if (end > start) words.push_back(name.substr(start, end - start));
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '_') {
      end_word(i);
      start = i + 1;
    } else if (i > start && is_upper(name[i]) &&
               (!is_upper(name[i - 1]) || (i + 1 < name.size() && is_lower(name[i + 1])))) {
      end_word(i);
      start = i;
    }
  }
  end_word(name.size());
  return words;
}

std::string lower(std::string_view word) {
  std::string text(word);
  for (char& c : text) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool is_one_of(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), lower(word)) != list.end();
}

bool is_version(std::string_view word) {
  return word.size() > 1 && (word[0] == 'V' || word[0] == 'v') && std::all_of(word.begin() + 1, word.end(), is_digit);
}

bool stands_beside(std::string_view word) {
  return is_one_of(kDoubles, word) || is_one_of(kBeside, word) || is_version(word);
}

}  // namespace

std::string original_name(std::string_view name) {
  std::vector<std::string_view> words = words_of(name);
  while (words.size() > 1 && stands_beside(words.back())) words.pop_back();
  std::size_t first = 0;
  while (first + 1 < words.size() && stands_beside(words[first])) ++first;
  std::string original;
  for (std::size_t i = first; i < words.size(); ++i) original += words[i];
  return original;
}

bool is_double_name(std::string_view name) {
  const std::vector<std::string_view> words = words_of(name);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) { return is_one_of(kDoubles, word); });
}

}  // namespace ssot
