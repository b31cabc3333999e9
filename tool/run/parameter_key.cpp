#include "run/parameter_key.h"

#include <algorithm>
#include <array>
#include <optional>

namespace ssot {
namespace {

constexpr std::array<std::string_view, 9> kSayNothing{"const", "volatile", "typename", "class", "struct",
                                                      "union", "enum",     "register", "this"};

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The text between the brackets of the parameter list; nothing when there is none.
std::optional<std::string_view> parameter_list(std::string_view text) {
  std::size_t at = 0;
  if (text.starts_with("operator")) {
    at = std::min(text.find_first_not_of(" \t\r\n", 8), text.size());
    if (text.substr(at).starts_with("()")) at += 2;
  }
  const std::size_t open = text.find('(', at);
  if (open == std::string_view::npos) return std::nullopt;
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return text.substr(open + 1, i - open - 1);
  }
  return std::nullopt;
}

// The first word that is neither a qualifier (`ns::`) nor one that says nothing.
std::string_view first_type(std::string_view parameter) {
  for (std::size_t at = 0; at < parameter.size();) {
    if (!is_word(parameter[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < parameter.size() && is_word(parameter[at])) ++at;
    const std::string_view word = parameter.substr(start, at - start);
    const std::size_t next = parameter.find_first_not_of(" \t\r\n", at);
    const bool qualifier = next != std::string_view::npos && parameter.substr(next).starts_with("::");
    if (!qualifier && std::find(kSayNothing.begin(), kSayNothing.end(), word) == kSayNothing.end())
      return word;
  }
  return {};
}

}  // namespace

std::string parameter_key(std::string_view text) {
  const std::optional<std::string_view> list = parameter_list(text);
  if (!list) return {};
  std::string key;
  int depth = 0;
  std::size_t start = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view type = first_type(list->substr(start, end - start));
    if (!type.empty() && !(key.empty() && type == "void" && end == list->size())) (key += type) += ',';
    start = end + 1;
  };
  for (std::size_t i = 0; i < list->size(); ++i) {
    const char c = (*list)[i];
    if (c == '(' || c == '<' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == '>' || c == ']' || c == '}') --depth;
    if (c == ',' && depth <= 0) add(i);
  }
  add(list->size());
  return key;
}

}  // namespace ssot
