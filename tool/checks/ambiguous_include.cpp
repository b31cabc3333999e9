// ambiguous-include (SSOT208): one include, several headers of the tree; which one wins depends on the
// translation unit.
//
// Two ways to be ambiguous, both proved by units of one compile database: one directive leads to different
// headers, or one spelling finds several headers along a unit's search path and another unit's picks another
// of them. Headers that wrap each other (`#include_next`) are meant to shadow, and units of different
// databases are different builds.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/path.h"
#include "base/text.h"
#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

constexpr std::size_t kNamed = 2;   // units named for each header; the rest are counted
constexpr std::size_t kPlaces = 8;  // further places of one finding

// One `#include` of the tree.
struct Place {
  FileId file{};
  std::uint32_t import = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// Who gets which header: units of one database, named by their files.
using Winners = std::map<FileId, std::set<std::string_view>>;

// What one finding is about: a spelling and the headers it may mean, in one database.
struct Ambiguity {
  Winners winners;
  std::set<Place> places;
};
using Key = std::tuple<std::string_view, std::vector<FileId>, std::uint32_t>;  // spelling, headers, database

class Includes {
 public:
  explicit Includes(const CheckInput& input)
      : project_(input.project), units_(input.project.unit_lookup()), graph_(input.project.units().graph) {}

  void find() {
    if (units_.empty()) return;
    for (std::size_t i = 0; i < project_.size(); ++i)
      compare_directives(FileId{static_cast<std::uint32_t>(i)});
    if (!graph_.shadowed.empty()) compare_search_paths();
  }

  void report(Sink& sink) const {
    for (const auto& [key, ambiguity] : found_) report(std::get<0>(key), ambiguity, sink);
  }

 private:
  std::string_view unit_name(std::uint32_t unit) const { return graph_.files[graph_.units[unit].file]; }
  std::uint32_t database_of(std::uint32_t unit) const {
    return project_.units().databases.commands[graph_.units[unit].command].database;
  }

  // The import of a directive; `import` is past the end where depth 1 did not see it, or cannot know its
  // spelling.
  Place place_of(FileId file, std::uint32_t line) const {
    const auto& imports = project_.facts(file).imports;
    const auto at = std::find_if(imports.begin(), imports.end(), [&](const Import& each) {
      return each.line == static_cast<int>(line) && each.kind == ImportKind::kInclude && !each.computed &&
             each.module.size() > 2;
    });
    return {file, static_cast<std::uint32_t>(at - imports.begin())};
  }
  bool exists(Place place) const { return place.import < project_.facts(place.file).imports.size(); }
  std::string_view spelling(Place place) const {
    return project_.facts(place.file).imports[place.import].module;
  }
  static std::string_view bare(std::string_view spelling) { return spelling.substr(1, spelling.size() - 2); }

