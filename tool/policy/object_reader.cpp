#include "policy/object_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

void complain_of_kind(const LocatedJson& value, std::string_view what, std::string_view must,
                      Complaints& complaints, std::string suggestion = {}) {
  complaints.add(place_of(value), fmt::format("{} must be {}, not {}", what, must, kind_words(value)),
                 std::move(suggestion));
}

std::string quoted(std::string_view key) { return fmt::format("\"{}\"", key); }

}  // namespace

std::string_view kind_words(const LocatedJson& value) {
  switch (value.kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
      return value.boolean ? "true" : "false";
    case Kind::kNumber:
      return "a number";
    case Kind::kText:
      return "a text";
    case Kind::kArray:
      return "an array";
    case Kind::kObject:
      return "an object";
  }
  return "nothing";
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& known,
                         std::string_view noun) {
  constexpr std::size_t kMostCompared =
      200;  // so that a hostile policy with thousands of mistakes ends in time
  constexpr std::size_t kMostListed = 16;
  const std::string_view meant = known.size() > kMostCompared ? std::string_view{} : closest(wrong, known);
  if (!meant.empty()) return fmt::format("did you mean \"{}\"?", meant);
  if (known.size() > kMostListed) return "";
  return fmt::format("known {} are {}", noun,
                     enumerate(std::vector<std::string>(known.begin(), known.end())));
}

ObjectReader::ObjectReader(const LocatedJson& value, const ObjectKind& kind, Complaints& complaints)
    : value_(value), kind_(kind), complaints_(complaints) {
  if (value.kind != Kind::kObject) complain_of_kind(value, kind.what, "an object", complaints, "write {…}");
  for (const JsonMember& member : value.members) {
    if (std::find(kind.keys.begin(), kind.keys.end(), member.name) != kind.keys.end()) continue;
    const std::vector<std::string_view> known(kind.keys.begin(), kind.keys.end());
    complaints.add(place_of(member), fmt::format("unknown key \"{}\" in {}", member.name, kind.what),
                   did_you_mean(member.name, known, "keys"));
  }
}

const LocatedJson* ObjectReader::find(std::string_view key) const {
  assert(std::find(kind_.keys.begin(), kind_.keys.end(), key) != kind_.keys.end());
  const JsonMember* member = value_.member(key);
  return member == nullptr ? nullptr : &member->value;
}

Place ObjectReader::place(std::string_view key) const {
  const LocatedJson* value = find(key);
  return place_of(value == nullptr ? value_ : *value);
}

const LocatedJson* ObjectReader::object(std::string_view key) {
  const LocatedJson* value = find(key);
  if (value == nullptr || value->kind == Kind::kObject) return value;
  complain_of_kind(*value, quoted(key), "an object", complaints_);
  return nullptr;
}

const std::vector<LocatedJson>& ObjectReader::items(std::string_view key) {
  static const std::vector<LocatedJson> kNone;
  const LocatedJson* value = find(key);
  if (value == nullptr) return kNone;
  if (value->kind == Kind::kArray) return value->items;
  complain_of_kind(*value, quoted(key), "an array", complaints_,
                   value->kind == Kind::kObject ? "put the object into brackets: [{…}]" : "");
  return kNone;
}

std::string ObjectReader::text(std::string_view key) {
  const LocatedJson* value = find(key);
  if (value == nullptr) return {};
  if (value->kind != Kind::kText) {
    complain_of_kind(*value, quoted(key), "a text", complaints_);
    return {};
  }
  if (value->text.empty())
    complaints_.add(place_of(*value), fmt::format("\"{}\" is empty", key), "leave it out, or fill it in");
  return value->text;
}

std::string ObjectReader::required_text(std::string_view key) {
  if (value_.kind == Kind::kObject && !has(key)) {
    complaints_.add(place(), fmt::format("{} lacks \"{}\"", kind_.what, key),
                    fmt::format("add \"{}\": \"…\"", key));
  }
  return text(key);
}

bool ObjectReader::flag(std::string_view key) {
  const LocatedJson* value = find(key);
  if (value == nullptr) return false;
  if (value->kind == Kind::kBool) return value->boolean;
  complain_of_kind(*value, quoted(key), "true or false", complaints_);
  return false;
}

std::optional<Date> ObjectReader::date(std::string_view key) {
  const LocatedJson* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind != Kind::kText) {
    complain_of_kind(*value, quoted(key), "a date", complaints_, "write it as in \"2026-12-31\"");
    return std::nullopt;
  }
  const std::optional<Date> date = parse_date(value->text);
  if (date) return date;
  const std::string& text = value->text;
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                      text.find_first_not_of("0123456789-") == std::string::npos;
  complaints_.add(place_of(*value), fmt::format("\"{}\" is no date: \"{}\"", key, text),
                  shaped ? "the calendar has no such day; write an existing one as year-month-day"
                         : "write it as in \"2026-12-31\"");
  return std::nullopt;
}

std::optional<Severity> ObjectReader::severity(std::string_view key) {
  const LocatedJson* value = find(key);
  if (value == nullptr) return std::nullopt;
  return read_severity(*value, quoted(key), complaints_);
}

