#include "checks/compare_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kLongestLists = 1'000'000;  // product of their lengths
constexpr std::size_t kLongestQuote = 90;         // bytes

// Lines that stand between two that both lists have, until they are paired.
class Rows {
 public:
  void here(const std::string& line) { here_.push_back(&line); }
  void there(const std::string& line) { there_.push_back(&line); }
  void settle() {
    const std::size_t count = std::max(here_.size(), there_.size());
    for (std::size_t i = 0; i < count; ++i)
      rows_.push_back({i < here_.size() ? *here_[i] : "", i < there_.size() ? *there_[i] : ""});
    here_.clear();
    there_.clear();
  }
  std::vector<ComparedLine> take() && {
    settle();
    return std::move(rows_);
  }

 private:
  std::vector<const std::string*> here_, there_;
  std::vector<ComparedLine> rows_;
};

std::string quoted(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  if (line.size() <= kLongestQuote) return fmt::format("\"{}\"", line);
  const std::string_view start = line.substr(0, kLongestQuote);
  return fmt::format("\"{} …\"", start.substr(0, valid_utf8_prefix(start)));
}

}  // namespace

std::vector<ComparedLine> differing_lines(const std::vector<std::string>& here,
                                          const std::vector<std::string>& there) {
  Rows rows;
  if (here.size() * there.size() > kLongestLists) {
    for (std::size_t i = 0; i < std::max(here.size(), there.size()); ++i) {
      if (i < here.size() && i < there.size() && here[i] == there[i]) continue;
      if (i < here.size()) rows.here(here[i]);
      if (i < there.size()) rows.there(there[i]);
      rows.settle();
    }
    return std::move(rows).take();
  }
  const std::size_t width = there.size() + 1;
  std::vector<std::uint32_t> common((here.size() + 1) * width);  // of the rests from (i, k) on
  for (std::size_t i = here.size(); i-- > 0;) {
    for (std::size_t k = there.size(); k-- > 0;) {
      common[i * width + k] = here[i] == there[k]
                                  ? common[(i + 1) * width + k + 1] + 1
                                  : std::max(common[(i + 1) * width + k], common[i * width + k + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < here.size() || k < there.size()) {
    if (i < here.size() && k < there.size() && here[i] == there[k]) {
      rows.settle();
      ++i;
      ++k;
    } else if (k == there.size() ||
               (i < here.size() && common[(i + 1) * width + k] >= common[i * width + k + 1])) {
      rows.here(here[i++]);
    } else {
      rows.there(there[k++]);
    }
  }
  return std::move(rows).take();
}

std::string first_difference(const std::vector<ComparedLine>& rows) {
  const ComparedLine& row = rows.front();
  if (!row.here.empty() && !row.there.empty())
    return fmt::format("{} here is {} there", quoted(row.here), quoted(row.there));
  const bool here = row.there.empty();
  const std::string& line = here ? row.here : row.there;
  const bool moved = std::any_of(rows.begin(), rows.end(), [&](const ComparedLine& other) {
    return (here ? other.there : other.here) == line;
  });
  if (moved) return fmt::format("{} stands in another place there", quoted(line));
  return fmt::format("{} stands only {}", quoted(line), here ? "here" : "there");
}

}  // namespace ssot
