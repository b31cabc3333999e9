#include "report/snippet.h"

#include "report/untrusted.h"
#include "report/utf8.h"

namespace ssot {
namespace {

constexpr int kTab = 4;

// What one character is shown as, and how wide that is.
struct Shown {
  std::string text;
  int width = 0;
};

Shown show(std::string_view bytes, const Character& character) {
  if (character.code == '\t') return {std::string(kTab, ' '), kTab};
  std::string text = for_terminal(bytes);
  const bool escaped = text != bytes;
  const int width = escaped ? static_cast<int>(text.size()) : display_width(character.code);
  return {std::move(text), width};
}

}  // namespace

MarkedLine mark(std::string_view snippet, const Region& region) {
  while (!snippet.empty() && (snippet.back() == '\n' || snippet.back() == '\r')) snippet.remove_suffix(1);
  // A region over several lines is underlined to the end of its first.
  const auto first = static_cast<std::size_t>(region.column > 0 ? region.column - 1 : 0);
  std::size_t last = snippet.size();
  if (region.end_line == region.line && region.end_column > 0)
    last = static_cast<std::size_t>(region.end_column - 1);
  MarkedLine marked;
  int before = 0;
  int under = 0;
  for (std::size_t at = 0; at < snippet.size();) {
    const Character character = character_at(snippet, at);
    const Shown shown = show(snippet.substr(at, character.size), character);
    marked.text += shown.text;
    if (at + character.size <= first) {
      before += shown.width;
    } else if (at < last) {
      under += shown.width;
    }
    at += character.size;
  }
  while (!marked.text.empty() && marked.text.back() == ' ') marked.text.pop_back();
  if (first >= snippet.size()) return marked;
  marked.underline = std::string(static_cast<std::size_t>(before), ' ') + '^' +
                     std::string(static_cast<std::size_t>(under > 1 ? under - 1 : 0), '~');
  return marked;
}

}  // namespace ssot