  // A header that includes what it shadows, by `#include_next` or by another path, stands before it on
  // purpose.
  bool is_wrapper(Place place) const {
    const std::string_view path = project_.path(place.file);
    const std::string_view name = bare(spelling(place));
    return path == name || (path.ends_with(name) && path[path.size() - name.size() - 1] == '/');
  }
  bool includes(FileId from, FileId to) const {
    const auto edges = project_.edges(from);
    return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) { return edge.to == to; });
  }
  // Some of them stand for others among them.
  bool wrap_each_other(const std::vector<FileId>& headers) const {
    return std::any_of(headers.begin(), headers.end(), [&](FileId a) {
      return std::any_of(headers.begin(), headers.end(), [&](FileId b) { return a != b && includes(a, b); });
    });
  }

  void add(Place place, std::uint32_t database, const Winners& winners) {
    std::vector<FileId> headers;
    for (const auto& [header, units] : winners) headers.push_back(header);
    if (headers.size() < 2 || wrap_each_other(headers)) return;
    Ambiguity& ambiguity = found_[{spelling(place), std::move(headers), database}];
    ambiguity.places.insert(place);
    for (const auto& [header, units] : winners) ambiguity.winners[header].insert(units.begin(), units.end());
  }

  void compare_directives(FileId file) {
    const auto all = units_.directives(file);
    for (std::size_t start = 0; start < all.size();) {
      std::size_t end = start;
      while (end < all.size() && all[end].line == all[start].line) ++end;
      if (end - start > 1) compare_targets(file, all.subspan(start, end - start));
      start = end;
    }
  }

  void compare_targets(FileId file, std::span<const UnitGraph::Directive> directives) {
    const Place place = place_of(file, directives.front().line);
    if (!exists(place) || is_wrapper(place)) return;
    std::map<std::uint32_t, Winners> by_database;
    for (const UnitGraph::Directive& each : directives) {
      const auto target = units_.file_of(each.target);
      if (!target) continue;
      for (const std::uint32_t unit : each.units)
        by_database[database_of(unit)][*target].insert(unit_name(unit));
    }
    for (const auto& [database, winners] : by_database) add(place, database, winners);
  }

  // The file beside the includer is found without any search path.
  bool found_beside(Place place, FileId target) const {
    const std::string_view written = spelling(place);
    return written.front() == '"' &&
           join(folder_of(project_.path(place.file)), bare(written)) == project_.path(target);
  }

  // What a spelling leads to by search path, in some unit of a database.
  struct Pick {
    Place place;
    std::uint32_t unit = 0;
    FileId winner{};
  };

  void compare_search_paths() {
    std::set<std::string_view> spellings;
    for (const UnitGraph::Shadowed& each : graph_.shadowed) {
      const auto file = units_.file_of(each.file);
      if (!file) continue;
      const Place place = place_of(*file, each.line);
      if (exists(place)) spellings.insert(spelling(place));
    }
    const auto picks = picks_of(spellings);
    for (const UnitGraph::Shadowed& each : graph_.shadowed) compare_with_others(each, picks);
  }

  using Picks = std::map<std::pair<std::string_view, std::uint32_t>, std::map<FileId, Pick>>;

  // The first pick of each winner, by spelling and database.
  Picks picks_of(const std::set<std::string_view>& spellings) const {
    Picks picks;
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      const auto& imports = project_.facts(file).imports;
      for (std::uint32_t k = 0; k < imports.size(); ++k) {
        if (imports[k].kind != ImportKind::kInclude || !spellings.contains(imports[k].module)) continue;
        const Place place{file, k};
        if (!exists(place) || is_wrapper(place)) continue;
        for (const UnitGraph::Directive& each :
             units_.directives(file, static_cast<std::uint32_t>(imports[k].line))) {
          const auto target = units_.file_of(each.target);
          if (!target || found_beside(place, *target)) continue;
          for (const std::uint32_t unit : each.units)
            picks[{imports[k].module, database_of(unit)}].try_emplace(*target, Pick{place, unit, *target});
        }
      }
    }
    return picks;
  }

  void compare_with_others(const UnitGraph::Shadowed& shadowed, const Picks& picks) {
    const auto file = units_.file_of(shadowed.file);
    if (!file) return;
    const Place place = place_of(*file, shadowed.line);
    if (!exists(place) || is_wrapper(place)) return;
    const auto first = units_.file_of(shadowed.found.front());
    if (!first || found_beside(place, *first)) return;
    const std::uint32_t database = database_of(shadowed.unit);
    const auto others = picks.find({spelling(place), database});
    if (others == picks.end()) return;
    Winners winners;
    winners[*first].insert(unit_name(shadowed.unit));
    std::set<Place> places{place};
    for (std::size_t i = 1; i < shadowed.found.size(); ++i) {
      const auto header = units_.file_of(shadowed.found[i]);
      if (!header || *header == *first) continue;
      const auto pick = others->second.find(*header);
      if (pick == others->second.end()) continue;
      winners[*header].insert(unit_name(pick->second.unit));
      places.insert(pick->second.place);
    }
    for (const Place each : places) add(each, database, winners);
  }

  static std::string units_words(const std::set<std::string_view>& units) {
    std::vector<std::string> names;
    for (const std::string_view unit : units) {
      if (names.size() == kNamed && units.size() > kNamed + 1) {
        names.push_back(fmt::format("{} more", units.size() - kNamed));
        break;
      }
      names.emplace_back(unit);
    }
    return enumerate(names);
  }

  void report(std::string_view written, const Ambiguity& ambiguity, Sink& sink) const {
    const Place first = *ambiguity.places.begin();
    const FileFacts& facts = project_.facts(first.file);
    Finding finding;
    finding.path = facts.path;
    finding.region = region_of(facts.imports[first.import]);
    finding.enclosing = enclosing(facts, facts.imports[first.import].line);
    finding.proof = Proof::kUnit;
    std::vector<std::string> words, headers;
    for (const auto& [header, units] : ambiguity.winners) {
      headers.emplace_back(project_.path(header));
      words.push_back(fmt::format("{} in {}", project_.path(header), units_words(units)));
      finding.related.push_back({headers.back(), {1, 1, 1, 1}, "one of the headers"});
    }
    std::size_t further = 0;
    for (const Place each : ambiguity.places) {
      if (each == first || further++ >= kPlaces) continue;
      const FileFacts& other = project_.facts(each.file);
      finding.related.push_back(
          {other.path, region_of(other.imports[each.import]), "is written here as well"});
    }
    finding.detail = fmt::format("{}: {}", written, fmt::join(headers, " "));
    finding.message =
        fmt::format("{} is another header in another translation unit: {}", written, enumerate(words));
    if (further > 0) finding.message += fmt::format("; it is written in {}", count_of(further + 1, "place"));
    finding.advice = "Include it by a path that only one of them has, or give one of them another name.";
    sink.report(std::move(finding));
  }

  const Project& project_;
  const UnitLookup& units_;
  const UnitGraph& graph_;
  std::map<Key, Ambiguity> found_;
};

void judge(const CheckInput& input, Sink& sink) {
  Includes includes(input);
  includes.find();
  includes.report(sink);
}

}  // namespace

constinit const Check ambiguous_include{judge};

}  // namespace ssot
