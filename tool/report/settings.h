// The effective policy, for `ssot config`.
#pragma once
#include <string>
#include <vector>

#include "base/located_json.h"
#include "model/place.h"

namespace ssot {

// One value that is neither an object nor an array with something in it.
struct Setting {
  std::string name;     // for people: concepts[websocket-manager].names[0]
  std::string pointer;  // for programs, a JSON pointer: /concepts/0/names/0
  LocatedJson value;
  Place origin;
};

// One value a line: `exclude[0] = "third_party/**"  # ssot.json:3:16`.
std::string render_settings_text(const std::vector<Setting>& settings);
// The merged document, and beside it where each value was written.
std::string render_settings_json(const LocatedJson& document, const std::vector<Setting>& settings);

}  // namespace ssot
