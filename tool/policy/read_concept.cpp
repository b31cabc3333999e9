#include "policy/read_concept.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/path.h"
#include "base/text.h"
#include "policy/read_events.h"
#include "policy/read_rules.h"
#include "policy/symbol.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

// Definitions are matched by their last component, so a glob with a namespace in it would match nothing,
// ever.
std::vector<Glob> read_names(ObjectReader& reader, std::string_view key) {
  std::vector<Glob> globs;
  for (const PlacedText& text : reader.texts(key)) {
    const std::size_t foreign = text.text.find_first_of(".:/ ()<>");
    if (foreign != std::string::npos) {
      const std::string last = text.text.substr(text.text.find_last_of(".:/ ()<>") + 1);
      reader.complaints().add(text.place,
                              fmt::format("\"{}\" in \"{}\" can match no name, because of its \"{}\"",
                                          text.text, key, text.text[foreign]),
                              last.empty() ? "names are matched alone, without namespace, module or arguments"
                                           : fmt::format("names are matched alone: write \"{}\"", last));
      continue;
    }
    if (std::optional<Glob> glob = read_glob(text, GlobKind::kName, reader.complaints()))
      globs.push_back(std::move(*glob));
  }
  return globs;
}

std::vector<Symbol> read_symbols(ObjectReader& reader, std::string_view key) {
  std::vector<Symbol> symbols;
  for (const PlacedText& text : reader.texts(key)) {
    if (std::optional<Symbol> symbol = read_symbol(text, reader.complaints()))
      symbols.push_back(std::move(*symbol));
  }
  return symbols;
}

// A module glob, or a path glob where it holds a '/' or a C++ extension.
std::optional<Glob> read_module_or_path(const PlacedText& text, Complaints& complaints) {
  if (names_file(text.text)) return read_glob(text, GlobKind::kPath, complaints);
  if (text.text.find_first_of(": ") != std::string::npos) {
    complaints.add(
        text.place, fmt::format("\"{}\" is neither a module nor a path", text.text),
        "write a module as in \"app.ws.manager\", or a path as in \"ws/manager.hpp\"; * is allowed in both");
    return std::nullopt;
  }
  return read_glob(text, GlobKind::kModule, complaints);
}

std::optional<PathState> read_state(ObjectReader& reader) {
  const std::string word = reader.required_text("state");
  constexpr std::array<std::string_view, 3> kStates{"allowed", "deprecated", "removed"};
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (kStates[i] == word) return static_cast<PathState>(i);
  }
  if (!word.empty()) {
    reader.complaints().add(reader.place("state"), fmt::format("unknown state \"{}\"", word),
                            did_you_mean(word, {kStates.begin(), kStates.end()}, "states"));
  }
  return std::nullopt;
}

void read_renamed(ObjectReader& reader, PathEntry& entry) {
  const LocatedJson* symbols = reader.object("symbols");
  if (symbols == nullptr) return;
  if (symbols->members.empty()) {
    reader.complaints().add(place_of(*symbols), "\"symbols\" is empty, so the entry speaks of no name",
                            "name the symbols, or leave the key out to speak of the whole path");
  }
  for (const JsonMember& member : symbols->members) {
    const LocatedJson& target = member.value;
    if (member.name.empty() || member.name.find_first_of(":/* ") != std::string::npos) {
      reader.complaints().add(place_of(member), fmt::format("\"{}\" in \"symbols\" is no name", member.name),
                              "write the old name alone, without module or wildcard");
    }
    if (target.kind != Kind::kText) {
      reader.complaints().add(
          place_of(target),
          fmt::format("the replacement of \"{}\" must be a text, not {}", member.name, kind_words(target)),
          "write the symbol that replaces it, or \"\" when none does");
      continue;
    }
    if (!target.text.empty()) read_symbol({target.text, place_of(target)}, reader.complaints());
    entry.symbols.emplace_back(member.name, target.text);
    entry.symbol_places.push_back(place_of(target));
  }
}

void check_dates(ObjectReader& reader, const PathEntry& entry, std::optional<PathState> state) {
  Complaints& complaints = reader.complaints();
  if (entry.since && entry.error_after && *entry.since > *entry.error_after) {
    complaints.add(reader.place("since"),
                   fmt::format("\"since\" ({}) lies after \"error_after\" ({})", to_text(*entry.since),
                               to_text(*entry.error_after)),
                   "swap the dates, or correct one");
  }
  if (!state) return;
  if (*state == PathState::kAllowed) {
    for (const std::string_view key : {"since", "replace"}) {
      if (!reader.has(key)) continue;
      complaints.add(reader.place(key), fmt::format("an allowed path has no use for \"{}\"", key),
                     fmt::format("leave \"{}\" out, or set the state to \"deprecated\"", key));
    }
  }
  if (reader.has("error_after") && *state != PathState::kDeprecated) {
    complaints.add(reader.place("error_after"), "\"error_after\" means something for deprecated paths only",
                   "leave it out, or set the state to \"deprecated\"");
  }
}

