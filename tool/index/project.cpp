#include "index/project.h"

#include <algorithm>

#include "base/path.h"

namespace ssot {
namespace {

// Follows one dotted name from module to module. What was asked before is not asked again, so rings end.
struct Follower {
  static constexpr std::size_t kLongestChain = 64;

  const Project& project;
  std::vector<std::pair<FileId, std::string>> asked;

  Definer find(FileId module, std::string dotted) {
    if (module == kNoFile || asked.size() >= kLongestChain) return {};
    for (const auto& [file, name] : asked) {
      if (file == module && name == dotted) return {};
    }
    asked.emplace_back(module, dotted);
    const FileFacts& file = project.facts(module);
    const std::size_t dot = dotted.find('.');
    const std::string_view first = std::string_view(dotted).substr(0, dot);
    const std::string rest = dot == std::string::npos ? "" : dotted.substr(dot);  // with its leading dot
    for (std::size_t i = 0; i < file.definitions.size(); ++i) {
      const Definition& each = file.definitions[i];
      if (each.parent < 0 && !each.local && each.name == first) {
        return {module, rest.empty() ? static_cast<std::int32_t>(i) : -1};
      }
    }
    for (const Export& each : file.exports) {
      if (each.target.empty() || each.name != first || each.target == first) continue;
      if (const Definer found = find(module, std::string(each.target) + rest); found.file != kNoFile)
        return found;
    }
    if (const Definer found = through_imports(module, first, dotted, rest); found.file != kNoFile)
      return found;
    const bool bound = std::find(file.bound.begin(), file.bound.end(), first) != file.bound.end();
    return bound ? Definer{module, -1} : Definer{};
  }

  Definer through_imports(FileId module, std::string_view first, const std::string& dotted,
                          const std::string& rest) {
    const FileFacts& file = project.facts(module);
    for (std::size_t i = file.imports.size(); i-- > 0;) {
      const Import& import = file.imports[i];
      const Resolution& to = project.resolution(module, i);
      if (to.target == kNoFile || import.scope == Scope::kFunction || import.scope == Scope::kClass) continue;
      Definer found;
      if (import.name == "*") {
        if (offers_by_star(project.facts(to.target), first)) found = find(to.target, dotted);
      } else if (import.kind == ImportKind::kFrom) {
        if ((import.alias.empty() ? import.name : import.alias) != first) continue;
        if (to.submodule) {
          found = rest.empty() ? Definer{to.target, -1} : find(to.target, rest.substr(1));
        } else {
          found = find(to.target, std::string(import.name) + rest);
        }
      } else if (!import.alias.empty()) {
        if (import.alias == first)
          found = rest.empty() ? Definer{to.target, -1} : find(to.target, rest.substr(1));
      } else if (dotted.starts_with(import.module) && dotted.size() > import.module.size() &&
                 dotted[import.module.size()] == '.') {
        found = find(to.target, dotted.substr(import.module.size() + 1));
      }
      if (found.file != kNoFile) return found;
    }
    return {};
  }
};

}  // namespace

void add_bound_names(const FileFacts& module, std::unordered_set<std::string_view>& names) {
  for (const Export& each : module.exports) names.insert(each.name);
  for (const Definition& each : module.definitions) names.insert(each.name);
  names.insert(module.bound.begin(), module.bound.end());
  for (const Import& import : module.imports) {
    if (!import.alias.empty()) {
      names.insert(import.alias);
    } else {
      names.insert(import.kind == ImportKind::kFrom ? import.name : import.module.substr(0, import.module.find('.')));
    }
  }
}

bool binds(const FileFacts& module, std::string_view name) {
  std::unordered_set<std::string_view> names;
  add_bound_names(module, names);
  return names.contains(name) || names.contains("*");
}

bool offers_by_star(const FileFacts& module, std::string_view name) {
  if (!module.has_all) return !name.starts_with('_');
  return std::any_of(module.exports.begin(), module.exports.end(),
                     [&](const Export& each) { return each.target.empty() && each.name == name; });
}

FileId Project::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? kNoFile : found->second;
}

std::span<const Resolution> Project::resolutions(FileId id) const {
  const auto index = static_cast<std::size_t>(id);
  return std::span(resolutions_)
      .subspan(first_import_[index], first_import_[index + 1] - first_import_[index]);
}

std::span<const Resolution> Project::resolutions(DocumentId id) const {
  return document_resolutions_[static_cast<std::size_t>(id)];
}

std::span<const Edge> Project::edges(FileId id) const {
  const auto index = static_cast<std::size_t>(id);
  return std::span(edges_).subspan(first_edge_[index], first_edge_[index + 1] - first_edge_[index]);
}

std::span<const Edge> Project::importers(FileId id) const {
  const auto index = static_cast<std::size_t>(id);
  return std::span(importers_)
      .subspan(first_importer_[index], first_importer_[index + 1] - first_importer_[index]);
}

std::string_view Project::module_of(FileId id) const { return module_names_[static_cast<std::size_t>(id)]; }

FileId Project::module(std::string_view dotted) const {
  const auto found = modules_.find(dotted);
  return found == modules_.end() ? kNoFile : found->second;
}

std::string Project::absolute_module(FileId id, const Import& import) const {
  const std::string_view module = import.module;
  if (!module.starts_with('.')) return std::string(module);
  const std::size_t dots = std::min(module.find_first_not_of('.'), module.size());
  std::string package(module_of(id));
  const bool is_package = name_of(path(id)).starts_with("__init__.");
  for (std::size_t i = is_package ? 1 : 0; i < dots; ++i) {
    const std::size_t dot = package.rfind('.');
    if (dot == std::string::npos && i + 1 < dots) return std::string(module);
    package.resize(dot == std::string::npos ? 0 : dot);
  }
  const std::string_view rest = module.substr(dots);
  if (package.empty()) return std::string(rest);
  return rest.empty() ? package : package + "." + std::string(rest);
}

FileId Project::cpp_module(std::string_view name) const {
  const auto found = cpp_modules_.find(name);
  return found == cpp_modules_.end() ? kNoFile : found->second;
}

FileId Project::header(std::string_view spelling, bool* ambiguous) const {
  const FileId exact = find(join("", spelling));
  if (exact != kNoFile) return exact;
  FileId only = kNoFile;
  for (const std::string& dir : include_dirs_) {
    const FileId file = find(join(dir, spelling));
    if (file == kNoFile || file == only) continue;
    if (only != kNoFile) {
      if (ambiguous) *ambiguous = true;
      return kNoFile;
    }
    only = file;
  }
  return only;
}

const Detail* Project::detail(FileId id, std::size_t definition) const {
  const std::vector<Detail>& details = facts(id).details;
  return definition < details.size() && details[definition].sure ? &details[definition] : nullptr;
}

Proof Project::proof_of(FileId id, std::size_t definition) const {
  return detail(id, definition) ? facts(id).depth : Proof::kLexer;
}

Definer Project::follow(FileId module, std::string_view name) const {
  return Follower{*this, {}}.find(module, std::string(name));
}

}  // namespace ssot
