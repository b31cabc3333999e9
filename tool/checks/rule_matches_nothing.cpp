// rule-matches-nothing (SSOT905): a pattern, a symbol or a path of the policy fits nothing in the tree, so it
// guards nothing.
//
// A `removed` path and the chain of a `usage` are meant to fit nothing; a concept marked `external` has its
// home elsewhere.

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"
#include "checks/check.h"

namespace ssot {
namespace {

class Audit {
 public:
  Audit(const CheckInput& input, Sink& sink) : input_(input), sink_(sink) {}

  void run() {
    for (const auto& [glob, place] : input_.policy.exclude) {
      if (!excludes(glob))
        report(place, "", fmt::format("the exclude pattern \"{}\" matches nothing", glob.text()));
    }
    for (const FoundConcept& found : input_.concepts.all()) {
      if (!found.policy->external) check_concept(found);
    }
    for (const Dependency& rule : input_.policy.dependencies) check_dependency(rule);
    for (const Usage& usage : input_.policy.usage) check_usage(usage);
  }

 private:
  void report(const Place& place, const std::string& concept_id, std::string message) {
    Finding finding;
    // A bundled pack has no file of this tree; the policy that extends it has.
    const bool bundled = place.file.starts_with("ssot:");
    finding.path = bundled || place.file.empty()
                       ? (input_.policy.files.empty() ? "." : input_.policy.files.back())
                       : place.file;
    if (!bundled && place.line > 0) finding.region = {place.line, place.column, place.line, place.column};
    finding.concept_id = concept_id;
    finding.detail = message;
    finding.message = std::move(message);
    finding.advice = "Correct it, or delete it: as it stands it guards nothing.";
    sink_.report(std::move(finding));
  }

  bool excludes(const Glob& glob) const {
    const auto& skipped = input_.project.tree().skipped;
    return std::any_of(skipped.begin(), skipped.end(), [&](const Skipped& each) {
      return glob.matches(each.path) || glob.matches(each.path + "/x");
    });
  }

  bool any_file(const Glob& glob) const {
    const auto& files = input_.project.tree().files;
    return std::any_of(files.begin(), files.end(),
                       [&](const SourceFile& file) { return glob.matches(file.path); });
  }

  bool any_module(const Glob& glob) const {
    for (std::size_t i = 0; i < input_.project.size(); ++i) {
      const std::string_view module = input_.project.module_of(FileId{static_cast<std::uint32_t>(i)});
      if (!module.empty() && glob.matches(module)) return true;
    }
    return false;
  }

  bool any_definition(const Glob& glob) const {
    const auto fits = [&](const auto& each) { return glob.matches(each.name); };
    return std::any_of(input_.project.files().begin(), input_.project.files().end(),
                       [&](const FileFacts& facts) {
                         return std::any_of(facts.definitions.begin(), facts.definitions.end(), fits) ||
                                std::any_of(facts.exports.begin(), facts.exports.end(), fits);
                       });
  }

  void check_concept(const FoundConcept& found) {
    const Concept& policy = *found.policy;
    check_symbols(found.canonical, "canonical", policy);
    check_symbols(found.parts, "part", policy);
    check_symbols(found.factories, "factory", policy);
    for (const auto& [globs, key] :
         {std::pair(&policy.names, "names"), std::pair(&policy.except, "except")}) {
      for (const Glob& glob : *globs) {
        if (any_definition(glob)) continue;
        report(policy.place, policy.id,
               fmt::format("\"{}\" in \"{}\" of the concept {} fits no definition", glob.text(), key,
                           policy.id));
      }
    }
    for (const Glob& glob : policy.files) {
      if (!any_file(glob))
        report(policy.place, policy.id,
               fmt::format("\"{}\" in \"files\" of the concept {} matches no file", glob.text(), policy.id));
    }
    for (const auto& [glob, place] : policy.implementation) {
      const bool fits = kind_of_path(glob.text()) == GlobKind::kPath ? any_file(glob) : any_module(glob);
      if (!fits)
        report(place, policy.id,
               fmt::format("the implementation \"{}\" of the concept {} is not in this tree", glob.text(),
                           policy.id));
    }
    for (const PathEntry& entry : policy.paths) {
      if (entry.state == PathState::kRemoved) continue;
      const bool taken = is_taken(entry);
      if (taken || (entry.is_file ? any_file(entry.path) || any_header(entry.path) : any_module(entry.path)))
        continue;
      report(entry.place, policy.id,
             fmt::format("the path \"{}\" of the concept {} fits no file and no import", entry.path.text(),
                         policy.id));
    }
  }

  bool is_taken(const PathEntry& entry) const {
    const ConceptIndex& concepts = input_.concepts;
    for (const auto takings : {concepts.takings(), concepts.mentioned(), concepts.shown()}) {
      for (const Taking& taking : takings) {
        if (taking.entry == &entry) return true;
      }
    }
    return false;
  }

  bool any_header(const Glob& glob) const {
    return glob.literal() && input_.project.header(glob.text()) != kNoFile;
  }

  void check_symbols(const std::vector<FoundSymbol>& symbols, std::string_view what, const Concept& policy) {
    for (const FoundSymbol& each : symbols) {
      const Symbol& symbol = *each.symbol;
      if (each.ambiguous) {
        report(symbol.place, policy.id,
               fmt::format("the {} \"{}\" fits several headers; write the path from the root", what,
                           symbol.text));
      } else if (each.file == kNoFile) {
        report(symbol.place, policy.id,
               fmt::format("the {} \"{}\" is not in this tree: there is no {} {}", what, symbol.text,
                           symbol.kind == Symbol::Kind::kCppFile ? "file" : "module", symbol.left));
      } else if (!each.name_found) {
        report(symbol.place, policy.id,
               fmt::format("the {} \"{}\" is not in this tree: {} does not define {}", what, symbol.text,
                           input_.project.path(each.file), symbol.right));
      }
    }
  }

  void check_dependency(const Dependency& rule) {
    if (!any_file(rule.from))
      report(rule.place, "",
             fmt::format("\"{}\" in \"from\" of a dependency matches no file", rule.from.text()));
    for (const auto& [globs, key] : {std::pair(&rule.only, "only"), std::pair(&rule.never, "never"),
                                     std::pair(&rule.except, "except")}) {
      for (const Glob& glob : *globs) {
        if (!any_file(glob))
          report(rule.place, "",
                 fmt::format("\"{}\" in \"{}\" of a dependency matches no file", glob.text(), key));
      }
    }
  }

  void check_usage(const Usage& usage) {
    for (const auto& [globs, key] :
         {std::pair(&usage.paths, "paths"), std::pair(&usage.except_paths, "except_paths")}) {
      for (const Glob& glob : *globs) {
        if (!any_file(glob))
          report(usage.place, "",
                 fmt::format("\"{}\" in \"{}\" of the usage {} matches no file", glob.text(), key, usage.id));
      }
    }
    if (usage.symbol) {
      const FoundSymbol found = find_symbol(input_.project, *usage.symbol);
      if (found.file == kNoFile || !found.name_found)
        report(usage.place, "",
               fmt::format("the pattern \"{}\" of the usage {} names nothing in this tree", usage.pattern,
                           usage.id));
    }
  }

  const CheckInput& input_;
  Sink& sink_;
};

void judge(const CheckInput& input, Sink& sink) { Audit(input, sink).run(); }

}  // namespace

constinit const Check rule_matches_nothing{judge};

}  // namespace ssot
