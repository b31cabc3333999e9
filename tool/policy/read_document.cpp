#include "policy/read_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "policy/read_baseline.h"
#include "policy/read_concept.h"
#include "policy/read_events.h"
#include "policy/read_rules.h"
#include "policy/symbol.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

void read_exclude(ObjectReader& reader, Policy& policy) {
  for (auto& [glob, place] : reader.placed_globs("exclude", GlobKind::kPath)) {
    constexpr std::array<std::string_view, 4> kEverything{"*", "**", "**/*", "*/**"};
    if (std::find(kEverything.begin(), kEverything.end(), glob.text()) != kEverything.end()) {
      reader.complaints().add(
          place, fmt::format("\"{}\" excludes everything, so nothing would be judged", glob.text()),
          "name the folders that are not yours");
    }
    policy.exclude.emplace_back(std::move(glob), std::move(place));
  }
}

// A pattern without a '/' speaks of names, wherever the file lies.
void read_languages(ObjectReader& reader, Policy& policy) {
  const LocatedJson* languages = reader.object("languages");
  if (languages == nullptr) return;
  constexpr std::array<Language, 4> kLanguages{Language::kCpp, Language::kPython, Language::kMarkdown,
                                               Language::kRst};
  for (const JsonMember& member : languages->members) {
    const Place place = place_of(member);
    if (member.name.empty()) {
      reader.complaints().add(place, "a name in \"languages\" is empty",
                              "write a glob, as in \"*.x\": \"cpp\"");
      continue;
    }
    const bool anywhere = member.name.find('/') == std::string::npos && member.name != "**";
    std::optional<Glob> glob = read_glob({member.name, place}, GlobKind::kPath, reader.complaints());
    if (glob && anywhere)
      glob = read_glob({"**/" + member.name, place}, GlobKind::kPath, reader.complaints());
    if (member.value.kind != Kind::kText) {
      reader.complaints().add(
          place_of(member.value),
          fmt::format("the language of \"{}\" must be a text, not {}", member.name, kind_words(member.value)),
          "write \"cpp\", \"python\", \"markdown\" or \"rst\"");
      continue;
    }
    const auto language = std::find_if(kLanguages.begin(), kLanguages.end(),
                                       [&](Language one) { return language_name(one) == member.value.text; });
    if (language == kLanguages.end()) {
      const bool c_family = lower(member.value.text) == "c" || lower(member.value.text) == "c++";
      reader.complaints().add(
          place_of(member.value), fmt::format("unknown language \"{}\"", member.value.text),
          c_family ? "write \"cpp\", which means both C and C++"
                   : did_you_mean(member.value.text, {"cpp", "python", "markdown", "rst"}, "languages"));
    } else if (glob) {
      policy.languages.emplace_back(std::move(*glob), *language);
    }
  }
}

void read_cpp(ObjectReader& document, Policy& policy) {
  const LocatedJson* value = document.find("cpp");
  if (value == nullptr) return;
  ObjectReader reader(*value, object_kinds::kCpp, document.complaints());
  policy.compile_commands = reader.folders("compile_commands");
  for (const PlacedText& text : reader.texts("include_dirs")) {
    if (std::optional<std::string> folder = read_folder(text, reader.complaints()))
      policy.include_dirs.push_back(*folder);
  }
  const LocatedJson* programs = reader.object("programs");
  if (programs == nullptr) return;
  for (const JsonMember& member : programs->members) {
    std::vector<Glob> sources;
    for (const PlacedText& text :
         read_texts(member.value, fmt::format("the program \"{}\"", member.name), reader.complaints())) {
      if (std::optional<Glob> glob = read_glob(text, GlobKind::kPath, reader.complaints()))
        sources.push_back(std::move(*glob));
    }
    policy.programs.emplace_back(member.name, std::move(sources));
  }
}

// Ids of one file must differ; that a later file replaces an id is what ids are for.
class Ids {
 public:
  Ids(std::string_view what, Complaints& complaints) : what_(what), complaints_(complaints) {}
  void add(const std::string& id, const Place& place) {
    if (id.empty()) return;
    const auto [first, added] = seen_.emplace(id, place);
    if (added || first->second.file != place.file) return;
    complaints_.add(place,
                    fmt::format("the id \"{}\" is taken by {} at {}", id, what_, to_text(first->second)),
                    "give each its own id");
  }

 private:
  std::string_view what_;
  Complaints& complaints_;
  std::unordered_map<std::string, Place> seen_;
};

// `m:f` and `h.hpp:ns::f`: one colon that is no part of `::`.
bool is_symbol_pattern(std::string_view pattern) {
  for (std::size_t at = pattern.find(':'); at != std::string_view::npos; at = pattern.find(':', at)) {
    if (pattern.substr(at, 2) != "::") return true;
    at += 2;
  }
  return false;
}

void read_pattern(Usage& usage, const Place& place, Complaints& complaints) {
  const std::string& pattern = usage.pattern;
  if (pattern.empty()) return;
  if (pattern.find_first_of(" ()[]") != std::string::npos) {
    complaints.add(
        place, fmt::format("the pattern \"{}\" holds spaces, calls or subscripts", pattern),
        "write the names alone, as in \"context.websocket_manager\"; calls and subscripts are passed over");
    return;
  }
  if (is_symbol_pattern(pattern)) {
    usage.symbol = read_symbol({pattern, place}, complaints);
    return;
  }
  if (std::optional<ChainPattern> chain = read_chain_pattern({pattern, place}, complaints))
    usage.chain = std::move(*chain);
}

