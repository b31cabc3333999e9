#include "policy/loosening.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "policy/canonical_value.h"
#include "policy/complaints.h"
#include "policy/glob_cover.h"
#include "policy/key_meanings.h"
#include "policy/loosened_rules.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;
using Found = std::vector<Loosening>;

// More questions than this are not asked, and globs compared by their texts alone, so that no policy makes
// the comparison slow.
constexpr std::size_t kMostGlobQuestions = 20'000;
// Entries about the same thing that one entry is compared with.
constexpr std::size_t kMostCandidates = 16;
constexpr std::size_t kLongestLabel = 80;

// The same value on both sides; null where it is absent.
struct Pair {
  const LocatedJson* before = nullptr;
  const LocatedJson* now = nullptr;
};

// Where in the present policy something stands, and what a person calls it.
struct Spot {
  std::string name;
  Place place;
};

// What an entry is told by: its id, else what it is about.
std::string label_of(const LocatedJson& entry, const KeyMeaning& meaning) {
  std::string label;
  if (const JsonMember* id = entry.member("id")) label = id->value.text;
  for (const KeyMeaning& key : meaning.inner) {
    const JsonMember* member = label.empty() ? entry.member(key.key) : nullptr;
    if (member == nullptr) continue;
    if (key.subject) label = member->value.text;
    if (key.meaning == Bearing::kDemand) label = key.key;
  }
  return label.size() > kLongestLabel ? valid_utf8(label.substr(0, kLongestLabel)) + "…" : label;
}

std::string subject_of(const LocatedJson& entry, const KeyMeaning& meaning) {
  std::string subject;
  for (const KeyMeaning& key : meaning.inner) {
    const JsonMember* member = key.subject ? entry.member(key.key) : nullptr;
    if (member != nullptr) subject += member->value.text + '\0';
  }
  return subject;
}

// Entries to compare one with: the same ones, then those with its id, then those about the same.
class Entries {
 public:
  Entries(const LocatedJson* array, const KeyMeaning& meaning) : meaning_(meaning) {
    if (array == nullptr) return;
    for (const LocatedJson& item : array->items) {
      all_.push_back(&item);
      same_.insert(canonical_object(&item, meaning));
      if (const JsonMember* id = item.member("id")) by_id_[id->value.text].push_back(&item);
      by_subject_[subject_of(item, meaning)].push_back(&item);
    }
  }
  bool has_same(const LocatedJson& entry) const { return same_.contains(canonical_object(&entry, meaning_)); }
  std::vector<const LocatedJson*> like(const LocatedJson& entry) const {
    std::vector<const LocatedJson*> all;
    const JsonMember* id = entry.member("id");
    if (id != nullptr) add(by_id_, id->value.text, all);
    // Concepts have no subject besides their id.
    const std::string subject = subject_of(entry, meaning_);
    if (!subject.empty() || id == nullptr) add(by_subject_, subject, all);
    return all;
  }
  // Those that nothing of `others` is like: one of them may be an entry of `others` under another name.
  std::vector<const LocatedJson*> strangers_to(const Entries& others) const {
    std::vector<const LocatedJson*> strangers;
    for (const LocatedJson* each : all_) {
      if (strangers.size() < kMostCandidates && others.like(*each).empty()) strangers.push_back(each);
    }
    return strangers;
  }

 private:
  using Index = std::unordered_map<std::string, std::vector<const LocatedJson*>>;
  static void add(const Index& index, const std::string& key, std::vector<const LocatedJson*>& all) {
    const auto found = index.find(key);
    if (found == index.end()) return;
    for (const LocatedJson* each : found->second) {
      if (all.size() < kMostCandidates) all.push_back(each);
    }
  }

  const KeyMeaning& meaning_;
  std::vector<const LocatedJson*> all_;
  std::unordered_set<std::string> same_;
  Index by_id_, by_subject_;
};

class Comparing {
 public:
  Comparing(const Policy& before, const Policy& now) : before_(before), now_(now) {}

