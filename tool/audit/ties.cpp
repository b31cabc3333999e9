#include "audit/ties.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "audit/fingerprints.h"
#include "audit/platforms.h"
#include "audit/reach.h"
#include "index/class_hierarchy.h"

namespace ssot {
namespace {

// Kindred names are half of the proof; these are the other half. Found by looking through what several trees
// gave (docs/audit.md).
constexpr std::size_t kTypesAtLeast = 200;  // so that names tell something in a small tree, too
constexpr std::size_t kFewestShared = 3;
constexpr double kEnoughOfTheSmaller = 0.5;
constexpr double kEnoughWeight = 6.0;
constexpr int kEnoughMethods = 80;  // per cent, as SSOT102
constexpr int kEnoughBody = 35;     // per cent
constexpr int kEnoughBodyOfBrothers = 50;
constexpr int kEnoughBodyOfShortTwins = 80;  // brothers of one name
constexpr std::size_t kMostNeighbours = 400;
// Fingerprints of the shorter one.
constexpr std::size_t kFewestPrints = 6;  // of one name (C++: with its namespace)
constexpr std::size_t kFewestPrintsOfTwins = 15;
constexpr std::size_t kFewestPrintsOfKindred = 40;   // of kindred names
constexpr std::size_t kFewestPrintsOfBrothers = 60;  // with a base in common, that makes them write it

struct Shape {
  std::vector<std::string_view> methods;  // plain ones, sorted
  double weight = 0;
};

Shape shape_of(const TypeEntry& type, const MethodWeights& weights) {
  Shape shape;
  for (const MethodEntry& each : type.methods) {
    if (!is_plain_method(type, each.name)) continue;
    shape.methods.push_back(each.name);
    shape.weight += weights.of(each.name);
  }
  std::sort(shape.methods.begin(), shape.methods.end());
  return shape;
}

bool names_as_base(const TypeEntry& type, std::string_view name) {
  const auto& bases = type.at().bases;
  return std::any_of(bases.begin(), bases.end(),
                     [&](std::string_view base) { return base_name(base) == name; });
}

// Two implementations of one interface have its methods because they must.
bool have_a_base_in_common(const TypeEntry& a, const TypeEntry& b) {
  const auto& bases = a.at().bases;
  return std::any_of(bases.begin(), bases.end(), [&](std::string_view base) {
    return !brings_no_methods(base) && names_as_base(b, base_name(base));
  });
}

struct Shared {
  std::size_t count = 0;
  double weight = 0;
};

Shared shared_methods(const Shape& a, const Shape& b, const MethodWeights& weights) {
  Shared shared;
  std::vector<std::string_view> both;
  std::set_intersection(a.methods.begin(), a.methods.end(), b.methods.begin(), b.methods.end(),
                        std::back_inserter(both));
  shared.count = both.size();
  for (const std::string_view method : both) shared.weight += weights.of(method);
  return shared;
}

// Two classes that share what only they have, and most of what the smaller one has.
bool share_methods(const Shared& shared, const Shape& a, const Shape& b) {
  return shared.count >= kFewestShared && shared.weight >= kEnoughWeight &&
         shared.weight >= kEnoughOfTheSmaller * std::min(a.weight, b.weight);
}

// Python: the classes that its bases mean. A base of the heir's own name is another's: `class
// Migration(migrations.Migration)`.
std::vector<PlaceKey> bases_of(const Project& project, const TypeEntry& type) {
  std::vector<PlaceKey> places;
  if (type.facts->language != Language::kPython) return places;
  for (const std::string_view written : type.at().bases) {
    const Definer found = project.follow(type.file, written.substr(0, written.find('[')));
    const bool itself = found.file == type.file && found.definition == type.definition;
    if (found.file != kNoFile && !itself) places.push_back(place_key(found.file, found.definition));
  }
  return places;
}

struct Side {
  const TypeEntry& type;
  const Shape& shape;
  const std::vector<std::uint64_t>& prints;
  const std::vector<PlaceKey>& bases;
};

// Below some length, types share what anybody would write, or what their base makes them write.
bool share_text(std::size_t prints, int body, bool one_thing, bool brothers) {
  if (!brothers) return prints >= (one_thing ? kFewestPrints : kFewestPrintsOfKindred) && body >= kEnoughBody;
  if (!one_thing) return prints >= kFewestPrintsOfBrothers && body >= kEnoughBodyOfBrothers;
  return (prints >= kFewestPrints && body >= kEnoughBodyOfShortTwins) ||
         (prints >= kFewestPrintsOfTwins && body >= kEnoughBodyOfBrothers);
}

bool are_alike(const Side& a, const Side& b, const Shared& shared, const Tie& tie) {
  if (tie.derived) return false;
  const bool same_name = a.type.at().name == b.type.at().name;
  // Nested classes whose outer ones are written elsewhere.
  if (same_name && a.type.facts == b.type.facts) return false;
  // In C++ one name in two namespaces is two names.
  const bool one_thing = a.type.facts->language == Language::kPython
                             ? same_name
                             : a.type.at().qualified == b.type.at().qualified;
  const bool brothers = have_a_base_in_common(a.type, b.type);
  if (share_text(std::min(a.prints.size(), b.prints.size()), tie.body, one_thing, brothers)) return true;
  if (!share_methods(shared, a.shape, b.shape)) return false;
  // What a framework asks of each of its heirs: every migration is called Migration.
  if (brothers) return one_thing && tie.methods >= kEnoughMethods;
  if (a.type.facts->language == Language::kPython) return true;
  // C++: namespaces make one name two things, and `FooImpl` has the methods of `Foo` because it stands behind
  // it.
  return a.type.at().qualified == b.type.at().qualified && tie.methods >= kEnoughMethods;
}

bool derives_from(const Side& heir, const Side& base) {
  if (heir.type.facts->language != Language::kPython)
    return heir.type.at().name != base.type.at().name && names_as_base(heir.type, base.type.at().name);
  const PlaceKey place = place_key(base.type.file, base.type.definition);
  return std::find(heir.bases.begin(), heir.bases.end(), place) != heir.bases.end();
}

Tie tie_between(const Side& a, const Side& b, const MethodWeights& weights) {
  Tie tie;
  tie.derived = derives_from(a, b) || derives_from(b, a);
  const Shared shared = shared_methods(a.shape, b.shape, weights);
  const std::size_t all = a.shape.methods.size() + b.shape.methods.size() - shared.count;
  tie.shared = shared.count;
  tie.methods = all == 0 ? 0 : static_cast<int>(100 * shared.count / all);
  tie.body = likeness(a.prints, b.prints);
  tie.alike =
      are_alike(a, b, shared, tie) && !are_platform_alternatives(a.type.facts->path, b.type.facts->path);
  return tie;
}

}  // namespace

void MethodWeights::learn(const TypeEntry& type) {
  ++types_;
  for (const MethodEntry& each : type.methods) ++types_with_[each.name];
}

double MethodWeights::of(std::string_view method) const {
  const auto found = types_with_.find(method);
  const std::size_t with = found == types_with_.end() ? 1 : found->second;
  return std::log(static_cast<double>(kTypesAtLeast + types_) / static_cast<double>(with));
}

std::size_t most_neighbours() { return kMostNeighbours; }

std::string_view base_name(std::string_view base) {
  base = base.substr(0, base.find_first_of("<[("));
  const std::size_t at = base.find_last_of(".:");
  return at == std::string_view::npos ? base : base.substr(at + 1);
}

bool is_interface(const TypeEntry& type) {
  if (type.name.role == Role::kInterface) return true;
  const auto& bases = type.at().bases;
  if (std::any_of(bases.begin(), bases.end(), [](std::string_view base) { return marks_interface(base); }))
    return true;
  if (type.facts->language == Language::kPython || type.methods.empty()) return false;
  const auto bodies = std::count_if(type.methods.begin(), type.methods.end(),
                                    [](const MethodEntry& each) { return each.body.file != nullptr; });
  return static_cast<std::size_t>(bodies) * 4 <= type.methods.size();
}

std::vector<Tie> ties_between(const Project& project, const std::vector<TypeEntry>& types,
                              const std::vector<std::vector<std::uint64_t>>& prints,
                              const MethodWeights& weights) {
  std::vector<Shape> shapes;
  std::vector<std::vector<PlaceKey>> bases;
  for (const TypeEntry& each : types) {
    shapes.push_back(shape_of(each, weights));
    bases.push_back(bases_of(project, each));
  }
  std::vector<Tie> ties;
  for (std::size_t a = 0; a < types.size(); ++a) {
    const std::size_t end = std::min(types.size(), a + 1 + kMostNeighbours);
    for (std::size_t b = a + 1; b < end; ++b) {
      if (types[a].facts->language != types[b].facts->language) continue;
      Tie tie = tie_between({types[a], shapes[a], prints[a], bases[a]},
                            {types[b], shapes[b], prints[b], bases[b]}, weights);
      tie.a = a;
      tie.b = b;
      if (tie.holds() || tie.methods > 0 || tie.body > 0) ties.push_back(tie);
    }
  }
  return ties;
}

}  // namespace ssot