void read_usage(ObjectReader& document, Policy& policy) {
  Ids ids("an entry of \"usage\"", document.complaints());
  for (const LocatedJson& item : document.items("usage")) {
    ObjectReader reader(item, object_kinds::kUsage, document.complaints());
    Usage usage;
    usage.place = reader.place();
    usage.id = reader.required_text("id");
    check_id(usage.id, reader.place("id"), document.complaints());
    ids.add(usage.id, reader.place("id"));
    usage.pattern = reader.required_text("pattern");
    read_pattern(usage, reader.place("pattern"), document.complaints());
    usage.paths = reader.globs("paths", GlobKind::kPath);
    usage.except_paths = reader.globs("except_paths", GlobKind::kPath);
    usage.severity = reader.severity("severity");
    usage.use = reader.text("use");
    usage.why = reader.text("why");
    policy.usage.push_back(std::move(usage));
  }
}

void read_layers(ObjectReader& entry, const LocatedJson& value, Policy& policy) {
  for (const JsonMember& member : entry.value().members) {
    if (member.name == "layers" || member.name == "why") continue;
    entry.complaints().add(place_of(member), fmt::format("\"{}\" stands beside \"layers\"", member.name),
                           "make two entries of it");
  }
  ObjectReader reader(value, object_kinds::kLayers, entry.complaints());
  Layers layers{.root = {}, .exhaustive = reader.flag("exhaustive"), .place = reader.place()};
  const std::string root = reader.required_text("root");
  if (root.empty()) return;
  if (std::optional<std::string> folder = read_folder({root, reader.place("root")}, entry.complaints())) {
    layers.root = *folder;
    policy.layers.push_back(std::move(layers));
  }
}

void read_dependencies(ObjectReader& document, Policy& policy) {
  Complaints& complaints = document.complaints();
  for (const LocatedJson& item : document.items("dependencies")) {
    ObjectReader reader(item, object_kinds::kDependency, complaints);
    if (item.kind != Kind::kObject) continue;
    if (const LocatedJson* layers = reader.find("layers")) {
      read_layers(reader, *layers, policy);
      continue;
    }
    Dependency dependency;
    dependency.place = reader.place();
    if (std::optional<Glob> from = reader.required_glob("from", GlobKind::kPath))
      dependency.from = std::move(*from);
    dependency.has_only = reader.has("only");
    dependency.only = reader.globs("only", GlobKind::kPath);
    dependency.never = reader.globs("never", GlobKind::kPath);
    dependency.except = reader.globs("except", GlobKind::kPath);
    dependency.through = reader.flag("through");
    dependency.severity = reader.severity("severity");
    dependency.why = reader.text("why");
    if (!reader.has("only") && !reader.has("never")) {
      complaints.add(reader.place(), "this dependency forbids nothing: it has neither \"only\" nor \"never\"",
                     "add \"never\": what must not be reached, or \"only\": all that may be");
    }
    if (reader.has("only") && reader.has("never")) {
      complaints.add(reader.place("never"), "this dependency has both \"only\" and \"never\"",
                     "\"only\" forbids all else already; leave \"never\" out, or make two entries of it");
    }
    const LocatedJson* never = reader.find("never");
    if (never != nullptr && never->kind == Kind::kArray && never->items.empty()) {
      complaints.add(place_of(*never), "\"never\" is empty, so nothing is forbidden",
                     "name what must not be reached");
    }
    policy.dependencies.push_back(std::move(dependency));
  }
}

std::vector<Glob> globs_of(const std::vector<std::string_view>& texts) {
  std::vector<Glob> globs;
  for (const std::string_view text : texts) globs.push_back(Glob::parse(text, GlobKind::kPath).value());
  return globs;
}

}  // namespace

std::vector<std::string_view> default_tests_paths() { return {"**/test*/**", "**/test_*", "**/*_test.*"}; }

std::vector<std::string_view> default_docs_history() {
  return {"CHANGELOG*", "**/archive*/**", "**/*[12][0-9][0-9][0-9][-_][01][0-9]*",
          "**/*20[0-9][0-9][01][0-9][0-3][0-9]*"};
}

DocumentReading read_document(const LocatedJson& root, Complaints& complaints) {
  ObjectReader reader(root, object_kinds::kDocument, complaints);
  DocumentReading reading;
  Policy& policy = reading.policy;
  reader.text("$schema");
  read_exclude(reader, policy);
  read_languages(reader, policy);
  if (const LocatedJson* python = reader.find("python")) {
    policy.python_roots = ObjectReader(*python, object_kinds::kPython, complaints).folders("roots");
  }
  read_cpp(reader, policy);
  Ids ids("a concept", complaints);
  for (const LocatedJson& item : reader.items("concepts")) {
    const std::size_t before = complaints.size();
    policy.concepts.push_back(read_concept(item, complaints));
    reading.sound.push_back(complaints.size() == before);
    const JsonMember* id = item.member("id");
    if (id != nullptr) ids.add(policy.concepts.back().id, place_of(id->value));
  }
  read_usage(reader, policy);
  read_dependencies(reader, policy);
  policy.allow = read_allow(reader, "");
  if (const LocatedJson* rules = reader.object("rules")) read_rules(*rules, policy, complaints);
  if (const LocatedJson* baseline = reader.find("baseline"))
    policy.baseline = read_baseline_setting(*baseline, complaints);
  policy.tests_paths = globs_of(default_tests_paths());
  if (const LocatedJson* tests = reader.find("tests")) {
    ObjectReader inner(*tests, object_kinds::kTests, complaints);
    if (inner.has("paths")) policy.tests_paths = inner.globs("paths", GlobKind::kPath);
  }
  policy.docs_history = globs_of(default_docs_history());
  if (const LocatedJson* docs = reader.find("docs")) {
    ObjectReader inner(*docs, object_kinds::kDocs, complaints);
    if (inner.has("history")) policy.docs_history = inner.globs("history", GlobKind::kPath);
  }
  return reading;
}

}  // namespace ssot