PathEntry read_path(const LocatedJson& item, Complaints& complaints) {
  ObjectReader reader(item, object_kinds::kPath, complaints);
  PathEntry entry{
      .path = {}, .since = {}, .error_after = {}, .replace = {}, .symbols = {}, .place = reader.place()};
  const PlacedText path{reader.required_text("path"), reader.place("path")};
  entry.is_file = names_file(path.text);
  const std::string_view extension = extension_of(path.text);
  if (entry.is_file && (extension == "py" || extension == "pyi" || extension == "pyw")) {
    complaints.add(path.place, fmt::format("\"path\" names a Python file, \"{}\"", path.text),
                   "Python paths are modules: write it as in \"app.ws.manager\"");
  } else if (!path.text.empty()) {
    if (std::optional<Glob> glob = read_module_or_path(path, complaints)) entry.path = std::move(*glob);
  }
  const std::optional<PathState> state = read_state(reader);
  entry.state = state.value_or(PathState::kDeprecated);
  entry.since = reader.date("since");
  entry.error_after = reader.date("error_after");
  const PlacedText replace{reader.text("replace"), reader.place("replace")};
  if (!replace.text.empty() && check_target(replace, complaints)) entry.replace = replace.text;
  entry.replace_place = replace.place;
  read_renamed(reader, entry);
  check_dates(reader, entry, state);
  return entry;
}

void check_homes(const Concept& one, ObjectReader& reader) {
  const auto given = [&](std::string_view key) {
    const LocatedJson* value = reader.find(key);
    return value != nullptr && (value->kind != Kind::kArray || !value->items.empty());
  };
  Complaints& complaints = reader.complaints();
  if (given("except") && !given("names")) {
    complaints.add(reader.place("except"), "\"except\" takes away from \"names\", and there is no \"names\"",
                   "add \"names\", or leave \"except\" out");
  }
  const bool says_something = given("names") || given("canonical") || given("parts") || given("factories") ||
                              given("files") || given("paths") || given("implementation") || given("events");
  if (!says_something) {
    complaints.add(reader.place(), fmt::format("the concept \"{}\" says nothing to look for", one.id),
                   "add \"canonical\": the one symbol that reaches it");
  }
}

}  // namespace

void check_id(std::string_view id, const Place& place, Complaints& complaints) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  if (std::all_of(id.begin(), id.end(), fits)) return;
  std::string plain = lower(id);
  std::replace_if(plain.begin(), plain.end(), [&](char c) { return !fits(c); }, '-');
  complaints.add(place, fmt::format("the id \"{}\" holds more than letters, digits, -, _ and .", id),
                 fmt::format("write \"{}\"", plain));
}

Concept read_concept(const LocatedJson& item, Complaints& complaints) {
  const std::size_t before = complaints.size();
  ObjectReader reader(item, object_kinds::kConcept, complaints);
  Concept one;
  one.place = reader.place();
  one.id = reader.required_text("id");
  check_id(one.id, reader.place("id"), complaints);
  one.why = reader.text("why");
  one.owner = reader.text("owner");
  one.external = reader.flag("external");
  one.names = read_names(reader, "names");
  one.except = read_names(reader, "except");
  one.files = reader.globs("files", GlobKind::kPath);
  one.canonical = read_symbols(reader, "canonical");
  one.parts = read_symbols(reader, "parts");
  one.factories = read_symbols(reader, "factories");
  for (const PlacedText& text : reader.texts("implementation")) {
    if (std::optional<Glob> glob = read_module_or_path(text, complaints)) {
      one.implementation.emplace_back(std::move(*glob), text.place);
    }
  }
  for (const LocatedJson& entry : reader.items("paths")) one.paths.push_back(read_path(entry, complaints));
  one.allow = read_allow(reader, one.id);
  // An entry that adds to another file's is judged as a whole once it is laid over that.
  const bool adds = reader.flag("extends");
  const LocatedJson* events = reader.find("events");
  if (events != nullptr && !adds) one.events = read_events(*events, complaints);
  // What seems to be missing may be what was mistyped.
  if (complaints.size() == before && !adds) check_homes(one, reader);
  return one;
}

}  // namespace ssot
