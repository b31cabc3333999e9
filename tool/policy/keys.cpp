#include "policy/keys.h"

#include <array>

namespace ssot {
namespace {

using Words = std::string_view;
constexpr std::array<Words, 14> kDocumentKeys{"$schema",      "extends", "exclude", "languages", "python",
                                              "cpp",          "tests",   "docs",    "concepts",  "usage",
                                              "dependencies", "allow",   "rules",   "baseline"};
constexpr std::array<Words, 1> kPythonKeys{"roots"};
constexpr std::array<Words, 3> kCppKeys{"compile_commands", "include_dirs", "programs"};
constexpr std::array<Words, 15> kConceptKeys{"id",        "why",       "owner", "names",    "except",
                                             "files",     "canonical", "parts", "paths",    "implementation",
                                             "factories", "events",    "allow", "external", "extends"};
constexpr std::array<Words, 5> kEventsKeys{"names", "emitters", "methods", "families", "except_paths"};
constexpr std::array<Words, 6> kPathKeys{"path", "state", "since", "error_after", "replace", "symbols"};
constexpr std::array<Words, 4> kAllowKeys{"path", "rules", "why", "until"};
constexpr std::array<Words, 7> kUsageKeys{"id", "pattern", "paths", "except_paths", "severity", "use", "why"};
constexpr std::array<Words, 8> kDependencyKeys{"from",    "only",     "never", "except",
                                               "through", "severity", "why",   "layers"};
constexpr std::array<Words, 2> kLayersKeys{"root", "exhaustive"};
constexpr std::array<Words, 1> kTestsKeys{"paths"};
constexpr std::array<Words, 1> kDocsKeys{"history"};
constexpr std::array<Words, 2> kBaselineKeys{"file", "locked"};

}  // namespace

namespace object_kinds {
constinit const ObjectKind kDocument{"the policy", "", kDocumentKeys};
constinit const ObjectKind kPython{"\"python\"", "python", kPythonKeys};
constinit const ObjectKind kCpp{"\"cpp\"", "cpp", kCppKeys};
constinit const ObjectKind kConcept{"a concept", "concept", kConceptKeys};
constinit const ObjectKind kEvents{"\"events\"", "events", kEventsKeys};
constinit const ObjectKind kPath{"an entry of \"paths\"", "path", kPathKeys};
constinit const ObjectKind kAllow{"an entry of \"allow\"", "allow", kAllowKeys};
constinit const ObjectKind kUsage{"an entry of \"usage\"", "usage", kUsageKeys};
constinit const ObjectKind kDependency{"an entry of \"dependencies\"", "dependency", kDependencyKeys};
constinit const ObjectKind kLayers{"\"layers\"", "layers", kLayersKeys};
constinit const ObjectKind kTests{"\"tests\"", "tests", kTestsKeys};
constinit const ObjectKind kDocs{"\"docs\"", "docs", kDocsKeys};
constinit const ObjectKind kBaseline{"\"baseline\"", "baseline", kBaselineKeys};
}  // namespace object_kinds

std::span<const ObjectKind* const> all_object_kinds() {
  using namespace object_kinds;
  static constexpr std::array<const ObjectKind*, 13> kAll{
      &kDocument, &kPython,     &kCpp,    &kConcept, &kEvents, &kPath,    &kAllow,
      &kUsage,    &kDependency, &kLayers, &kTests,   &kDocs,   &kBaseline};
  return kAll;
}

}  // namespace ssot
