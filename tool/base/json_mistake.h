// What is wrong with JSON text where a parser gave up, in words for the person who wrote it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json_cursor.h"
#include "base/located_json.h"

namespace ssot {

// Where the parser was: the brackets still open, and what it had accepted last.
struct JsonState {
  enum class Last : std::uint8_t { kNothing, kOpening, kName, kValue };
  struct Open {
    bool object = false;
    JsonPlace place;
  };
  std::vector<Open> open;
  Last last = Last::kNothing;
  std::string last_name;  // with kName
  std::optional<JsonCursor>
      last_number;  // with kValue, when it was one: parsers take "01" for a number and more
};

// `cursor` stands behind what was accepted last.
JsonComplaint json_mistake(JsonCursor cursor, const JsonState& state);

}  // namespace ssot
