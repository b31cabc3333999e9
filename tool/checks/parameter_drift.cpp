#include "checks/parameter_drift.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace ssot {
namespace {

bool is_positional(const Parameter& each) {
  return each.kind == ParameterKind::kPositional || each.kind == ParameterKind::kPositionalOnly;
}

class Side {
 public:
  explicit Side(std::span<const Parameter> all) : all_(all) {
    for (const Parameter& each : all) {
      if (each.kind == ParameterKind::kVararg) vararg = &each;
      if (each.kind == ParameterKind::kKwarg) kwarg = &each;
      if (is_positional(each)) positional.push_back(&each);
      if (each.kind != ParameterKind::kVararg && each.kind != ParameterKind::kKwarg) by_name.emplace(each.name, &each);
    }
    for (std::size_t i = 0; i < positional.size(); ++i) place.emplace(positional[i], i);
  }
  const Parameter* find(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
  }
  std::span<const Parameter> all() const { return all_; }
  // It hands on whatever it gets.
  bool passes_on() const { return vararg && kwarg; }

  std::vector<const Parameter*> positional;
  std::map<const Parameter*, std::size_t> place;
  std::map<std::string_view, const Parameter*> by_name;
  const Parameter* vararg = nullptr;
  const Parameter* kwarg = nullptr;

 private:
  std::span<const Parameter> all_;
};

class Comparison {
 public:
  Comparison(std::span<const Parameter> here, std::span<const Parameter> there) : here_(here), there_(there) {}

  std::vector<std::string> drifts() && {
    for (const Parameter& each : there_.all()) canonical(each);
    collectors();
    order();
    for (const Parameter& each : here_.all()) extra(each);
    return std::move(drifts_);
  }

 private:
  void say(std::string words) { drifts_.push_back(std::move(words)); }

  void canonical(const Parameter& there) {
    if (there.kind == ParameterKind::kVararg || there.kind == ParameterKind::kKwarg) return;
    const Parameter* here = there.kind == ParameterKind::kPositionalOnly ? nullptr : here_.find(there.name);
    if (here == nullptr) {
      unnamed(there);
      return;
    }
    paired_.insert(here);
    const bool keyword_lost = here->kind == ParameterKind::kPositionalOnly && !here_.kwarg;
    const bool place_lost = is_positional(there) && here->kind == ParameterKind::kKeywordOnly && !here_.vararg;
    if (keyword_lost) say(fmt::format("takes {} by position only", there.name));
    if (place_lost) say(fmt::format("takes {} by keyword only", there.name));
    default_of(*here, there);
  }

  // No parameter of that name: what stands in its place, or covers it.
  void unnamed(const Parameter& there) {
    const auto place = there_.place.find(&there);
    const std::size_t at = place == there_.place.end() ? here_.positional.size() : place->second;
    const Parameter* here = at < here_.positional.size() ? here_.positional[at] : nullptr;
    const bool name_matters = there.kind != ParameterKind::kPositionalOnly;
    const bool taken = here && (paired_.contains(here) || (name_matters && there_.find(here->name) != nullptr));
    if (here && !taken) {
      paired_.insert(here);
      if (name_matters && !here_.kwarg) say(fmt::format("calls {} {}", there.name, here->name));
      default_of(*here, there);
      return;
    }
    const bool covered = (is_positional(there) && here_.vararg) || (name_matters && here_.kwarg);
    if (!covered) say(fmt::format("lacks the parameter {}", there.name));
  }

  void default_of(const Parameter& here, const Parameter& there) {
    if (there.has_default && !here.has_default) say(fmt::format("has no default for {}", there.name));
  }

  void collectors() {
    if (there_.passes_on()) return;
    if (there_.vararg && !here_.vararg) say(fmt::format("lacks *{}", there_.vararg->name));
    if (there_.kwarg && !here_.kwarg) say(fmt::format("lacks **{}", there_.kwarg->name));
  }

  // Parameters that both take by position stand in the same order, and nothing new stands before one of them.
  void order() {
    const Parameter* before = nullptr;
    std::size_t last = 0;
    for (const Parameter* there : there_.positional) {
      const Parameter* here = here_.find(there->name);
      if (there->kind == ParameterKind::kPositionalOnly || here == nullptr || !is_positional(*here)) continue;
      const std::size_t at = here_.place.at(here);
      if (before && at < last) {
        say(fmt::format("takes {} before {}", here->name, before->name));
        return;
      }
      before = here;
      last = at;
    }
    if (before == nullptr) return;
    for (std::size_t i = 0; i < last; ++i) {
      const Parameter& each = *here_.positional[i];
      if (paired_.contains(&each) || !each.has_default) continue;  // without a default `extra` tells of it
      say(fmt::format("takes {} before {}", each.name, before->name));
      return;
    }
  }

  void extra(const Parameter& here) {
    if (here.kind == ParameterKind::kVararg || here.kind == ParameterKind::kKwarg) return;
    if (here.has_default || paired_.contains(&here)) return;
    const bool covered = (is_positional(here) && there_.vararg) || there_.kwarg;
    if (!covered) say(fmt::format("needs the parameter {}", here.name));
  }

  Side here_, there_;
  std::set<const Parameter*> paired_;  // of `here_`
  std::vector<std::string> drifts_;
};

}  // namespace

std::vector<std::string> parameter_drifts(std::span<const Parameter> here, std::span<const Parameter> there) {
  return Comparison(here, there).drifts();
}

}  // namespace ssot
