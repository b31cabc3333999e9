// Every key that ssot.json may hold, by the object it stands in. The loader refuses all others, and a test
// holds this table and rules/schema/ssot.schema.json together.
#pragma once
#include <span>
#include <string_view>

namespace ssot {

struct ObjectKind {
  std::string_view what;    // as in "unknown key "x" in a concept"
  std::string_view schema;  // its name under $defs of the schema; empty: the document itself
  std::span<const std::string_view> keys;
};

namespace object_kinds {
extern const ObjectKind kDocument, kPython, kCpp, kConcept, kEvents, kPath, kAllow, kUsage, kDependency,
    kLayers, kTests, kDocs, kBaseline;
}  // namespace object_kinds

std::span<const ObjectKind* const> all_object_kinds();

}  // namespace ssot
