// forbidden-dependency (SSOT302): an edge that `dependencies` forbids, direct or, with `through`, by way of
// others; and folders that an exhaustive layering does not place.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <vector>

#include "base/path.h"
#include "base/text.h"
#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

bool any_matches(const std::vector<Glob>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) { return glob.matches(path); });
}

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

class DependencyRule {
 public:
  DependencyRule(const Project& project, const Dependency& rule, Sink& sink)
      : project_(project), rule_(rule), sink_(sink), from_(project.size()), forbidden_(project.size()) {
    for (std::size_t i = 0; i < project.size(); ++i) {
      const std::string_view path = project.files()[i].path;
      const bool excepted = any_matches(rule.except, path);
      from_[i] = rule.from.matches(path) && !excepted;
      const bool outside = rule.has_only && !rule.from.matches(path) && !any_matches(rule.only, path);
      forbidden_[i] = (outside || any_matches(rule.never, path)) && !excepted;
    }
  }

  void judge() {
    if (rule_.through) measure();
    for (std::size_t i = 0; i < project_.size(); ++i) {
      if (!from_[i]) continue;
      const FileId file{static_cast<std::uint32_t>(i)};
      bool direct = false;
      for (const Edge& edge : project_.edges(file)) {
        if (edge.guessed || !forbidden_[static_cast<std::size_t>(edge.to)]) continue;
        direct = true;
        report({edge});
      }
      if (rule_.through && !direct) judge_chain(file);
    }
  }

 private:
  // How many edges each file is from the nearest forbidden one, by way of files that are not themselves under
  // `from`: those have a finding of their own. Asked once, because every file under `from` may have a chain.
  void measure() {
    std::vector<FileId> layer, next;
    distance_.assign(project_.size(), kFar);
    for (std::size_t i = 0; i < project_.size(); ++i) {
      if (!forbidden_[i]) continue;
      distance_[i] = 0;
      layer.push_back(FileId{static_cast<std::uint32_t>(i)});
    }
    for (std::uint32_t away = 1; !layer.empty(); ++away) {
      for (const FileId file : layer) {
        for (const Edge& edge : project_.importers(file)) {
          const auto from = static_cast<std::size_t>(edge.from);
          if (edge.guessed || from_[from] || distance_[from] != kFar) continue;
          distance_[from] = away;
          next.push_back(edge.from);
        }
      }
      layer.swap(next);
      next.clear();
    }
  }

  // The first edge of a file that leads nearest to a forbidden one.
  const Edge* nearest(FileId file) const {
    const Edge* best = nullptr;
    std::uint32_t away = kFar;
    for (const Edge& edge : project_.edges(file)) {
      if (edge.guessed || distance_[static_cast<std::size_t>(edge.to)] >= away) continue;
      away = distance_[static_cast<std::size_t>(edge.to)];
      best = &edge;
    }
    return best;
  }

  void judge_chain(FileId file) {
    std::vector<Edge> chain;
    for (const Edge* edge = nearest(file); edge; edge = nearest(edge->to)) {
      chain.push_back(*edge);
      if (forbidden_[static_cast<std::size_t>(edge->to)]) return report(chain);
    }
  }

  void report(const std::vector<Edge>& chain) {
    const Edge& first = chain.front();
    const FileFacts& facts = project_.facts(first.from);
    const Import& import = facts.imports[first.import];
    const std::string_view target = project_.path(chain.back().to);
    Finding finding;
    finding.path = facts.path;
    finding.region = region_of(import);
    finding.enclosing = enclosing(facts, import.line);
    finding.written = rule_.place;
    finding.own_severity = rule_.severity;
    finding.proof = first.proof;
    for (const Edge& edge : chain) finding.proof = std::min(finding.proof, edge.proof);
    finding.detail = fmt::format("{} → {}", rule_.from.text(), target);
    if (chain.size() == 1) {
      finding.message = fmt::format("{} must not depend on {}", facts.path, target);
    } else {
      finding.message = fmt::format("{} must not depend on {}, and does through {}", facts.path, target,
                                    count_of(chain.size() - 1, "other file"));
      for (const Edge& edge : chain) {
        const Import& hop = project_.facts(edge.from).imports[edge.import];
        finding.related.push_back({std::string(project_.path(edge.from)), region_of(hop),
                                   fmt::format("imports {}", project_.path(edge.to))});
      }
    }
    if (!rule_.why.empty()) finding.message += fmt::format(": {}", rule_.why);
    finding.advice = rule_.has_only
                         ? "Move the code, or add the target to the rule's \"only\" if the design allows it."
                         : "Remove the import, or move the code to where it may use this.";
    sink_.report(std::move(finding));
  }

  const Project& project_;
  const Dependency& rule_;
  Sink& sink_;
  std::vector<bool> from_;
  std::vector<bool> forbidden_;
  std::vector<std::uint32_t> distance_;
};

void judge_layers(const CheckInput& input, const Layers& layers, Sink& sink) {
  if (!layers.exhaustive) return;
  std::set<std::string> folders;
  const std::string root = join("", layers.root);
  for (const FileFacts& facts : input.project.files()) {
    if (!is_under(facts.path, root)) continue;
    const std::string_view rest = std::string_view(facts.path).substr(root.empty() ? 0 : root.size() + 1);
    const std::size_t slash = rest.find('/');
    if (slash != std::string_view::npos) folders.insert(join(root, rest.substr(0, slash)));
  }
  for (const std::string& folder : folders) {
    const auto covers = [&](const Dependency& rule) {
      return std::any_of(input.project.files().begin(), input.project.files().end(),
                         [&](const FileFacts& facts) {
                           return is_under(facts.path, folder) && rule.from.matches(facts.path);
                         });
    };
    if (std::any_of(input.policy.dependencies.begin(), input.policy.dependencies.end(), covers)) continue;
    Finding finding;
    finding.path = folder;
    finding.written = layers.place;
    finding.detail = "layers";
    finding.message = fmt::format("the folder {} has no place in the layering of {}", folder, layers.root);
    finding.advice = "Add an entry to \"dependencies\" whose \"from\" covers it.";
    sink.report(std::move(finding));
  }
}

void judge(const CheckInput& input, Sink& sink) {
  for (const Dependency& rule : input.policy.dependencies) DependencyRule(input.project, rule, sink).judge();
  for (const Layers& layers : input.policy.layers) judge_layers(input, layers, sink);
}

}  // namespace

constinit const Check forbidden_dependency{judge};

}  // namespace ssot
