#include "report/json_members.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// Larger whole numbers are not exact in JSON as most programs read it, ours among them.
constexpr std::uint64_t kLargest = std::uint64_t{1} << 53U;

}  // namespace

std::string JsonMistake::in(std::string_view file) const {
  return fmt::format("{}:{}:{}: error: {}", file, place.line, place.column, message);
}

SavedMembers::SavedMembers(const LocatedJson& object, std::optional<JsonMistake>& mistake)
    : object_(object), mistake_(mistake) {
  if (object.kind != LocatedJson::Kind::kObject) wrong(object.place, "this is no object");
}

void SavedMembers::wrong(JsonPlace place, std::string message) const {
  if (!mistake_) mistake_ = JsonMistake{place, std::move(message)};
}

JsonPlace SavedMembers::place_of(std::string_view name) const {
  const JsonMember* member = object_.member(name);
  return member == nullptr ? object_.place : member->value.place;
}

void SavedMembers::need(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (object_.member(name) == nullptr) wrong(object_.place, fmt::format("\"{}\" is missing", name));
}

const LocatedJson* SavedMembers::find(std::string_view name, LocatedJson::Kind kind,
                                      std::string_view what) const {
  const JsonMember* member = object_.member(name);
  if (member == nullptr) return nullptr;
  if (member->value.kind == kind) return &member->value;
  wrong(member->value.place, fmt::format("\"{}\" is no {}", name, what));
  return nullptr;
}

std::string SavedMembers::text(std::string_view name) const {
  const LocatedJson* value = find(name, LocatedJson::Kind::kText, "text");
  return value == nullptr ? std::string() : value->text;
}

std::vector<std::string> SavedMembers::texts(std::string_view name) const {
  std::vector<std::string> all;
  const LocatedJson* value = find(name, LocatedJson::Kind::kArray, "array");
  if (value == nullptr) return all;
  for (const LocatedJson& item : value->items) {
    if (item.kind != LocatedJson::Kind::kText)
      wrong(item.place, fmt::format("\"{}\" holds something that is no text", name));
    all.push_back(item.text);
  }
  return all;
}

std::string SavedMembers::path(const std::string& name) const {
  const std::string bytes = text(name + "_bytes");
  return bytes.empty() ? text(name) : percent_decoded(bytes);
}

std::vector<std::string> SavedMembers::paths(const std::string& name) const {
  std::vector<std::string> all = texts(name + "_bytes");
  if (all.empty()) return texts(name);
  for (std::string& bytes : all) bytes = percent_decoded(bytes);
  return all;
}

bool SavedMembers::flag(std::string_view name) const {
  const LocatedJson* value = find(name, LocatedJson::Kind::kBool, "true or false");
  return value != nullptr && value->boolean;
}

std::uint64_t SavedMembers::count(std::string_view name, std::uint64_t most) const {
  const LocatedJson* value = find(name, LocatedJson::Kind::kNumber, "number");
  return value == nullptr ? 0 : count_in(*value, name, most);
}

std::uint64_t SavedMembers::count_in(const LocatedJson& value, std::string_view name,
                                     std::uint64_t most) const {
  const double largest = static_cast<double>(std::min(most, kLargest));
  if (value.number >= 0 && value.number <= largest) {
    const auto whole = static_cast<std::uint64_t>(value.number);
    if (static_cast<double>(whole) == value.number) return whole;
  }
  wrong(value.place, fmt::format("\"{}\" is no count", name));
  return 0;
}

std::map<std::string, std::size_t> SavedMembers::counts(std::string_view name) const {
  std::map<std::string, std::size_t> all;
  if (const auto inside = object(name)) {
    for (const JsonMember& member : inside->object_.members)
      all[member.name] = inside->number<std::size_t>(member.name);
  }
  return all;
}

std::size_t SavedMembers::index_in(const LocatedJson& value, std::string_view name, std::size_t size,
                                   std::string_view item) const {
  const std::uint64_t index = count_in(value, name, kLargest);
  if (index < size) return static_cast<std::size_t>(index);
  wrong(value.place,
        fmt::format("\"{}\" points at {} {}, counted from 0, and there are {}", name, item, index, size));
  return 0;
}

std::size_t SavedMembers::index(std::string_view name, std::size_t size, std::string_view item) const {
  const LocatedJson* value = find(name, LocatedJson::Kind::kNumber, "number");
  return value == nullptr ? 0 : index_in(*value, name, size, item);
}

std::vector<std::size_t> SavedMembers::indices(std::string_view name, std::size_t size,
                                               std::string_view item) const {
  std::vector<std::size_t> all;
  const LocatedJson* value = find(name, LocatedJson::Kind::kArray, "array");
  if (value == nullptr) return all;
  for (const LocatedJson& each : value->items) {
    if (each.kind != LocatedJson::Kind::kNumber)
      wrong(each.place, fmt::format("\"{}\" holds something that is no number", name));
    all.push_back(index_in(each, name, size, item));
  }
  return all;
}

void SavedMembers::no_word(std::string_view name, std::string_view value) const {
  const JsonMember* member = object_.member(name);
  wrong(member == nullptr ? object_.place : member->value.place,
        member == nullptr ? fmt::format("\"{}\" is missing", name)
                          : fmt::format("\"{}\" is no {}", value, name));
}

std::optional<SavedMembers> SavedMembers::object(std::string_view name) const {
  const LocatedJson* value = find(name, LocatedJson::Kind::kObject, "object");
  if (value == nullptr) return std::nullopt;
  return SavedMembers(*value, mistake_);
}

}  // namespace ssot
