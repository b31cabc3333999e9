#include "policy/load.h"

#include <fmt/format.h>

#include "model/rule_words.h"
#include "policy/complaints.h"
#include "policy/contradictions.h"
#include "policy/effective.h"
#include "policy/merge.h"
#include "policy/read_document.h"

namespace ssot {
namespace {

constexpr std::string_view kRecommended = "ssot:recommended";

bool built(std::string_view rule) {
  const RuleWords* words = find_rule(rule);
  return words != nullptr && words->built;
}

// Accepted keys that nothing judges yet. A pack's own settings are not a person's wish.
void note_not_judged(const LocatedJson& root, Policy& policy) {
  const auto note = [&](std::string key, const LocatedJson& value) {
    const bool empty = value.kind == LocatedJson::Kind::kArray && value.items.empty();
    if (!empty && !value.file.starts_with("ssot:"))
      policy.not_judged.emplace_back(std::move(key), place_of(value));
  };
  const auto note_member = [&](std::string_view section, std::string_view key) {
    const JsonMember* object = root.member(section);
    const JsonMember* member = object == nullptr ? nullptr : object->value.member(key);
    if (member != nullptr) note(fmt::format("{}.{}", section, key), member->value);
  };
  const JsonMember* usage = root.member("usage");
  if (usage != nullptr && !built("forbidden-usage")) note("usage", usage->value);
  if (!built("stale-document")) note_member("docs", "history");
  if (const JsonMember* concepts = root.member("concepts"); concepts != nullptr && !built("missing-event")) {
    for (std::size_t i = 0; i < concepts->value.items.size(); ++i) {
      const JsonMember* events = concepts->value.items[i].member("events");
      if (events != nullptr) note(fmt::format("concepts[{}].events", policy.concepts[i].id), events->value);
    }
  }
  const JsonMember* rules = root.member("rules");
  for (const JsonMember& member : rules == nullptr ? std::vector<JsonMember>{} : rules->value.members) {
    const bool off = policy.severity_of(member.name) == Severity::kOff;
    if (!built(member.name) && !off) note(fmt::format("rules.{}", member.name), member.value);
  }
}

// A concept that says it extends another is laid over that; one that still says so found none.
void find_extensions_of_nothing(const LocatedJson& root, Complaints& complaints) {
  const JsonMember* concepts = root.member("concepts");
  if (concepts == nullptr) return;
  for (const LocatedJson& each : concepts->value.items) {
    const JsonMember* extends = each.member("extends");
    const JsonMember* id = each.member("id");
    if (extends == nullptr || !extends->value.boolean || id == nullptr) continue;
    complaints.add(
        place_of(*extends),
        fmt::format("no file that this one extends has a concept \"{}\" to extend", id->value.text),
        "correct the id, add the pack to \"extends\", or leave the key out");
  }
}

LoadedPolicy settle(const ConfigFiles& files, Complaints& complaints, Date today, bool from_file) {
  LoadedPolicy loaded;
  const bool complete =
      complaints.size() == 0;  // what an absent or broken file says may be what resolves a contradiction
  for (const LocatedJson& document : files.documents) read_document(document, complaints);
  loaded.effective = merge(files.documents);
  DocumentReading reading = read_document(loaded.effective, complaints);
  if (complete) find_extensions_of_nothing(loaded.effective, complaints);
  if (complete) find_contradictions(reading.policy, reading.sound, complaints);
  loaded.policy = std::move(reading.policy);
  loaded.policy.files = files.names;
  loaded.policy.today = today;
  loaded.policy.from_file = from_file;
  loaded.complaints = complaints.sorted();
  if (!loaded.complaints.empty()) return loaded;
  note_not_judged(loaded.effective, loaded.policy);
  add_defaults(loaded.effective);
  return loaded;
}

}  // namespace

LoadedPolicy load_policy(const std::string& config, const ReadConfigFile& read, Date today) {
  Complaints complaints;
  const ConfigFiles files = read_config_files(config, read, complaints);
  return settle(files, complaints, today, /*from_file=*/true);
}

LoadedPolicy default_policy(Date today) {
  Complaints complaints;
  const ReadConfigFile nothing = [](const std::string&) { return std::nullopt; };
  const ConfigFiles files = read_config_files(std::string(kRecommended), nothing, complaints);
  return settle(files, complaints, today, /*from_file=*/false);
}

}  // namespace ssot
