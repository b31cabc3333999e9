#include "policy/effective.h"

#include <string_view>
#include <vector>

#include "policy/read_document.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

LocatedJson by_default(Kind kind, std::string_view text = {}) {
  LocatedJson value;
  value.kind = kind;
  value.file = "default";
  value.text = text;
  return value;
}

LocatedJson& member_or_default(LocatedJson& object, std::string_view name, Kind kind) {
  for (JsonMember& member : object.members) {
    if (member.name == name) return member.value;
  }
  object.members.push_back({.name = std::string(name), .name_place = {}, .value = by_default(kind)});
  return object.members.back().value;
}

void add_globs(LocatedJson& document, std::string_view section, std::string_view key,
               const std::vector<std::string_view>& globs) {
  LocatedJson& object = member_or_default(document, section, Kind::kObject);
  if (object.member(key) != nullptr) return;
  LocatedJson& array = member_or_default(object, key, Kind::kArray);
  for (const std::string_view glob : globs) array.items.push_back(by_default(Kind::kText, glob));
}

}  // namespace

void add_defaults(LocatedJson& document) {
  add_globs(document, "tests", "paths", default_tests_paths());
  add_globs(document, "docs", "history", default_docs_history());
}

}  // namespace ssot
