#include "index/carriers.h"

#include <algorithm>
#include <deque>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/path.h"
#include "index/external_symbols.h"

namespace ssot {
namespace {

// What a module does with its names, looked up by name: a file may hold a hundred thousand aliases.
class Names {
 public:
  explicit Names(const FileFacts& facts) : has_all_(facts.has_all) {
    for (const Definition& each : facts.definitions) {
      if (each.parent < 0 && !each.local) defined_.insert(each.name);
    }
    for (const Export& each : facts.exports) {
      if (each.target.empty()) all_.insert(each.name);
      if (!each.target.empty() && each.target != each.name) aliases_.push_back({each.target, each.name});
    }
    std::stable_sort(aliases_.begin(), aliases_.end(),
                     [](const Alias& a, const Alias& b) { return a.target < b.target; });
  }

  struct Alias {
    std::string_view target;
    std::string_view name;
  };

  // As offers_by_star says, for as many names as `__all__` has.
  bool offers(std::string_view name) const { return has_all_ ? all_.contains(name) : !name.starts_with('_'); }

  bool defines(std::string_view name) const { return defined_.contains(name); }

  // `X = target`, in the order of the file.
  std::span<const Alias> of(std::string_view target) const {
    const auto before = [](const Alias& each, std::string_view key) { return each.target < key; };
    const auto first = std::lower_bound(aliases_.begin(), aliases_.end(), target, before);
    auto last = first;
    while (last != aliases_.end() && last->target == target) ++last;
    return {first, last};
  }

 private:
  bool has_all_;
  std::unordered_set<std::string_view> all_;
  std::unordered_set<std::string_view> defined_;
  std::vector<Alias> aliases_;
};

class Propagation {
 public:
  Propagation(const Project& project, const FoundConcept& found) : project_(project), found_(found) {}

  std::unordered_map<FileId, CarriedNames> run() && {
    for (const auto* symbols : {&found_.canonical, &found_.parts, &found_.factories}) {
      for (const FoundSymbol& each : *symbols) seed(each);
    }
    if (found_.policy->external) seed_includers();
    while (!queue_.empty()) {
      const FileId file = queue_.front();
      queue_.pop_front();
      const CarriedNames names = std::exchange(news_[file], {});
      for (const Edge& edge : project_.importers(file)) hand_on(edge, names);
    }
    return std::move(carried_);
  }

 private:
  // True when the file did not carry the name before. Each name is handed on once.
  bool carry(FileId file, std::string_view local, const std::string& owned) {
    if (!carried_[file].emplace(local, owned).second) return false;
    CarriedNames& news = news_[file];
    if (news.empty()) queue_.push_back(file);
    news.emplace(local, owned);
    return true;
  }

  void seed(const FoundSymbol& each) {
    if (each.file == kNoFile) return;
    const bool python = each.symbol->kind == Symbol::Kind::kPython;
    if (python && each.symbol->right.find('.') != std::string::npos)
      return;  // members are not imported by name
    carry(each.file, python ? each.symbol->right : "*", std::string(each.symbol->last()));
  }

  // Headers that hand on what lies outside the tree.
  void seed_includers() {
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      const FileFacts& facts = project_.facts(file);
      if (facts.language != Language::kCpp || !facts.only_hands_on || !is_header(facts.path)) continue;
      for (std::size_t k = 0; k < facts.imports.size(); ++k) {
        const Import& import = facts.imports[k];
        if (!is_external_include(found_, import, project_.resolution(file, k))) continue;
        const ExternalName named = external_name(found_, import, written_header(import));
        bind(file, "*", std::string(named.symbol->symbol->last()));
        break;
      }
    }
  }

  // References stay good: the map's nodes do not move.
  const Names& names_of(FileId file) { return names_.try_emplace(file, project_.facts(file)).first->second; }

  // A name, and by it every alias of it; aliases of aliases may be as many as the file has lines.
  void bind(FileId file, std::string_view local, const std::string& owned) {
    const Names& names = names_of(file);
    std::vector<std::string_view> waiting{local};
    while (!waiting.empty()) {
      const std::string_view name = waiting.back();
      waiting.pop_back();
      if (names.defines(name) || !carry(file, name, owned)) continue;
      const auto aliases = names.of(name);
      for (auto each = aliases.rbegin(); each != aliases.rend(); ++each) waiting.push_back(each->name);
    }
  }

  void hand_on(const Edge& edge, const CarriedNames& names) {
    const FileFacts& importer = project_.facts(edge.from);
    const Import& import = importer.imports[edge.import];
    if (import.kind == ImportKind::kInclude || import.kind == ImportKind::kModule) {
      if (!edge.guessed && importer.only_hands_on && is_header(importer.path))
        bind(edge.from, "*", names.begin()->second);
      return;
    }
    if (import.scope == Scope::kFunction || import.scope == Scope::kClass) return;
    if (import.name == "*") {
      const Names& offered = names_of(edge.to);
      for (const auto& [name, owned] : names) {
        if (offered.offers(name)) bind(edge.from, name, owned);
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
  std::unordered_map<FileId, CarriedNames> news_;  // of each file in the queue: what it has yet to hand on
  std::unordered_map<FileId, Names> names_;
  std::deque<FileId> queue_;
};

}  // namespace

std::unordered_map<FileId, CarriedNames> find_carriers(const Project& project, const FoundConcept& found) {
  return Propagation(project, found).run();
}

}  // namespace ssot