std::optional<Severity> read_severity(const LocatedJson& value, std::string_view what,
                                      Complaints& complaints) {
  if (value.kind != Kind::kText) {
    complain_of_kind(value, what, "a severity", complaints,
                     "write \"off\", \"note\", \"warning\" or \"error\"");
    return std::nullopt;
  }
  const std::optional<Severity> severity = severity_from(value.text);
  if (severity) return severity;
  complaints.add(place_of(value), fmt::format("unknown severity \"{}\"", value.text),
                 did_you_mean(value.text, {"off", "note", "warning", "error"}, "severities"));
  return std::nullopt;
}

std::vector<PlacedText> read_texts(const LocatedJson& array, std::string_view what, Complaints& complaints) {
  std::vector<PlacedText> texts;
  if (array.kind != Kind::kArray) {
    complain_of_kind(array, what, "an array of texts", complaints,
                     array.kind == Kind::kText ? fmt::format("write [\"{}\"]", array.text) : "");
    return texts;
  }
  std::unordered_map<std::string_view, const LocatedJson*> seen;
  for (const LocatedJson& item : array.items) {
    if (item.kind != Kind::kText) {
      complain_of_kind(item, fmt::format("an entry of {}", what), "a text", complaints);
      continue;
    }
    if (item.text.empty()) {
      complaints.add(place_of(item), fmt::format("an entry of {} is empty", what),
                     "leave it out, or fill it in");
      continue;
    }
    const auto [first, added] = seen.emplace(item.text, &item);
    if (added) {
      texts.push_back({item.text, place_of(item)});
    } else if (first->second->file == item.file) {  // what two files both say is no mistake
      complaints.add(place_of(item),
                     fmt::format("\"{}\" stands twice in {}, first at {}", item.text, what,
                                 to_text(place_of(*first->second))),
                     "keep one");
    }
  }
  return texts;
}

std::vector<PlacedText> ObjectReader::texts(std::string_view key) {
  const LocatedJson* value = find(key);
  return value == nullptr ? std::vector<PlacedText>{} : read_texts(*value, quoted(key), complaints_);
}

std::vector<PlacedText> ObjectReader::text_or_texts(std::string_view key) {
  const LocatedJson* value = find(key);
  if (value == nullptr || value->kind != Kind::kText) return texts(key);
  const std::string one = text(key);
  return one.empty() ? std::vector<PlacedText>{} : std::vector<PlacedText>{{one, place_of(*value)}};
}

std::optional<Glob> read_glob(const PlacedText& text, GlobKind kind, Complaints& complaints) {
  if (text.text.front() == ' ' || text.text.back() == ' ') {
    complaints.add(text.place, fmt::format("the glob \"{}\" starts or ends with a space", text.text),
                   "leave the space out, or quote it with a backslash");
    return std::nullopt;
  }
  Result<Glob> glob = Glob::parse(text.text, kind);
  if (glob) return std::move(glob).value();
  complaints.add(text.place, glob.error());
  return std::nullopt;
}

std::vector<std::pair<Glob, Place>> ObjectReader::placed_globs(std::string_view key, GlobKind kind) {
  std::vector<std::pair<Glob, Place>> globs;
  for (const PlacedText& text : texts(key)) {
    if (std::optional<Glob> glob = read_glob(text, kind, complaints_))
      globs.emplace_back(std::move(*glob), text.place);
  }
  return globs;
}

std::vector<Glob> ObjectReader::globs(std::string_view key, GlobKind kind) {
  std::vector<Glob> globs;
  for (auto& [glob, place] : placed_globs(key, kind)) globs.push_back(std::move(glob));
  return globs;
}

std::optional<Glob> ObjectReader::required_glob(std::string_view key, GlobKind kind) {
  const std::string written = required_text(key);
  if (written.empty()) return std::nullopt;
  return read_glob({written, place(key)}, kind, complaints_);
}

std::optional<std::string> read_folder(const PlacedText& text, Complaints& complaints) {
  const std::string& path = text.text;
  if (path.starts_with('/')) {
    complaints.add(text.place, fmt::format("the path \"{}\" is absolute", path),
                   "write it from the root of the repository");
    return std::nullopt;
  }
  if (path.find_first_of("*?[{\\") != std::string::npos) {
    complaints.add(text.place, fmt::format("the path \"{}\" holds a wildcard or a backslash", path),
                   "name the folders one by one, with / between them");
    return std::nullopt;
  }
  std::string plain = join("", path);
  if (plain == ".." || plain.starts_with("../")) {
    complaints.add(text.place, fmt::format("the path \"{}\" leaves the repository", path),
                   "name a path inside it");
    return std::nullopt;
  }
  return plain;
}

std::vector<std::string> ObjectReader::folders(std::string_view key) {
  std::vector<std::string> folders;
  for (const PlacedText& text : text_or_texts(key)) {
    if (std::optional<std::string> folder = read_folder(text, complaints_))
      folders.push_back(std::move(*folder));
  }
  return folders;
}

}  // namespace ssot
