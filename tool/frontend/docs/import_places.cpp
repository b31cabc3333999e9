#include "frontend/docs/import_places.h"

#include <algorithm>
#include <string>

#include "model/suppression_text.h"

namespace ssot::docs {
namespace {

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// What stands before the word on its line, up to a few bytes: more than any module's name that a page shows.
constexpr std::size_t kLongestBefore = 400;

std::string_view line_before(std::string_view page, std::size_t at) {
  const std::size_t floor = at > kLongestBefore ? at - kLongestBefore : 0;
  std::size_t begin = at;
  while (begin > floor && page[begin - 1] != '\n' && page[begin - 1] != '\r') --begin;
  return page.substr(begin, at - begin);
}

// `import` begins a statement, or goes on with one that `from` begins; `include` follows the sign of a
// directive. Before a statement may stand another's end, the page's own marks (`> `), and a prompt (`>>> `,
// `... `).
bool may_import(std::string_view page, std::size_t at, std::size_t size, bool include) {
  if (at + size < page.size() && is_name_byte(page[at + size])) return false;
  const std::string_view before = line_before(page, at);
  const std::size_t last = before.find_last_not_of(" \t\f");
  if (last == std::string_view::npos) return true;
  if (last + 1 == before.size() && is_name_byte(before[last])) return false;
  // A full line may hold what was not looked at.
  if (before.size() == kLongestBefore) return true;
  if (std::string_view("#;:>.=/\\").find(before[last]) != std::string_view::npos) return true;
  if (include) return false;
  const std::string_view words = before.substr(0, last + 1);
  return words.ends_with("export") || words.find("from") != std::string_view::npos;
}

}  // namespace

ImportPlaces::ImportPlaces() : words_({"import", "include", std::string(kSuppressionMark)}) {}

void ImportPlaces::find(std::string_view page, std::size_t most) {
  places_.clear();
  allows_ = false;
  bool enough = false;
  words_.each(page, [&](std::size_t at, std::size_t word) {
    if (word == 2) {
      allows_ = true;
      return LiteralSearch::Next::kEnough;
    }
    if (enough) return LiteralSearch::Next::kEnough;
    if (may_import(page, at, words_.literals()[word].size(), word == 1)) places_.push_back(at);
    enough = places_.size() >= most;
    return enough ? LiteralSearch::Next::kEnough : LiteralSearch::Next::kGoOn;
  });
  std::sort(places_.begin(), places_.end());
}

bool ImportPlaces::any_in(std::size_t begin, std::size_t end) const {
  const auto first = std::lower_bound(places_.begin(), places_.end(), begin);
  return first != places_.end() && *first < end;
}

}  // namespace ssot::docs
