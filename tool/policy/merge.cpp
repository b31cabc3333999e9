#include "policy/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/path.h"
#include "base/text.h"
#include "model/embedded.h"
#include "model/rule_words.h"
#include "policy/object_reader.h"
#include "policy/read_baseline.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

constexpr std::size_t kLargestFile = std::size_t{1} << 20;  // bytes; beyond it no person wrote it
constexpr std::size_t kLongestChain = 32;                   // files that extend each other in a row
constexpr std::string_view kPack = "ssot:";

std::string_view pack_text(std::string_view name) {
  const std::string_view plain = embedded_file(fmt::format("packs/{}.json", name));
  return plain.empty() ? embedded_file(fmt::format("packs/{}/pack.json", name)) : plain;
}

// "ssot:recommended", "ssot:websocket" …
std::vector<std::string> pack_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    const auto parts = split(file.name, '/');
    if (parts[0] == "packs" && parts.size() > 1)
      names.push_back(fmt::format("{}{}", kPack, without_extension(parts[1])));
  }
  return names;
}

class FileReader {
 public:
  FileReader(const ReadConfigFile& read, Complaints& complaints) : read_(read), complaints_(complaints) {}

  // `named_at` is where the file was asked for; the config itself is asked for nowhere.
  void add(const std::string& name, const Place& named_at) {
    chain_.push_back(name);
    started_.insert(name);
    std::optional<std::string> text;
    if (name.starts_with(kPack)) {
      const std::string_view pack = pack_text(std::string_view(name).substr(kPack.size()));
      if (!pack.empty()) text = pack;
    } else {
      text = read_(name);
    }
    if (text) {
      read_text(name, *text);
    } else {
      complain_of_absence(name, named_at);
    }
    chain_.pop_back();
  }

  ConfigFiles take() { return std::move(files_); }

 private:
  void complain_of_absence(const std::string& name, const Place& named_at) {
    if (name.starts_with(kPack)) {
      const std::vector<std::string> names = pack_names();
      complaints_.add(named_at, fmt::format("there is no pack \"{}\"", name),
                      did_you_mean(name, {names.begin(), names.end()}, "packs"));
      return;
    }
    const bool pack_meant = !pack_text(name).empty();
    complaints_.add(named_at, fmt::format("there is no file \"{}\"", name),
                    pack_meant           ? fmt::format("the bundled pack is \"{}{}\"", kPack, name)
                    : named_at.line == 0 ? "README.md shows a first one"
                                         : "paths in \"extends\" start at the root of the repository");
  }

  void read_text(const std::string& name, const std::string& text) {
    if (text.size() > kLargestFile) {
      complaints_.add({.file = name, .line = 0, .column = 0},
                      fmt::format("the file is larger than {} MiB", kLargestFile >> 20),
                      "a policy is written by people; keep data elsewhere");
      return;
    }
    JsonDocument document = read_json(text, name);
    for (const JsonComplaint& complaint : document.complaints) {
      complaints_.add({.file = name, .line = complaint.place.line, .column = complaint.place.column},
                      complaint.message);
    }
    if (const JsonMember* extends = document.root.member("extends")) add_extended(extends->value);
    files_.names.push_back(name);
    // What a syntax error cut off reads like missing keys, so nothing more is said about it.
    if (document.whole) files_.documents.push_back(std::move(document.root));
  }

  void add_extended(const LocatedJson& extends) {
    for (const PlacedText& text : read_texts(extends, "\"extends\"", complaints_)) {
      std::string name = text.text;
      if (!name.starts_with(kPack)) {
        const std::optional<std::string> path = read_folder(text, complaints_);
        if (!path) continue;
        name = *path;
      }
      const auto ring = std::find(chain_.begin(), chain_.end(), name);
      if (ring != chain_.end()) {
        std::string words;
        for (auto file = ring; file != chain_.end(); ++file) words += *file + " → ";
        complaints_.add(text.place, fmt::format("\"extends\" runs in a ring: {}{}", words, name),
                        "take one of them out");
      } else if (chain_.size() >= kLongestChain) {
        complaints_.add(text.place,
                        fmt::format("more than {} files extend each other in a row", kLongestChain),
                        "let one file extend several instead");
      } else if (!started_.contains(name)) {
        add(name, text.place);
      }
    }
  }

  const ReadConfigFile& read_;
  Complaints& complaints_;
  ConfigFiles files_;
  std::vector<std::string> chain_;
  std::unordered_set<std::string> started_;
};

