// JSON with comments, read strictly: every value knows its line and column, duplicate keys and trailing
// commas are errors.
//
// nlohmann's DOM keeps neither positions nor duplicates, so its SAX interface is fed from a counting input
// and fills these plain values. Its exceptions stop here.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

struct JsonPlace {
  std::int32_t line = 0;    // 1-based
  std::int32_t column = 0;  // 1-based, in bytes
};

struct JsonMember;

struct LocatedJson {
  enum class Kind : std::uint8_t { kNull, kBool, kNumber, kText, kArray, kObject };
  Kind kind = Kind::kNull;
  JsonPlace place;   // of the value's first byte
  std::string file;  // which file it was read from; set on every value, survives merging
  bool boolean = false;
  double number = 0;
  std::string text;
  std::vector<LocatedJson> items;   // array
  std::vector<JsonMember> members;  // object, in order of the file

  const JsonMember* member(std::string_view name) const;  // null when absent
};

struct JsonMember {
  std::string name;
  JsonPlace name_place;
  LocatedJson value;
};

struct JsonComplaint {
  JsonPlace place;
  std::string message;  // a sentence
};

struct JsonDocument {
  LocatedJson root;
  std::vector<JsonComplaint>
      complaints;      // empty: well formed. Duplicate keys are all listed; a syntax error ends the reading.
  bool whole = false;  // read to its end: the complaints, if any, are duplicate keys
};

// Refuses nesting over 64 levels and text that is not UTF-8. `file` is stamped on the values.
JsonDocument read_json(std::string_view text, const std::string& file);

}  // namespace ssot