  void object(Pair pair, const KeyMeaning& meaning, const Spot& spot, Found& found) const {
    for (const KeyMeaning& key : meaning.inner) {
      const Pair inner{member_or_short_form(pair.before, meaning, key.key),
                       member_or_short_form(pair.now, meaning, key.key)};
      if (inner.before == nullptr && inner.now == nullptr) continue;
      Spot at{.name = spot.name.empty() ? std::string(key.key) : fmt::format("{}.{}", spot.name, key.key),
              .place = spot.place};
      if (inner.now != nullptr && is_in_a_file(place_of(*inner.now))) at.place = place_of(*inner.now);
      value(inner, key, at, found);
    }
  }

 private:
  void value(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    switch (key.meaning) {
      case Bearing::kProse:
      case Bearing::kRules:  // find_loosenings sees to them
        return;
      case Bearing::kForbids:
        return lost(pair, key, spot, found);
      case Bearing::kPermits:
        return gained(pair, key, spot, found);
      case Bearing::kPermitsRules:
        return gained_rules(pair, spot, found);
      case Bearing::kOnly:
        if (pair.before != nullptr && pair.now == nullptr)
          return add(found, spot, "no longer says what alone is permitted", pair.before);
        return pair.before == nullptr ? void() : gained(pair, key, spot, found);
      case Bearing::kLimits:
        return limits(pair, key, spot, found);
      case Bearing::kLimitsNames:
        return limited_names(pair, spot, found);
      case Bearing::kSubject:
      case Bearing::kSettles:
      case Bearing::kSettlesInOrder:
        return settles(pair, key, spot, found);
      case Bearing::kStrict:
      case Bearing::kLenient:
        return flag(pair, key.meaning == Bearing::kStrict, spot, found);
      case Bearing::kSeverity:
        return severity(pair, key, spot, found);
      case Bearing::kSince:
      case Bearing::kUntil:
        return date(pair, key.meaning == Bearing::kSince, spot, found);
      case Bearing::kState:
        return state(pair, spot, found);
      case Bearing::kObject:
        return object(pair, key, spot, found);
      case Bearing::kDemand:
        if (pair.before == nullptr) return;
        if (pair.now == nullptr) return add(found, spot, "is gone", pair.before);
        return object(pair, key, spot, found);
      case Bearing::kDemands:
        demands(pair, key, spot, found);
        if (key.permits != nullptr) grants(pair, key, spot, found);
        return;
      case Bearing::kGrants:
        return grants(pair, key, spot, found);
    }
  }

  static void add(Found& found, const Spot& spot, const std::string& what, const LocatedJson* before) {
    found.push_back(
        {.place = spot.place, .what = fmt::format("{} {}", spot.name, what), .before = place_before(before)});
  }

  // The texts of `some` that `others` neither hold nor, as wider globs, cover.
  std::vector<const LocatedJson*> not_in(const LocatedJson* some, const LocatedJson* others,
                                         const KeyMeaning& key) const {
    const std::vector<const LocatedJson*> there = texts_of(others);
    std::unordered_set<std::string_view> same;
    for (const LocatedJson* each : there) same.insert(each->text);
    std::vector<const LocatedJson*> missing;
    for (const LocatedJson* each : texts_of(some)) {
      if (!same.contains(each->text)) missing.push_back(each);
    }
    const std::size_t questions = missing.size() * there.size();
    if (!key.globs || questions > questions_left_) return missing;
    questions_left_ -= questions;
    std::erase_if(missing, [&](const LocatedJson* each) {
      return std::any_of(there.begin(), there.end(), [&](const LocatedJson* wide) {
        return surely_covers(wide->text, each->text, *key.globs);
      });
    });
    return missing;
  }

  void lost(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    for (const LocatedJson* each : not_in(pair.before, pair.now, key))
      add(found, spot, fmt::format("no longer holds \"{}\"", each->text), each);
  }

  void gained(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    for (const LocatedJson* each : not_in(pair.now, pair.before, key)) {
      const Place place = place_of(*each);
      add(found, {.name = spot.name, .place = is_in_a_file(place) ? place : spot.place},
          fmt::format("now holds \"{}\"", each->text), nullptr);
    }
  }

