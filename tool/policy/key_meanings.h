// What each key of ssot.json does to what is found: whether more of it forbids or permits. The one table by
// which a change of the policy is judged (policy/loosening.h); a test holds it and policy/keys.h together.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "base/glob.h"
#include "base/located_json.h"

namespace ssot {

enum class Bearing : unsigned char {
  kProse,         // for people: nothing is found or left out by it
  kSubject,       // what an entry is about; with another it is another entry
  kForbids,       // texts: each forbids something, so one fewer loosens
  kPermits,       // texts: each permits something, so one more loosens
  kPermitsRules,  // the same, of rules by id, name or prefix
  kOnly,          // texts: all that is permitted; one more loosens, and so does taking the key out
  kLimits,        // texts that an entry is limited to; one fewer loosens, and so does adding the key
  kLimitsNames,   // the same, of an object's keys
  kSettles,  // decides what is meant, both ways: every change may loosen; the order of texts does not matter
  kSettlesInOrder,
  kStrict,   // flag: true forbids more
  kLenient,  // flag: true permits more
  kSeverity,
  kSince,   // date: later, or where none was, loosens
  kUntil,   // date: later, or none where one was, loosens
  kState,   // of a path: allowed, deprecated, removed
  kObject,  // its keys, each by itself; where it is absent, its defaults hold
  kDemand,  // an object that forbids something as a whole: one that is new does not loosen, whatever it holds
  kDemands,  // an array of entries that forbid something, besides those that permit
  kGrants,   // an array of entries that permit something
  kRules,    // severities and options of rules
};

struct KeyMeaning {
  std::string_view key;
  Bearing meaning = Bearing::kProse;
  std::span<const KeyMeaning> inner = {};  // of what the object or an entry holds
  // kSeverity: the rule whose severity holds otherwise · kDemand: the key that an array is short for
  std::string_view detail = {};
  bool (*permits)(const LocatedJson&) = nullptr;  // kDemands: an entry that permits instead; others may soften
  std::optional<GlobKind> globs = {};             // texts that are globs: a wider one covers a narrower one
  bool subject = false;                           // what an entry is about: entries are paired by it
};

std::span<const KeyMeaning> document_meanings();

// How an option of a rule is judged, and its texts where it is not set.
struct OptionMeaning {
  std::string_view rule;
  std::string_view option;
  Bearing meaning = Bearing::kSettles;
  std::span<const std::string_view> otherwise = {};
};
std::span<const OptionMeaning> option_meanings();

}  // namespace ssot
