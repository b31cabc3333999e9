// same-name-definition (SSOT102): one class name, a similar shape, several files, and no concept declared for
// it.
//
// Similar: three methods or more each, and a Jaccard index of at least 0.8 over (method name, number of
// parameters). Every copy but the first by path is a finding, so that a new copy is a new finding.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

constexpr std::size_t kFewestMethods = 3;
constexpr double kSimilar = 0.8;

using Shape = std::vector<std::pair<std::string_view, std::size_t>>;  // sorted, unique

struct Copy {
  FileId file{};
  const Definition* definition = nullptr;
  Shape shape;
};

double jaccard(const Shape& a, const Shape& b) {
  Shape common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size() - common.size());
}

bool counts(const Definition& each) {
  const bool type = each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kStruct;
  return type && !each.declaration && !each.local && !each.unnamed_scope && !each.conditional &&
         each.specialisation.empty();
}

Shape shape_of(const FileFacts& facts, std::int32_t index) {
  Shape shape;
  for (const Definition& each : facts.definitions) {
    if (each.parent == index && each.kind == DefinitionKind::kFunction)
      shape.emplace_back(each.name, each.parameters.size());
  }
  std::sort(shape.begin(), shape.end());
  shape.erase(std::unique(shape.begin(), shape.end()), shape.end());
  return shape;
}

bool claimed(const CheckInput& input, std::string_view name) {
  return std::any_of(input.policy.concepts.begin(), input.policy.concepts.end(),
                     [&](const Concept& each) { return each.claims_name(name); });
}

std::map<std::string_view, std::vector<Copy>> classes_by_name(const CheckInput& input) {
  std::map<std::string_view, std::vector<Copy>> by_name;
  for (std::size_t i = 0; i < input.project.size(); ++i) {
    const FileFacts& facts = input.project.files()[i];
    if (facts.definitions.empty() || facts.path.ends_with(".pyi") || input.policy.is_test(facts.path))
      continue;
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      const Definition& each = facts.definitions[k];
      if (!counts(each)) continue;
      by_name[each.name].push_back(
          {FileId{static_cast<std::uint32_t>(i)}, &each, shape_of(facts, static_cast<std::int32_t>(k))});
    }
  }
  return by_name;
}

void report(const CheckInput& input, const Copy& copy, const Copy& like, Sink& sink) {
  const FileFacts& facts = input.project.facts(copy.file);
  const std::string_view other = input.project.path(like.file);
  Finding finding;
  finding.path = facts.path;
  finding.region = region_of(*copy.definition);
  finding.detail = copy.definition->qualified;
  const double similar = jaccard(copy.shape, like.shape);
  finding.message =
      fmt::format("class {} is also defined in {}, with {} the same methods", copy.definition->name, other,
                  similar >= 1 ? "exactly" : fmt::format("{} % of", static_cast<int>(similar * 100)));
  finding.advice =
      "Keep one and import it from the other place; declare it as a concept in ssot.json to guard it.";
  finding.related.push_back(
      {std::string(other), region_of(*like.definition), fmt::format("the other {}", like.definition->name)});
  sink.report(std::move(finding));
}

void judge(const CheckInput& input, Sink& sink) {
  for (const auto& [name, copies] : classes_by_name(input)) {
    if (copies.size() < 2 || claimed(input, name)) continue;
    for (std::size_t i = 1; i < copies.size(); ++i) {
      if (copies[i].shape.size() < kFewestMethods) continue;
      const auto like = std::find_if(
          copies.begin(), copies.begin() + static_cast<std::ptrdiff_t>(i), [&](const Copy& earlier) {
            return earlier.file != copies[i].file && earlier.shape.size() >= kFewestMethods &&
                   jaccard(earlier.shape, copies[i].shape) >= kSimilar;
          });
      if (like != copies.begin() + static_cast<std::ptrdiff_t>(i)) report(input, copies[i], *like, sink);
    }
  }
}

}  // namespace

constinit const Check same_name_definition{judge};

}  // namespace ssot