  static void gained_rules(Pair pair, const Spot& spot, Found& found) {
    const std::vector<std::string> before = rules_in(pair.before);
    for (const std::string& rule : rules_in(pair.now)) {
      if (!std::binary_search(before.begin(), before.end(), rule))
        add(found, spot, fmt::format("now holds \"{}\"", rule), nullptr);
    }
  }

  // No text is no limit.
  void limits(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    if (texts_of(pair.now).empty()) return;
    if (texts_of(pair.before).empty())
      return add(found, spot, "is new, and limits what was judged everywhere", nullptr);
    lost(pair, key, spot, found);
  }

  static void limited_names(Pair pair, const Spot& spot, Found& found) {
    if (pair.now == nullptr) return;
    if (pair.before == nullptr)
      return add(found, spot, "is new, and limits what held for every name", nullptr);
    for (const JsonMember& member : pair.before->members) {
      if (pair.now->member(member.name) == nullptr)
        add(found, spot, fmt::format("no longer holds \"{}\"", member.name), &member.value);
    }
  }

  void settles(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    if (canonical_value(pair.before, key) == canonical_value(pair.now, key)) return;
    std::vector<std::string> words;
    for (const LocatedJson* each : not_in(pair.before, pair.now, key))
      words.push_back(fmt::format("\"{}\" is gone", each->text));
    for (const LocatedJson* each : not_in(pair.now, pair.before, key))
      words.push_back(fmt::format("\"{}\" is new", each->text));
    constexpr std::size_t kMostWords = 6;
    if (words.size() > kMostWords) words.resize(kMostWords);
    add(found, spot, words.empty() ? "was changed" : fmt::format("was changed: {}", enumerate(words)),
        pair.before);
  }

  static void flag(Pair pair, bool strict, const Spot& spot, Found& found) {
    const bool before = pair.before != nullptr && pair.before->boolean;
    const bool now = pair.now != nullptr && pair.now->boolean;
    if (before == now || now == strict) return;
    add(found, spot, fmt::format("is {} and was {}", now, before), pair.before);
  }

  void severity(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    const auto read = [&](const LocatedJson* value, const Policy& policy) {
      return (value == nullptr ? std::nullopt : severity_from(value->text))
          .value_or(policy.severity_of(key.detail));
    };
    const Severity before = read(pair.before, before_);
    const Severity now = read(pair.now, now_);
    if (now < before)
      add(found, spot, fmt::format("is lowered from {} to {}", severity_name(before), severity_name(now)),
          pair.before);
  }

  // Of two dates that are past, none changes anything any more.
  void date(Pair pair, bool is_since, const Spot& spot, Found& found) const {
    const Date past{now_.today.days - (is_since ? 0 : 1)};
    const auto read = [&](const LocatedJson* value) {
      const std::optional<Date> date = value == nullptr ? std::nullopt : parse_date(value->text);
      // Without a date a thing holds from ever, and for ever.
      if (!date) return is_since ? past : Date{INT32_MAX};
      return std::max(*date, past);
    };
    if (read(pair.now) <= read(pair.before)) return;
    const std::string was = pair.before == nullptr ? "there was none" : "was " + pair.before->text;
    add(found, spot,
        pair.now == nullptr ? fmt::format("is gone, and {}", was)
                            : fmt::format("is {}, and {}", pair.now->text, was),
        pair.before);
  }

  static void state(Pair pair, const Spot& spot, Found& found) {
    const auto rank = [](const LocatedJson* value) {
      if (value == nullptr) return 0;
      return value->text == "removed" ? 2 : value->text == "deprecated" ? 1 : 0;
    };
    if (rank(pair.now) < rank(pair.before))
      add(found, spot, fmt::format("is lowered from {} to {}", pair.before->text, pair.now->text),
          pair.before);
  }

