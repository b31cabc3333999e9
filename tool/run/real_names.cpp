#include "run/real_names.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/files.h"
#include "base/path.h"

namespace ssot {
namespace {

void sort_once(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

class Renaming {
 public:
  Renaming(UnitGraph& graph, const std::vector<FileFacts>& facts, const std::string& root)
      : graph_(graph), root_(root) {
    known_.reserve(facts.size());
    for (const FileFacts& each : facts) known_.insert(each.path);
  }

  void run() && {
    if (!number_files()) return;
    for (UnitGraph::Unit& unit : graph_.units) {
      unit.file = numbers_[unit.file];
      renumber(unit.reached);
      sort_once(unit.reached);
    }
    merge_directives();
    merge_shadowed();
  }

 private:
  std::string real_name(const std::string& name) const {
    if (known_.contains(name)) return name;
    const bool outside = name.starts_with('/');
    std::string real = real_path(outside ? name : root_ + "/" + name);
    if (real.empty() || root_ == "/" || !is_under(real, root_) || real.size() <= root_.size()) return name;
    return real.substr(root_.size() + 1);
  }

  // Whether any file got another name.
  bool number_files() {
    bool changed = false;
    std::vector<std::string> names;
    std::unordered_map<std::string, std::uint32_t> number_of;
    for (const std::string& name : graph_.files) {
      std::string real = real_name(name);
      changed = changed || real != name;
      const auto [at, fresh] = number_of.try_emplace(real, static_cast<std::uint32_t>(names.size()));
      if (fresh) names.push_back(std::move(real));
      numbers_.push_back(at->second);
    }
    if (changed) graph_.files = std::move(names);
    return changed;
  }

  void renumber(std::vector<std::uint32_t>& files) const {
    for (std::uint32_t& each : files) each = numbers_[each];
  }

  void merge_directives() {
    const auto key = [](const UnitGraph::Directive& each) {
      return std::tuple(each.file, each.line, each.target);
    };
    for (UnitGraph::Directive& each : graph_.directives) {
      each.file = numbers_[each.file];
      each.target = numbers_[each.target];
    }
    std::stable_sort(graph_.directives.begin(), graph_.directives.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::vector<UnitGraph::Directive> merged;
    for (UnitGraph::Directive& each : graph_.directives) {
      if (merged.empty() || key(merged.back()) != key(each)) {
        merged.push_back(std::move(each));
      } else {
        merged.back().units.insert(merged.back().units.end(), each.units.begin(), each.units.end());
        sort_once(merged.back().units);
      }
    }
    graph_.directives = std::move(merged);
  }

  // One file under two names hides nothing.
  void merge_shadowed() {
    const auto key = [](const UnitGraph::Shadowed& each) {
      return std::tuple(each.file, each.line, each.unit);
    };
    for (UnitGraph::Shadowed& each : graph_.shadowed) {
      each.file = numbers_[each.file];
      std::vector<std::uint32_t> found;
      for (const std::uint32_t old : each.found) {
        if (std::find(found.begin(), found.end(), numbers_[old]) == found.end())
          found.push_back(numbers_[old]);
      }
      each.found = std::move(found);
    }
    std::erase_if(graph_.shadowed, [](const auto& each) { return each.found.size() < 2; });
    std::stable_sort(graph_.shadowed.begin(), graph_.shadowed.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
  }

  UnitGraph& graph_;
  const std::string& root_;
  std::unordered_set<std::string_view> known_;
  std::vector<std::uint32_t> numbers_;  // by old number
};

}  // namespace

void use_real_names(UnitGraph& graph, const std::vector<FileFacts>& facts, const std::string& root) {
  Renaming(graph, facts, root).run();
}

}  // namespace ssot
