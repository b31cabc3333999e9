#include "policy/canonical_value.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/rule_names.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

// No text can be taken for the end of another.
std::string quoted(std::string_view text) { return fmt::format("{}:{}", text.size(), text); }

std::string joined(std::vector<std::string> parts, bool in_order) {
  if (!in_order) {
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  }
  std::string out = "[";
  for (const std::string& part : parts) out += quoted(part);
  return out + "]";
}

// Any value; its depth is bounded by the reader of JSON.
std::string whole(const LocatedJson& value, bool in_order) {
  switch (value.kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
      return value.boolean ? "true" : "false";
    case Kind::kNumber:
      return fmt::format("{}", value.number);
    case Kind::kText:
      return "\"" + value.text;
    case Kind::kArray: {
      std::vector<std::string> parts;
      for (const LocatedJson& item : value.items) parts.push_back(whole(item, in_order));
      return joined(std::move(parts), in_order);
    }
    case Kind::kObject: {
      std::vector<std::string> parts;
      for (const JsonMember& member : value.members)
        parts.push_back(quoted(member.name) + whole(member.value, in_order));
      return "{" + joined(std::move(parts), /*in_order=*/false);
    }
  }
  return {};
}

std::string texts(const LocatedJson* value, bool in_order) {
  std::vector<std::string> parts;
  for (const LocatedJson* text : texts_of(value)) parts.push_back(text->text);
  return joined(std::move(parts), in_order);
}

std::string names(const LocatedJson* value) {
  std::vector<std::string> parts;
  for (const JsonMember& member : value->members) parts.push_back(member.name);
  return joined(std::move(parts), /*in_order=*/false);
}

std::string entries(const LocatedJson* value, const KeyMeaning& meaning) {
  std::vector<std::string> parts;
  if (value != nullptr) {
    for (const LocatedJson& item : value->items) parts.push_back(canonical_object(&item, meaning));
  }
  return joined(std::move(parts), /*in_order=*/false);
}

}  // namespace

std::vector<const LocatedJson*> texts_of(const LocatedJson* value) {
  std::vector<const LocatedJson*> all;
  if (value == nullptr) return all;
  if (value->kind == Kind::kText) all.push_back(value);
  for (const LocatedJson& item : value->items) {
    if (item.kind == Kind::kText) all.push_back(&item);
  }
  return all;
}

const LocatedJson* member_or_short_form(const LocatedJson* object, const KeyMeaning& of_object,
                                        std::string_view key) {
  if (object == nullptr) return nullptr;
  if (object->kind == Kind::kArray) return key == of_object.detail ? object : nullptr;
  const JsonMember* member = object->member(key);
  return member == nullptr ? nullptr : &member->value;
}

std::string canonical_value(const LocatedJson* value, const KeyMeaning& meaning) {
  switch (meaning.meaning) {
    case Bearing::kProse:
      return {};
    case Bearing::kForbids:
    case Bearing::kPermits:
    case Bearing::kLimits:
      return texts(value, /*in_order=*/false);
    case Bearing::kOnly:
      return value == nullptr ? "absent" : texts(value, /*in_order=*/false);
    case Bearing::kPermitsRules:
      return joined(rules_in(value), /*in_order=*/false);
    case Bearing::kLimitsNames:
      return value == nullptr ? "absent" : names(value);
    case Bearing::kSettlesInOrder:
      return texts(value, /*in_order=*/true);
    case Bearing::kObject:
    case Bearing::kDemand:
      return value == nullptr ? "absent" : canonical_object(value, meaning);
    case Bearing::kDemands:
    case Bearing::kGrants:
      return entries(value, meaning);
    case Bearing::kStrict:
    case Bearing::kLenient:
      return value != nullptr && value->boolean ? "true" : "false";
    default: {
      const bool empty = value == nullptr || (value->items.empty() && value->members.empty() &&
                                              (value->kind == Kind::kArray || value->kind == Kind::kObject));
      return empty ? "absent" : whole(*value, /*in_order=*/false);
    }
  }
}

std::string canonical_object(const LocatedJson* object, const KeyMeaning& meaning) {
  std::string out;
  for (const KeyMeaning& key : meaning.inner)
    out += quoted(canonical_value(member_or_short_form(object, meaning, key.key), key));
  return out;
}

std::vector<std::string> rules_in(const LocatedJson* value) {
  std::vector<std::string> rules;
  for (const LocatedJson* text : texts_of(value)) {
    const auto named = rules_named(text->text);
    if (named) rules.insert(rules.end(), named->begin(), named->end());
  }
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

}  // namespace ssot