  // The least that the change from `before` to one of `now` (or the other way round) loosens; false: none is
  // like it.
  bool least(const LocatedJson& entry, const std::vector<const LocatedJson*>& others, bool entry_is_before,
             const KeyMeaning& key, const Spot& spot, Found& best) const {
    bool any = false;
    for (const LocatedJson* other : others) {
      const Pair pair = entry_is_before ? Pair{&entry, other} : Pair{other, &entry};
      Spot at{.name = fmt::format("{}[{}]", spot.name, label_of(*pair.now, key)), .place = spot.place};
      if (is_in_a_file(place_of(*pair.now))) at.place = place_of(*pair.now);
      Found found;
      object(pair, key, at, found);
      if (!any || found.size() < best.size()) best = std::move(found);
      any = true;
      if (best.empty()) break;
    }
    return any;
  }

  // What `entry` loosens, compared with the entry of the other side that is most like it.
  void judge(const LocatedJson& entry, const Entries& others,
             const std::vector<const LocatedJson*>& strangers, bool entry_is_before, const KeyMeaning& key,
             const Spot& spot, Found& found) const {
    if (others.has_same(entry)) return;
    Found best;
    if (!least(entry, others.like(entry), entry_is_before, key, spot, best)) {
      // Under another name it counts only when it is no looser.
      if (least(entry, strangers, entry_is_before, key, spot, best) && best.empty()) return;
      Spot at{.name = fmt::format("{}[{}]", spot.name, label_of(entry, key)), .place = spot.place};
      const Place place = place_of(entry);
      if (!entry_is_before && is_in_a_file(place)) at.place = place;
      best.clear();
      add(best, at, entry_is_before ? "is gone" : "is new", entry_is_before ? &entry : nullptr);
    }
    found.insert(found.end(), best.begin(), best.end());
  }

  // Each entry that forbids something must still be there, or one that forbids no less.
  void demands(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    if (pair.before == nullptr) return;
    const Entries now(pair.now, key);
    const auto strangers = now.strangers_to(Entries(pair.before, key));
    for (const LocatedJson& entry : pair.before->items) {
      if (key.permits == nullptr || !key.permits(entry))
        judge(entry, now, strangers, /*entry_is_before=*/true, key, spot, found);
    }
  }

  // Each entry that permits something must have been there, or one that permitted no less.
  void grants(Pair pair, const KeyMeaning& key, const Spot& spot, Found& found) const {
    if (pair.now == nullptr) return;
    const Entries before(pair.before, key);
    const auto strangers = before.strangers_to(Entries(pair.now, key));
    for (const LocatedJson& entry : pair.now->items) {
      if (key.permits == nullptr || key.permits(entry) || may_soften_path(entry, now_))
        judge(entry, before, strangers, /*entry_is_before=*/false, key, spot, found);
    }
  }

  const Policy& before_;
  const Policy& now_;
  mutable std::size_t questions_left_ = kMostGlobQuestions;
};

}  // namespace

std::vector<Loosening> find_loosenings(const LoadedPolicy& before, const LoadedPolicy& now) {
  Found found;
  if (!before.policy.from_file) return found;
  if (!now.policy.from_file) {
    const std::string file =
        before.policy.files.empty() ? std::string("ssot.json") : before.policy.files.back();
    found.push_back({{.file = file, .line = 0, .column = 0}, fmt::format("{} is gone", file), {}});
    return found;
  }
  Place document = place_of(now.effective);
  if (!is_in_a_file(document)) document = {.file = now.policy.files.back(), .line = 1, .column = 1};
  const KeyMeaning whole{.key = "", .meaning = Bearing::kObject, .inner = document_meanings()};
  Comparing(before.policy, now.policy)
      .object({&before.effective, &now.effective}, whole, {.name = "", .place = document}, found);
  find_loosened_rules(before, now, document, found);
  // One change may answer to several entries.
  const auto key = [](const Loosening& each) {
    return std::tie(each.place.file, each.place.line, each.place.column, each.what);
  };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  found.erase(
      std::unique(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
      found.end());
  return found;
}

}  // namespace ssot