std::string id_of(const LocatedJson& item) {
  const JsonMember* id = item.member("id");
  return id != nullptr && id->value.kind == Kind::kText ? id->value.text : "";
}

bool adds(const LocatedJson& item) {
  const JsonMember* extends = item.member("extends");
  return extends != nullptr && extends->value.kind == Kind::kBool && extends->value.boolean;
}

enum class Names { kAsWritten, kRules };

void merge_object(LocatedJson& base, const LocatedJson& later, Names names);

// Lays `item` over the one of its id, which it says it extends.
void extend(LocatedJson& base, LocatedJson item) {
  std::erase_if(item.members, [](const JsonMember& member) { return member.name == "extends"; });
  merge_object(base, item, Names::kAsWritten);
}

void merge_array(LocatedJson& base, const LocatedJson& later) {
  std::unordered_map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < base.items.size(); ++i) by_id.emplace(id_of(base.items[i]), i);
  for (const LocatedJson& item : later.items) {
    const std::string id = id_of(item);
    const auto same = id.empty() ? by_id.end() : by_id.find(id);
    if (same == by_id.end()) {
      base.items.push_back(item);
    } else if (adds(item)) {
      extend(base.items[same->second], item);
    } else {
      base.items[same->second] = item;
    }
  }
  base.place = later.place;
  base.file = later.file;
}

// `"error"` → `{"severity": "error"}`, so that a severity and an object of options merge by key.
LocatedJson as_setting(const LocatedJson& value) {
  if (value.kind != Kind::kText) return value;
  LocatedJson object;
  object.kind = Kind::kObject;
  object.place = value.place;
  object.file = value.file;
  object.members.push_back({.name = "severity", .name_place = value.place, .value = value});
  return object;
}

void merge_value(LocatedJson& base, const LocatedJson& later, Names names) {
  if (base.kind == Kind::kObject && later.kind == Kind::kObject) {
    merge_object(base, later, names);
  } else if (base.kind == Kind::kArray && later.kind == Kind::kArray) {
    merge_array(base, later);
  } else {
    base = later;
  }
}

void merge_object(LocatedJson& base, const LocatedJson& later, Names names) {
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::size_t i = 0; i < base.members.size(); ++i) by_name.emplace(base.members[i].name, i);
  for (const JsonMember& member : later.members) {
    std::string name = member.name;
    if (names == Names::kRules) {
      if (const RuleWords* rule = find_rule(name)) name = rule->name;
    }
    const auto [found, added] = by_name.emplace(name, base.members.size());
    if (added) {
      base.members.push_back({.name = name, .name_place = member.name_place, .value = member.value});
      continue;
    }
    JsonMember& same = base.members[found->second];
    same.name_place = member.name_place;
    const bool mixed = names == Names::kRules && same.value.kind != member.value.kind;
    if (mixed) same.value = as_setting(same.value);
    merge_value(same.value, mixed ? as_setting(member.value) : member.value, Names::kAsWritten);
    same.value.file = member.value.file;
  }
  base.place = later.place;
  base.file = later.file;
}

// Unknown keys have been complained about where they stand.
bool is_known(std::string_view key) {
  const auto keys = object_kinds::kDocument.keys;
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

ConfigFiles read_config_files(const std::string& config, const ReadConfigFile& read, Complaints& complaints) {
  FileReader reader(read, complaints);
  reader.add(config, {.file = config, .line = 0, .column = 0});
  return reader.take();
}

LocatedJson merge(const std::vector<LocatedJson>& documents) {
  LocatedJson merged;
  merged.kind = Kind::kObject;
  for (const LocatedJson& document : documents) {
    merged.place = document.place;
    merged.file = document.file;
    for (const JsonMember& member : document.members) {
      if (member.name == "$schema" || member.name == "extends" || !is_known(member.name)) continue;
      const bool rules = member.name == "rules" && member.value.kind == Kind::kObject;
      const LocatedJson value = member.name == "baseline" ? baseline_as_object(member.value) : member.value;
      auto same = std::find_if(merged.members.begin(), merged.members.end(),
                               [&](const JsonMember& one) { return one.name == member.name; });
      if (same == merged.members.end()) {
        merged.members.push_back({.name = member.name, .name_place = member.name_place, .value = value});
        same = std::prev(merged.members.end());
        if (!rules) continue;
        same->value.members.clear();  // laid over nothing, so that ids become names
      }
      same->name_place = member.name_place;
      merge_value(same->value, value, rules ? Names::kRules : Names::kAsWritten);
    }
  }
  return merged;
}

}  // namespace ssot
