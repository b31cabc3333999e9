#include "base/located_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "base/json_cursor.h"
#include "base/json_mistake.h"
#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kDeepest = 64;

// Hears nlohmann's events and keeps a cursor at the end of what they were about, since the events carry no
// places.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(std::string_view text, const std::string& file, JsonDocument& document)
      : cursor_(text), file_(file), document_(document) {}

  bool null() { return scalar(LocatedJson::Kind::kNull) != nullptr; }
  bool boolean(bool value) {
    LocatedJson* json = scalar(LocatedJson::Kind::kBool);
    json->boolean = value;
    return true;
  }
  bool number_integer(number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) { return number(value); }
  bool string(string_t& value) {
    LocatedJson* json = scalar(LocatedJson::Kind::kText);
    json->text = std::move(value);
    return true;
  }
  bool binary(binary_t&) { return false; }  // no JSON text holds any

  bool start_object(std::size_t) { return open(LocatedJson::Kind::kObject); }
  bool start_array(std::size_t) { return open(LocatedJson::Kind::kArray); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(string_t& name) {
    cursor_.skip_between();
    Level& level = levels_.back();
    const JsonPlace place = cursor_.place();
    cursor_.skip_token();
    state_.last = JsonState::Last::kName;
    state_.last_name = name;
    const auto [first, added] = level.names.emplace(name, place);
    if (!added) {
      document_.complaints.push_back(
          {.place = place,
           .message =
               fmt::format("the key \"{}\" stands twice in one object, first at line {}, column {}; keep one",
                           name, first->second.line, first->second.column)});
    }
    level.value->members.push_back({.name = std::move(name), .name_place = place, .value = {}});
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
    document_.complaints.push_back(json_mistake(cursor_, state_));
    return false;
  }

 private:
  struct Level {
    LocatedJson* value = nullptr;  // stays put: its siblings come after it is closed
    std::unordered_map<std::string, JsonPlace> names;
  };

  LocatedJson* begin(LocatedJson::Kind kind) {
    cursor_.skip_between();
    state_.last_number.reset();
    LocatedJson* json = &document_.root;
    if (!levels_.empty() && levels_.back().value->kind == LocatedJson::Kind::kObject) {
      json = &levels_.back().value->members.back().value;
    } else if (!levels_.empty()) {
      json = &levels_.back().value->items.emplace_back();
    }
    json->kind = kind;
    json->place = cursor_.place();
    json->file = file_;
    return json;
  }

  LocatedJson* scalar(LocatedJson::Kind kind) {
    LocatedJson* json = begin(kind);
    if (kind == LocatedJson::Kind::kNumber) state_.last_number = cursor_;
    cursor_.skip_token();
    state_.last = JsonState::Last::kValue;
    return json;
  }

  bool number(double value) {
    scalar(LocatedJson::Kind::kNumber)->number = value;
    return true;
  }

  bool open(LocatedJson::Kind kind) {
    LocatedJson* json = begin(kind);
    if (levels_.size() == kDeepest) {
      document_.complaints.push_back(
          {.place = json->place,
           .message =
               fmt::format("values are nested more than {} deep here, and nothing below is read", kDeepest)});
      return false;
    }
    state_.open.push_back({.object = kind == LocatedJson::Kind::kObject, .place = json->place});
    state_.last = JsonState::Last::kOpening;
    levels_.push_back({.value = json, .names = {}});
    cursor_.skip_token();
    return true;
  }

  bool close() {
    cursor_.skip_between();
    cursor_.skip_token();
    state_.last_number.reset();
    levels_.pop_back();
    state_.open.pop_back();
    state_.last = JsonState::Last::kValue;
    return true;
  }

  JsonCursor cursor_;
  const std::string& file_;
  JsonDocument& document_;
  std::vector<Level> levels_;
  JsonState state_;
};

// The first byte that makes `text` something else than UTF-8 text, or its size.
std::size_t first_foreign_byte(std::string_view text) {
  return valid_utf8_prefix(text.substr(0, text.find('\0')));
}

}  // namespace

const JsonMember* LocatedJson::member(std::string_view name) const {
  for (const JsonMember& member : members) {
    if (member.name == name) return &member;
  }
  return nullptr;
}

JsonDocument read_json(std::string_view text, const std::string& file) {
  JsonDocument document;
  document.root.file = file;
  document.root.place = {.line = 1, .column = 1};
  // nlohmann would take a NUL for the end of the text, and go on behind it never.
  const std::size_t foreign = first_foreign_byte(text);
  if (foreign < text.size()) {
    JsonCursor cursor(text);
    cursor.skip_to(foreign);
    const bool wide = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    document.complaints.push_back(
        {.place = cursor.place(),
         .message = wide ? "the file is UTF-16; save it as UTF-8"
                    : text[foreign] == '\0'
                        ? "the file holds a NUL byte here; JSON is text"
                        : fmt::format("the byte 0x{:02X} is not UTF-8 here; save the file as UTF-8",
                                      static_cast<unsigned char>(text[foreign]))});
    return document;
  }
  Builder builder(text, file, document);
  document.whole =
      nlohmann::json::sax_parse(text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json,
                                /*strict=*/true, /*ignore_comments=*/true);
  return document;
}

}  // namespace ssot
