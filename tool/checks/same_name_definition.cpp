// same-name-definition (SSOT102): one class name, a similar shape, several files, and no concept declared for
// it.
//
// Similar: three methods or more each, and a Jaccard index of at least 0.8 over (method name, number of
// parameters). Every copy but the first by path is a finding, so that a new copy is a new finding.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

constexpr std::size_t kFewestMethods = 3;
constexpr double kSimilar = 0.8;

using Method = std::pair<std::string_view, std::size_t>;  // name, number of parameters
using Shape = std::vector<Method>;                        // sorted, unique

struct Copy {
  FileId file{};
  Proof proof = Proof::kLexer;
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

// The shape of every definition of a file, by its index.
std::vector<Shape> shapes_of(const FileFacts& facts) {
  std::vector<Shape> shapes(facts.definitions.size());
  for (const Definition& each : facts.definitions) {
    if (each.parent >= 0 && each.kind == DefinitionKind::kFunction)
      shapes[static_cast<std::size_t>(each.parent)].emplace_back(each.name, each.parameters.size());
  }
  for (Shape& shape : shapes) {
    std::sort(shape.begin(), shape.end());
    shape.erase(std::unique(shape.begin(), shape.end()), shape.end());
  }
  return shapes;
}

bool claimed(const CheckInput& input, std::string_view name) {
  return std::any_of(input.policy.concepts.begin(), input.policy.concepts.end(),
                     [&](const Concept& each) { return each.claims_name(name); });
}

// A nested class is named with its outer one: `Options` of two commands are two things.
std::string full_name(const FileFacts& facts, const Definition& each) {
  if (each.parent < 0) return std::string(each.name);
  const Definition& outer = facts.definitions[static_cast<std::size_t>(each.parent)];
  const bool in_class = outer.kind == DefinitionKind::kClass || outer.kind == DefinitionKind::kStruct;
  return in_class ? fmt::format("{}.{}", outer.name, each.name) : std::string(each.name);
}

std::map<std::string, std::vector<Copy>> classes_by_name(const CheckInput& input) {
  std::map<std::string, std::vector<Copy>> by_name;
  for (std::size_t i = 0; i < input.project.size(); ++i) {
    const FileId file{static_cast<std::uint32_t>(i)};
    const FileFacts& facts = input.project.facts(file);
    if (facts.definitions.empty() || facts.path.ends_with(".pyi") || input.policy.is_test(facts.path))
      continue;
    std::vector<Shape> shapes = shapes_of(facts);
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      const Definition& each = facts.definitions[k];
      if (!counts(each)) continue;
      by_name[full_name(facts, each)].push_back(
          {file, input.project.proof_of(file, k), &each, std::move(shapes[k])});
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
  finding.proof = std::min(copy.proof, like.proof);
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

// Finds the first earlier copy that is similar, without comparing each with each: two shapes with four fifths
// in common share one of their rarest methods (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006).
class Earlier {
 public:
  explicit Earlier(const std::vector<Copy>& copies) : copies_(copies) {
    for (const Copy& copy : copies) {
      for (const Method& method : copy.shape) ++uses_[method];
    }
  }

  const Copy* like(const Copy& copy) const {
    std::size_t first = copies_.size();
    for (const Method& method : rarest(copy.shape)) {
      const auto holders = holders_.find(method);
      if (holders == holders_.end()) continue;
      for (const std::size_t index : holders->second) {
        if (index >= first) break;
        const Copy& other = copies_[index];
        if (other.file != copy.file && jaccard(other.shape, copy.shape) >= kSimilar) first = index;
      }
    }
    return first < copies_.size() ? &copies_[first] : nullptr;
  }

  void add(std::size_t index) {
    for (const Method& method : rarest(copies_[index].shape)) holders_[method].push_back(index);
  }

 private:
  // As many as are sure to meet those of a similar shape.
  std::vector<Method> rarest(const Shape& shape) const {
    std::vector<Method> methods = shape;
    const auto order = [&](const Method& a, const Method& b) {
      return std::pair(uses_.at(a), a) < std::pair(uses_.at(b), b);
    };
    std::sort(methods.begin(), methods.end(), order);
    const std::size_t common = (4 * shape.size() + 4) / 5;  // kSimilar of them, rounded up
    methods.resize(shape.size() - common + 1);
    return methods;
  }

  const std::vector<Copy>& copies_;
  std::map<Method, std::size_t> uses_;
  std::map<Method, std::vector<std::size_t>> holders_;
};

void judge(const CheckInput& input, Sink& sink) {
  auto by_name = classes_by_name(input);
  for (auto& [name, copies] : by_name) {
    std::erase_if(copies, [](const Copy& copy) { return copy.shape.size() < kFewestMethods; });
    if (copies.size() < 2 || claimed(input, name)) continue;
    Earlier earlier(copies);
    for (std::size_t i = 0; i < copies.size(); ++i) {
      if (const Copy* like = earlier.like(copies[i])) report(input, copies[i], *like, sink);
      earlier.add(i);
    }
  }
}

}  // namespace

constinit const Check same_name_definition{judge};

}  // namespace ssot
