#include "index/renames.h"

#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace ssot {
namespace {

std::string_view last_link(std::string_view chain) {
  const std::size_t dot = chain.rfind('.');
  return dot == std::string_view::npos ? chain : chain.substr(dot + 1);
}

std::string_view first_link(std::string_view chain) { return chain.substr(0, chain.find('.')); }

class Finder {
 public:
  Finder(const Project& project, const std::vector<std::string>& names)
      : project_(project), names_(names.begin(), names.end()) {}

  std::vector<Renamed> find() && {
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      if (project_.facts(file).language == Language::kPython) start(file);
    }
    while (!handed_on_.empty()) {
      const auto [file, name] = handed_on_.back();
      handed_on_.pop_back();
      follow(file, name);
    }
    std::vector<Renamed> all;
    for (const auto& [file, known] : known_)
      all.push_back({.file = file, .names = {known.begin(), known.end()}});
    return all;
  }

 private:
  bool asked(std::string_view name) const { return names_.contains(name); }

  void start(FileId file) {
    const FileFacts& facts = project_.facts(file);
    for (const Import& import : facts.imports) {
      if (!import.alias.empty() && asked(import.name))
        add(file, import.alias, import.scope != Scope::kFunction);
    }
    for (const Export& each : facts.exports) {
      if (!each.target.empty() && asked(last_link(each.target))) add(file, each.name, /*handed_on=*/true);
    }
    add_modules(file, facts);
    for (const Binding& each : facts.bindings) {
      if (!each.literal && asked(last_link(each.value))) add(file, last_link(each.name), each.parent < 0);
    }
  }

  // `ws.Manager()`: what else binds `ws` decides what that is.
  void add_modules(FileId file, const FileFacts& facts) {
    std::set<std::string_view> modules;
    for (const Import& import : facts.imports) {
      if (!import.alias.empty()) {
        modules.insert(import.alias);
      } else {
        modules.insert(import.kind == ImportKind::kFrom ? import.name : first_link(import.module));
      }
    }
    for (const Use& use : facts.uses) {
      const std::string_view first = first_link(use.name);
      if (first.size() < use.name.size() && modules.contains(first) &&
          holds_asked(use.name.substr(first.size() + 1)))
        add(file, first, /*handed_on=*/false);
    }
  }

  bool holds_asked(std::string_view chain) const {
    for (std::string_view link = first_link(chain);; link = first_link(chain)) {
      if (asked(link)) return true;
      if (link.size() == chain.size()) return false;
      chain.remove_prefix(link.size() + 1);
    }
  }

  void add(FileId file, std::string_view name, bool handed_on) {
    if (asked(name) || !known_[file].insert(std::string(name)).second) return;
    if (handed_on) handed_on_.emplace_back(file, std::string(name));
  }

  // Whoever imports `name` of `file`, or renames it once more, knows it under that name or another.
  void follow(FileId file, const std::string& name) {
    for (const Export& each : project_.facts(file).exports) {
      if (last_link(each.target) == name) add(file, each.name, /*handed_on=*/true);
    }
    for (const Edge& edge : project_.importers(file)) {
      const Import& import = project_.facts(edge.from).imports[edge.import];
      const bool star = import.name == "*";
      const bool whole =
          import.kind == ImportKind::kImport || project_.resolution(edge.from, edge.import).submodule;
      if (!star && !whole && import.name != name) continue;
      const bool renamed = !star && !whole && !import.alias.empty();
      add(edge.from, renamed ? import.alias : std::string_view(name),
          !whole && import.scope != Scope::kFunction);
    }
  }

  const Project& project_;
  std::set<std::string, std::less<>> names_;
  std::map<FileId, std::set<std::string, std::less<>>> known_;
  std::vector<std::pair<FileId, std::string>> handed_on_;
};

}  // namespace

std::vector<Renamed> find_renames(const Project& project, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  return Finder(project, names).find();
}

}  // namespace ssot
