#include "frontend/docs/proposals.h"

#include <algorithm>
#include <array>

#include "base/path.h"
#include "base/text.h"

namespace ssot::docs {
namespace {

constexpr std::array<std::string_view, 12> kPlanning{"plan",     "plans",     "planning", "planned",
                                                     "proposal", "proposals", "proposed", "proposing",
                                                     "roadmap",  "rfc",       "strategy", "todo"};
// In front of a path these say that the block is what is, or will be, in the file.
constexpr std::array<std::string_view, 8> kLabelling{"file", "location",  "create", "new",
                                                     "add",  "implement", "module", "path"};

// A title is within the first lines of a page.
constexpr std::size_t kLongestStart = 1000;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_path_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == '/';
}

template <class Words>
bool holds_word(std::string_view text, const Words& words) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end > at && std::find(words.begin(), words.end(), lower(text.substr(at, end - at))) != words.end())
      return true;
    at = std::max(end, at + 1);
  }
  return false;
}

// The first heading of Markdown, or the first line that is text.
std::string_view title_of(std::string_view text) {
  text = text.substr(0, kLongestStart);
  std::string_view first;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with("# ")) return line;
    if (first.empty() && std::any_of(line.begin(), line.end(), is_letter)) first = line;
  }
  return first;
}

// Where a path that ends in ".py" stands in `text`.
FileLabel path_in(std::string_view text, std::string_view& before) {
  for (std::size_t at = text.find(".py"); at != std::string_view::npos; at = text.find(".py", at + 1)) {
    const std::size_t end = at + 3;
    if (end < text.size() && is_path_byte(text[end]) && text[end] != '.') continue;
    std::size_t begin = at;
    while (begin > 0 && is_path_byte(text[begin - 1])) --begin;
    before = text.substr(0, begin);
    FileLabel label{.path = text.substr(begin, end - begin)};
    while (label.path.starts_with("./")) label.path.remove_prefix(2);
    while (label.path.starts_with('/')) label.path.remove_prefix(1);
    label.quoted = end + 1 < text.size() && text[end] == ':' && is_digit(text[end + 1]);
    if (label.path.find('/') == std::string_view::npos) label.path = {};
    return label;
  }
  return {};
}

// Longer lines are prose, and cost something.
constexpr std::size_t kLongestLabel = 300;

}  // namespace

bool is_plan(std::string_view path, std::string_view text) {
  return holds_word(name_of(path), kPlanning) || holds_word(title_of(text), kPlanning);
}

FileLabel file_label(const Block& block, const Code& code) {
  std::string_view before;
  const std::string_view shown = code.text;
  const std::size_t first = shown.find_first_not_of(" \t\n");
  if (first != std::string_view::npos && shown[first] == '#') {
    const std::string_view line = shown.substr(first, shown.find('\n', first) - first);
    const FileLabel label = path_in(line.substr(0, kLongestLabel), before);
    if (!label.path.empty()) return label;
  }
  const FileLabel label = path_in(block.above.substr(0, kLongestLabel), before);
  if (label.quoted || std::none_of(before.begin(), before.end(), is_letter) || holds_word(before, kLabelling))
    return label;
  return {};
}

}  // namespace ssot::docs
