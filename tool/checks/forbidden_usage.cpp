// forbidden-usage (SSOT401): a chain of names that an entry of `usage` forbids.
//
// Chains are what the front ends read, so comments, strings and line breaks are none of its matter. A symbol
// is followed: a chain is one of it when its longest prefix that means anything means that symbol.

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "checks/check.h"
#include "checks/places.h"
#include "index/concept_makers.h"
#include "index/meanings.h"

namespace ssot {
namespace {

constexpr std::size_t kMostLinks = 16;  // that a symbol is looked for in

bool any_matches(const std::vector<Glob>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) { return glob.matches(path); });
}

// One past the last byte of each link, the longest prefix first; only the first links of a very long chain.
std::vector<std::size_t> prefixes(std::string_view chain) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at != std::string_view::npos && ends.size() < kMostLinks;) {
    at = chain.find('.', at + 1);
    ends.push_back(std::min(at, chain.size()));
  }
  std::reverse(ends.begin(), ends.end());
  return ends;
}

class Usages {
 public:
  Usages(const CheckInput& input, Sink& sink) : input_(input), sink_(sink) {
    for (const Usage& each : input.policy.usage) {
      Meaning meaning;
      if (each.symbol) {
        const FoundSymbol found = find_symbol(input.project, *each.symbol);
        if (found.file != kNoFile) meaning = meaning_in(input.project, found.file, each.symbol->right);
        if (!meaning.rest.empty()) meaning = {};
      }
      meanings_.push_back(std::move(meaning));
    }
  }

  void judge(FileId id) {
    const FileFacts& file = input_.project.facts(id);
    if (file.uses.empty()) return;
    std::vector<std::size_t> chains;
    std::vector<std::size_t> symbols;
    for (std::size_t i = 0; i < meanings_.size(); ++i) {
      const Usage& usage = input_.policy.usage[i];
      if (!usage.paths.empty() && !any_matches(usage.paths, file.path)) continue;
      if (any_matches(usage.except_paths, file.path)) continue;
      if (usage.chain) chains.push_back(i);
      if (meanings_[i].known()) symbols.push_back(i);
    }
    for (const Use& use : file.uses) {
      // What is made is also a call or a member of the chain that makes it.
      if (use.continued || use.kind == UseKind::kConstruction) continue;
      const std::string chain(use.name);
      for (const std::size_t each : chains) {
        if (const std::size_t end = input_.policy.usage[each].chain->end_of_match(chain))
          report(file, use, chain, end, each);
      }
      if (!symbols.empty()) judge_symbols(id, use, chain, symbols);
    }
  }

 private:
  void judge_symbols(FileId id, const Use& use, const std::string& chain, std::vector<std::size_t> symbols) {
    const Standing standing{id, use.parent, use.line};
    for (const std::size_t end : prefixes(chain)) {
      const Meaning meaning = meaning_of(input_.project, standing, std::string_view(chain).substr(0, end));
      if (!meaning.known() || !meaning.rest.empty()) continue;
      std::erase_if(symbols, [&](std::size_t each) {
        if (!same_meaning(input_.project, meanings_[each], meaning)) return false;
        report(input_.project.facts(id), use, chain, end, each);
        return true;
      });
      if (symbols.empty()) return;
    }
  }

  // Up to the end of the part that matches, where the columns can tell: on one line, and nothing but names
  // and dots.
  static Region region_of_match(const Use& use, const std::string& chain, std::size_t end) {
    Region region{use.line, use.column, use.end_line, use.end_column};
    const bool plain =
        use.line == use.end_line && use.end_column - use.column == static_cast<int>(chain.size());
    if (plain) region.end_column = use.column + static_cast<int>(end);
    return region;
  }

  void report(const FileFacts& file, const Use& use, const std::string& chain, std::size_t end,
              std::size_t index) {
    const Usage& usage = input_.policy.usage[index];
    Finding finding;
    finding.path = file.path;
    finding.region = region_of_match(use, chain, end);
    finding.own_severity = usage.severity;
    finding.proof = file.depth;
    finding.written = usage.place;
    finding.enclosing = enclosing(file, use.line);
    finding.detail = usage.id;
    const std::string matched = chain.substr(0, end);
    finding.message =
        matched == usage.pattern
            ? fmt::format("{} is forbidden by the usage {}", matched, usage.id)
            : fmt::format("{} is {}, which the usage {} forbids", matched, usage.pattern, usage.id);
    if (!usage.why.empty()) finding.message += fmt::format(": {}", usage.why);
    if (!usage.use.empty()) finding.advice = fmt::format("Write {} instead.", usage.use);
    sink_.report(std::move(finding));
  }

  const CheckInput& input_;
  Sink& sink_;
  std::vector<Meaning> meanings_;  // of the symbols, in the order of Policy::usage
};

void judge(const CheckInput& input, Sink& sink) {
  if (input.policy.usage.empty()) return;
  Usages usages(input, sink);
  for (std::size_t i = 0; i < input.project.size(); ++i) usages.judge(FileId{static_cast<std::uint32_t>(i)});
}

}  // namespace

constinit const Check forbidden_usage{judge};

}  // namespace ssot
