// The members of one object of a saved JSON document, by name and kind. The first mistake ends the reading:
// such a document is a program's work, so one sentence is enough. Until then every question has an answer, so
// that readers need not ask.
//
// Members that are absent are empty, false or 0, unless `need` names them; those that nobody asks for are
// passed over.
#pragma once
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/located_json.h"

namespace ssot {

struct JsonMistake {
  JsonPlace place;
  std::string message;

  std::string in(std::string_view file) const;  // "run.json:1:42: error: …"
};

class SavedMembers {
 public:
  SavedMembers(const LocatedJson& object, std::optional<JsonMistake>& mistake);

  void need(std::initializer_list<std::string_view> names) const;

  std::string text(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  // As JsonWriter::path and paths wrote them.
  std::string path(const std::string& name) const;
  std::vector<std::string> paths(const std::string& name) const;
  bool flag(std::string_view name) const;
  template <std::integral Number>
  Number number(std::string_view name) const {
    return static_cast<Number>(count(name, static_cast<std::uint64_t>(std::numeric_limits<Number>::max())));
  }
  std::map<std::string, std::size_t> counts(std::string_view name) const;
  // Indices into something that holds `size` items; `item` says what these are: "definition".
  std::size_t index(std::string_view name, std::size_t size, std::string_view item) const;
  std::vector<std::size_t> indices(std::string_view name, std::size_t size, std::string_view item) const;
  // One of our own words, by the function that knows them.
  template <class From>
  auto word(std::string_view name, From from) const -> typename decltype(from(name))::value_type {
    const std::string value = text(name);
    if (const auto known = from(value)) return *known;
    no_word(name, value);
    return {};
  }
  bool has(std::string_view name) const { return object_.member(name) != nullptr; }
  std::optional<SavedMembers> object(std::string_view name) const;
  template <class Visit>
  void each(std::string_view name, Visit visit) const {
    const LocatedJson* value = find(name, LocatedJson::Kind::kArray, "array");
    if (value == nullptr) return;
    for (const LocatedJson& item : value->items) {
      if (mistake_) return;
      visit(SavedMembers(item, mistake_));
    }
  }

  void wrong(JsonPlace place, std::string message) const;
  JsonPlace place() const { return object_.place; }
  JsonPlace place_of(std::string_view name) const;  // the object's when there is none

 private:
  const LocatedJson* find(std::string_view name, LocatedJson::Kind kind, std::string_view what) const;
  std::uint64_t count(std::string_view name, std::uint64_t most) const;
  std::uint64_t count_in(const LocatedJson& value, std::string_view name, std::uint64_t most) const;
  std::size_t index_in(const LocatedJson& value, std::string_view name, std::size_t size,
                       std::string_view item) const;
  void no_word(std::string_view name, std::string_view value) const;

  const LocatedJson& object_;
  std::optional<JsonMistake>& mistake_;
};

// For words of which there is only a function from the value: the names are few, so each value up to `last`
// is tried.
template <class Value, class Name>
std::optional<Value> value_by_name(std::string_view name, Value last, Name name_of) {
  for (int value = 0; value <= static_cast<int>(last); ++value)
    if (name_of(static_cast<Value>(value)) == name) return static_cast<Value>(value);
  return std::nullopt;
}

}  // namespace ssot
