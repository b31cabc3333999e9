// missing-event (SSOT402): a class or function sends some of the events that belong together, and not the
// others.
//
// Precision first: a unit is not judged where it may send any event (a value that is not known stands where
// it names events elsewhere), nor where a base class that was not read may send the others.

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "checks/check.h"
#include "checks/emissions.h"
#include "checks/places.h"

namespace ssot {
namespace {

constexpr std::size_t kFewestSent = 2;

using Family = std::vector<std::size_t>;  // into Events::names

std::vector<Family> families_of(const Events& events) {
  std::vector<Family> families;
  for (const std::vector<std::string>& names : events.families) {
    Family family;
    for (const std::string& name : names)
      family.push_back(static_cast<std::size_t>(std::find(events.names.begin(), events.names.end(), name) -
                                                events.names.begin()));
    families.push_back(std::move(family));
  }
  if (!families.empty()) return families;
  families.emplace_back(events.names.size());
  std::iota(families.front().begin(), families.front().end(), std::size_t{0});
  return families;
}

// C++: what a function that is written outside of its class has before its name: "ns::Manager".
std::string_view scope_of(const Definition& definition) {
  const std::size_t at = definition.qualified.rfind("::");
  return at == std::string_view::npos ? std::string_view{} : definition.qualified.substr(0, at);
}

// Of the families of which something is missing.
struct Verdict {
  std::set<std::size_t> sent;
  std::set<std::size_t> missing;
};

class Judgement {
 public:
  Judgement(const CheckInput& input, const Concept& policy, ClassHierarchy& hierarchy,
            ConstantTexts& constants, Sink& sink)
      : project_(input.project),
        policy_(policy),
        rules_(input.policy),
        events_(*policy.events),
        families_(families_of(events_)),
        hierarchy_(hierarchy),
        sink_(sink) {
    Emissions emissions(project_, constants, events_);
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      if (policy.is_foreign_to(project_.facts(file).language)) continue;
      for (auto& [definition, unit] : emissions.of_file(file)) {
        note_scope({file, definition}, unit);
        units_.emplace(Unit{file, definition}, std::move(unit));
      }
    }
  }

  void judge() {
    for (const auto& [place, unit] : units_) {
      if (unit.open || unit.sent.size() < kFewestSent || is_excepted(place.file) || is_test(place)) continue;
      const std::optional<std::set<std::size_t>> covered = covered_by(place, unit);
      if (!covered) continue;
      Verdict verdict;
      for (const Family& family : families_) judge(family, unit, *covered, verdict);
      if (!verdict.missing.empty()) report(place, unit, verdict);
    }
  }

 private:
  bool is_excepted(FileId file) const {
    const std::string_view path = project_.path(file);
    return std::any_of(events_.except_paths.begin(), events_.except_paths.end(),
                       [&](const Glob& glob) { return glob.matches(path); });
  }

  // A test sends what it is about. Doubles and helpers of tests stand in for an emitter, and are judged.
  bool is_test(Unit place) const {
    if (place.definition < 0 || !rules_.is_test(project_.path(place.file))) return false;
    const std::string_view name = definition(place).name;
    if (!is_class(definition(place))) return name.starts_with("test") || name.starts_with("Test");
    return name.starts_with("Test") || name.ends_with("Test") || name.ends_with("Tests") ||
           name.ends_with("TestCase");
  }

  const Definition& definition(Unit place) const {
    return project_.facts(place.file).definitions[static_cast<std::size_t>(place.definition)];
  }

  // Members of one class may lie in several files: what each of them sends the class sends.
  void note_scope(Unit place, const UnitEvents& unit) {
    const std::string_view scope = shared_scope(place);
    if (scope.empty()) return;
    for (const auto& [event, use] : unit.sent) of_scope_[scope].insert(event);
    of_scope_[scope].insert(unit.offered.begin(), unit.offered.end());
    if (unit.open) open_scopes_.insert(scope);
  }

  std::string_view shared_scope(Unit place) const {
    if (place.definition < 0 || project_.facts(place.file).language != Language::kCpp) return {};
    const Definition& each = definition(place);
    return is_class(each) ? each.qualified : scope_of(each);
  }

