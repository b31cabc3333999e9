#include "frontend/clang/uses.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "frontend/cpp/enclosing.h"
#include "frontend/cpp/line_table.h"

namespace ssot::clang_reader {
namespace {

class UseSharpener {
 public:
  UseSharpener(std::string_view text, SeenFile& seen, bool exact)
      : text_(text), seen_(seen), lines_(text), exact_(exact && seen.errors.empty()) {}

  void run() {
    std::vector<Use> before = std::move(seen_.facts.uses);
    seen_.facts.uses.clear();
    std::multimap<std::uint32_t, Use> maybe;
    for (Use& use : before) {
      if (use.kind == UseKind::kConstruction) {
        maybe.emplace(lines_.offset(use.line, use.column), std::move(use));
      } else {
        use.meant = meant(use);
        seen_.facts.uses.push_back(std::move(use));
      }
    }
    for (const SeenConstruction& made : seen_.constructions) take(made, maybe);
    for (auto& [offset, use] : maybe) {
      if (!disproved(offset, use)) seen_.facts.uses.push_back(std::move(use));
    }
    std::stable_sort(seen_.facts.uses.begin(), seen_.facts.uses.end(), [](const Use& a, const Use& b) {
      return std::tuple(a.line, a.column, a.end_line, a.end_column) <
             std::tuple(b.line, b.column, b.end_line, b.end_column);
    });
    cpp::set_parents(seen_.facts);
  }

 private:
  // Where the last name of the chain stands.
  std::uint32_t last_name(const Use& use) const {
    std::size_t separator = use.name.find_last_of(".:");
    separator = separator == std::string_view::npos ? 0 : separator + 1;
    const std::uint32_t end = lines_.offset(use.end_line, use.end_column);
    const auto size = static_cast<std::uint32_t>(use.name.size() - separator);
    return end >= size ? end - size : 0;
  }

  std::string_view meant(const Use& use) const {
    const auto found = seen_.meanings.find(last_name(use));
    return found == seen_.meanings.end() ? std::string_view() : seen_.facts.arena.copy(found->second);
  }

  // Clang's word on what is made; how it is used is known from the tokens.
  void take(const SeenConstruction& made, std::multimap<std::uint32_t, Use>& maybe) {
    if (!taken_.insert({made.from, made.type, made.how == "declaration"}).second) return;
    Use use;
    const auto [first, last] = maybe.equal_range(made.from);
    const auto same = std::find_if(first, last, [&](const auto& each) {
      return (each.second.how == "declaration") == (made.how == "declaration") &&
             (each.second.how == "new") == (made.how == "new");
    });
    if (same != last) {
      use = std::move(same->second);
      maybe.erase(same);
    } else if (!exact_) {
      return;  // `T x = unknown();` and what unknown macros write look like it to Clang
    } else {
      use.kind = UseKind::kConstruction;
      const auto size = static_cast<std::uint32_t>(text_.size());
      const auto from = lines_.place(made.from);
      const auto to = lines_.place(std::max(made.from, std::min(made.to, size)));
      use.line = from.line;
      use.column = from.column;
      use.end_line = to.line;
      use.end_column = to.column;
    }
    if (use.how.empty() || !use.how.ends_with(made.how)) use.how = seen_.facts.arena.copy(made.how);
    use.maybe = false;
    use.name = seen_.facts.arena.copy(made.type);
    seen_.facts.uses.push_back(std::move(use));
  }

  // Clang read this place and found that nothing is made; what no condition let in, nobody knows.
  bool disproved(std::uint32_t offset, const Use& use) const {
    const auto next = std::upper_bound(seen_.skipped.begin(), seen_.skipped.end(), offset,
                                       [](std::uint32_t at, const Span& span) { return at < span.from; });
    const bool skipped = next != seen_.skipped.begin() && std::prev(next)->holds(offset);
    return !skipped && (exact_ || seen_.meanings.contains(last_name(use)));
  }

  std::string_view text_;
  SeenFile& seen_;
  cpp::LineTable lines_;
  bool exact_;
  std::set<std::tuple<std::uint32_t, std::string, bool>> taken_;
};

}  // namespace

void sharpen_uses(std::string_view text, SeenFile& seen, bool exact) {
  UseSharpener(text, seen, exact).run();
}

}  // namespace ssot::clang_reader
