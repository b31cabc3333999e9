#include "policy/read_baseline.h"

#include <fmt/format.h>

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

}  // namespace

LocatedJson baseline_as_object(const LocatedJson& value) {
  if (value.kind != Kind::kText) return value;
  LocatedJson object;
  object.kind = Kind::kObject;
  object.place = value.place;
  object.file = value.file;
  object.members.push_back({.name = "file", .name_place = value.place, .value = value});
  return object;
}

BaselineSetting read_baseline_setting(const LocatedJson& value, Complaints& complaints) {
  BaselineSetting setting;
  setting.place = place_of(value);
  if (value.kind != Kind::kText && value.kind != Kind::kObject) {
    complaints.add(setting.place,
                   fmt::format("\"baseline\" must be a text or an object, not {}", kind_words(value)),
                   "write \"baseline\": \"ssot.baseline.json\"");
    return setting;
  }
  const LocatedJson object = baseline_as_object(value);
  ObjectReader reader(object, object_kinds::kBaseline, complaints);
  setting.locked = reader.placed_globs("locked", GlobKind::kPath);
  const PlacedText file{reader.text("file"), reader.place("file")};
  if (file.text.empty()) return setting;
  const std::optional<std::string> path = read_folder(file, complaints);
  if (!path) return setting;
  if (path->empty() || file.text.ends_with('/')) {
    complaints.add(file.place, fmt::format("\"{}\" names a folder, and \"baseline\" is a file", file.text),
                   "write it as in \"ssot.baseline.json\"");
    return setting;
  }
  setting.file = *path;
  setting.required = true;
  return setting;
}

}  // namespace ssot