  // Nothing where it is not known what it sends.
  std::optional<std::set<std::size_t>> covered_by(Unit place, const UnitEvents& unit) {
    std::set<std::size_t> covered = unit.offered;
    for (const auto& [event, use] : unit.sent) covered.insert(event);
    if (place.definition < 0) return covered;
    if (const std::string_view scope = shared_scope(place); !scope.empty()) {
      if (open_scopes_.contains(scope)) return std::nullopt;
      covered.insert(of_scope_[scope].begin(), of_scope_[scope].end());
    }
    if (!is_class(definition(place))) return covered;
    const Lineage& lineage = hierarchy_.lineage(place);
    if (lineage.unread) return std::nullopt;
    for (const ClassPlace& base : lineage.classes) {
      const auto above = units_.find(base);
      if (above == units_.end()) continue;
      if (above->second.open) return std::nullopt;
      for (const auto& [event, use] : above->second.sent) covered.insert(event);
      covered.insert(above->second.offered.begin(), above->second.offered.end());
    }
    return covered;
  }

  static void judge(const Family& family, const UnitEvents& unit, const std::set<std::size_t>& covered,
                    Verdict& verdict) {
    Verdict own;
    for (const std::size_t event : family) {
      if (unit.sent.contains(event)) own.sent.insert(event);
      if (!covered.contains(event)) own.missing.insert(event);
    }
    if (own.sent.size() < kFewestSent || own.missing.empty()) return;
    verdict.sent.merge(own.sent);
    verdict.missing.merge(own.missing);
  }

  std::string names_of(const std::set<std::size_t>& events) const {
    std::vector<std::string> names;
    for (const std::size_t event : events) names.push_back(events_.names[event]);
    return enumerate(names);
  }

  void report(Unit place, const UnitEvents& unit, const Verdict& verdict) {
    const FileFacts& facts = project_.facts(place.file);
    Finding finding;
    finding.concept_id = policy_.id;
    finding.path = facts.path;
    finding.written = events_.place;
    std::string who = "the file";
    if (place.definition >= 0) {
      const Definition& each = definition(place);
      who = fmt::format("{} {}", definition_kind_name(each.kind), each.name);
      finding.region = region_of(each);
      finding.enclosing = enclosing(facts, each.line - 1);
      finding.detail = fmt::format("{}: ", each.qualified);
    } else {
      const Use& first =
          *std::min_element(unit.sent.begin(), unit.sent.end(), [](const auto& a, const auto& b) {
             return a.second->line < b.second->line;
           })->second;
      finding.region = {first.line, first.column, first.end_line, first.end_column};
    }
    std::vector<std::string> names;
    for (const std::size_t event : verdict.missing) names.push_back(events_.names[event]);
    finding.detail += fmt::format("{}", fmt::join(names, ", "));
    finding.message = fmt::format("{} sends {} of the events of {}, and never {}", who,
                                  names_of(verdict.sent), policy_.id, names_of(verdict.missing));
    finding.advice =
        "Send the missing events too; if they do not belong here, put those that do into a family of their "
        "own, or the file "
        "into \"except_paths\".";
    for (const auto& [event, use] : unit.sent) {
      if (!verdict.sent.contains(event)) continue;
      finding.related.push_back({facts.path,
                                 {use->line, use->column, use->end_line, use->end_column},
                                 fmt::format("{} is sent here", events_.names[event])});
    }
    if (rules_.is_test(facts.path))
      finding.own_severity = std::min(rules_.severity_of("missing-event"), Severity::kNote);
    sink_.report(std::move(finding));
  }

  const Project& project_;
  const Concept& policy_;
  const Policy& rules_;
  const Events& events_;
  std::vector<Family> families_;
  ClassHierarchy& hierarchy_;
  Sink& sink_;
  std::map<Unit, UnitEvents> units_;
  std::map<std::string_view, std::set<std::size_t>> of_scope_;
  std::set<std::string_view> open_scopes_;
};

void judge(const CheckInput& input, Sink& sink) {
  ClassHierarchy hierarchy(input.project);
  ConstantTexts constants(input.project);
  for (const Concept& each : input.policy.concepts) {
    if (each.events) Judgement(input, each, hierarchy, constants, sink).judge();
  }
}

}  // namespace

constinit const Check missing_event{judge};

}  // namespace ssot
