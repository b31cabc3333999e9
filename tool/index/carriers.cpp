#include "index/carriers.h"

#include <algorithm>
#include <deque>

#include "base/path.h"

namespace ssot {
namespace {

class Propagation {
 public:
  Propagation(const Project& project, const FoundConcept& found) : project_(project), found_(found) {}

  std::unordered_map<FileId, CarriedNames> run() && {
    for (const auto* symbols : {&found_.canonical, &found_.parts, &found_.factories}) {
      for (const FoundSymbol& each : *symbols) seed(each);
    }
    while (!queue_.empty()) {
      const FileId file = queue_.front();
      queue_.pop_front();
      for (const Edge& edge : project_.importers(file)) hand_on(edge);
    }
    return std::move(carried_);
  }

 private:
  void seed(const FoundSymbol& each) {
    if (each.file == kNoFile) return;
    const bool python = each.symbol->kind == Symbol::Kind::kPython;
    if (python && each.symbol->right.find('.') != std::string::npos)
      return;  // members are not imported by name
    const std::string name = python ? each.symbol->right : "*";
    if (carried_[each.file].emplace(name, each.symbol->last()).second) queue_.push_back(each.file);
  }

  void bind(FileId file, std::string_view local, const std::string& owned) {
    const FileFacts& facts = project_.facts(file);
    const bool shadowed = std::any_of(
        facts.definitions.begin(), facts.definitions.end(),
        [&](const Definition& each) { return each.parent < 0 && !each.local && each.name == local; });
    if (shadowed || !carried_[file].emplace(std::string(local), owned).second) return;
    queue_.push_back(file);
    for (const Export& each : facts.exports) {
      if (each.target == local && each.name != local) bind(file, each.name, owned);
    }
  }

  void hand_on(const Edge& edge) {
    const FileFacts& importer = project_.facts(edge.from);
    const Import& import = importer.imports[edge.import];
    const CarriedNames names = carried_[edge.to];
    if (import.kind == ImportKind::kInclude || import.kind == ImportKind::kModule) {
      if (!edge.guessed && importer.only_hands_on && is_header(importer.path))
        bind(edge.from, "*", names.begin()->second);
      return;
    }
    if (import.scope == Scope::kFunction || import.scope == Scope::kClass) return;
    if (import.name == "*") {
      for (const auto& [name, owned] : names) {
        if (offers_by_star(project_.facts(edge.to), name)) bind(edge.from, name, owned);
      }
      return;
    }
    const bool module =
        import.kind == ImportKind::kImport || project_.resolution(edge.from, edge.import).submodule;
    if (!module) {
      const auto name = names.find(import.name);
      if (name != names.end())
        bind(edge.from, import.alias.empty() ? import.name : import.alias, name->second);
      return;
    }
    // `X = module.Name`
    const std::string_view prefix = !import.alias.empty()              ? import.alias
                                    : import.kind == ImportKind::kFrom ? import.name
                                                                       : import.module;
    for (const Export& each : importer.exports) {
      if (each.target.size() <= prefix.size() + 1 || !each.target.starts_with(prefix) ||
          each.target[prefix.size()] != '.')
        continue;
      const auto name = names.find(each.target.substr(prefix.size() + 1));
      if (name != names.end()) bind(edge.from, each.name, name->second);
    }
  }

  static bool is_header(std::string_view path) {
    const std::string_view extension = extension_of(path);
    return extension.empty() || extension.front() == 'h' || extension.front() == 'H' || extension == "ipp" ||
           extension == "inl" || extension == "tpp" || extension == "inc";
  }

  const Project& project_;
  const FoundConcept& found_;
  std::unordered_map<FileId, CarriedNames> carried_;
  std::deque<FileId> queue_;
};

}  // namespace

std::unordered_map<FileId, CarriedNames> find_carriers(const Project& project, const FoundConcept& found) {
  return Propagation(project, found).run();
}

}  // namespace ssot
