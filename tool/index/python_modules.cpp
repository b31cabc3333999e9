#include "index/python_modules.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/path.h"

namespace ssot {
namespace {

std::string_view first_component(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

bool is_generated_name(std::string_view module) {
  return module.ends_with("_pb2") || module.ends_with("_pb2_grpc") || module.ends_with("_pb2_pyi");
}

std::size_t leading_dots(std::string_view module) {
  return std::min(module.find_first_not_of('.'), module.size());
}

// Folders that are put on Python's path: the root, `src` layouts, and every project of a monorepo.
std::vector<std::string> guess_roots(const Tree& tree) {
  std::vector<std::string> roots{""};
  for (const SourceFile& file : tree.files) {
    const std::string_view name = name_of(file.path);
    if (name != "pyproject.toml" && name != "setup.py" && name != "setup.cfg") continue;
    const std::string_view folder = folder_of(file.path);
    roots.push_back(join(folder, "src"));
    roots.emplace_back(folder);
  }
  roots.emplace_back("src");
  std::vector<std::string> unique;
  for (std::string& root : roots) {
    if (std::find(unique.begin(), unique.end(), root) == unique.end()) unique.push_back(std::move(root));
  }
  return unique;
}

}  // namespace

PythonModules::PythonModules(std::span<const FileFacts> files, const PathTable& table, const Tree& tree,
                             std::vector<std::string> roots)
    : files_(files), table_(table), tree_(tree), roots_guessed_(roots.empty()) {
  if (roots_guessed_) roots = guess_roots(tree);
  for (std::string& root : roots) {
    std::string clean = join("", root);
    const FolderId folder = table.find_folder(clean);
    if (folder == kNoFolder) continue;
    // A `src` that is itself a package is imported as `src.x`, not looked into.
    if (roots_guessed_ && !clean.empty() && table.init(folder) != kNoFile) continue;
    roots_.push_back(std::move(clean));
    root_folders_.push_back(folder);
  }
}

ModuleLookup PythonModules::step(const ModuleLookup& at, std::string_view component) const {
  using State = Resolution::State;
  const FolderId folder = table_.child_folder(at.folder, component);
  if (folder != kNoFolder && table_.init(folder) != kNoFile) {
    return {.state = State::kFile, .file = table_.init(folder), .folder = folder, .guessed = false};
  }
  // Asked several times an import, so the name is built without the heap; no file system allows a longer one.
  std::array<char, 260> name;
  if (component.size() + 4 > name.size()) return {};
  std::memcpy(name.data(), component.data(), component.size());
  std::memcpy(name.data() + component.size(), ".pyi", 4);
  FileId file = table_.child_file(at.folder, {name.data(), component.size() + 3});
  if (file == kNoFile) file = table_.child_file(at.folder, {name.data(), component.size() + 4});
  if (file != kNoFile) return {.state = State::kFile, .file = file, .folder = kNoFolder, .guessed = false};
  if (folder != kNoFolder)
    return {.state = State::kNamespace, .file = kNoFile, .folder = folder, .guessed = false};
  return {};
}

// Something lies there that Python could load, or that was left out on purpose: no ground to call an import
// broken.
bool PythonModules::something_named(FolderId folder, std::string_view name) const {
  const std::string stem = join(table_.path(folder), name);
  const std::string prefix = stem + ".";
  // `name.so` beside, or a folder `name` that holds data alone: Python imports that as a namespace package.
  for (const std::string& start : {prefix, stem + "/"}) {
    auto at =
        std::lower_bound(tree_.files.begin(), tree_.files.end(), start,
                         [](const SourceFile& file, const std::string& key) { return file.path < key; });
    for (; at != tree_.files.end() && at->path.starts_with(start); ++at) {
      const bool backup = std::any_of(tree_.backups.begin(), tree_.backups.end(),
                                      [&](const Backup& each) { return is_under(at->path, each.path); });
      if (!backup) return true;
    }
  }
  return std::any_of(tree_.skipped.begin(), tree_.skipped.end(), [&](const Skipped& skipped) {
    return is_under(stem, skipped.path) || skipped.path.starts_with(prefix) || is_under(skipped.path, stem);
  });
}

ModuleLookup PythonModules::find_from(FolderId start, std::string_view dotted) const {
  using State = Resolution::State;
  ModuleLookup at{.state = State::kNamespace, .file = kNoFile, .folder = start, .guessed = false};
  bool first = true;
  bool first_is_ours = false;
  for (std::size_t begin = 0; begin <= dotted.size();) {
    std::size_t end = dotted.find('.', begin);
    if (end == std::string_view::npos) end = dotted.size();
    const std::string_view component = dotted.substr(begin, end - begin);
    ModuleLookup next;
    if (at.folder != kNoFolder) next = step(at, component);
    if (next.state == State::kOutside) {
      if (first || !first_is_ours || is_generated_name(component)) return {};
      const bool bare = at.file == kNoFile && !table_.holds_python(at.folder);
      const bool dynamic = at.file != kNoFile && files_[static_cast<std::size_t>(at.file)].dynamic;
      if (bare || dynamic) return {};
      if (at.folder != kNoFolder && something_named(at.folder, component)) return {};
      return {.state = State::kBroken, .file = at.file, .folder = at.folder, .guessed = false};
    }
    if (first)
      first_is_ours = next.folder != kNoFolder && (next.file != kNoFile || table_.holds_python(next.folder));
    first = false;
    at = next;
    begin = end + 1;
  }
  return at;
}

ModuleLookup PythonModules::find(std::string_view dotted) const {
  using State = Resolution::State;
  ModuleLookup broken;
  for (const FolderId root : root_folders_) {
    const ModuleLookup found = find_from(root, dotted);
    if (found.state == State::kFile || found.state == State::kNamespace) return found;
    if (found.state == State::kBroken && broken.state != State::kBroken) broken = found;
  }
  return broken;
}

// Python puts the folder of the script, or the first folder without __init__.py above a test, in front of its
// path.
ModuleLookup PythonModules::find_absolute(FileId importer, std::string_view dotted,
                                          ModuleCache& cache) const {
  using State = Resolution::State;
  const auto known = cache.find(dotted);
  ModuleLookup by_roots;
  if (known != cache.end()) {
    by_roots = known->second;
  } else {
    by_roots = find(dotted);
    if (roots_guessed_ && is_standard_module(first_component(dotted))) {
      if (by_roots.state == State::kBroken) by_roots = {};
      by_roots.guessed = true;
    }
    cache.emplace(dotted, by_roots);
  }
  const bool sure = by_roots.state == State::kFile || by_roots.state == State::kNamespace;
  if (sure && !roots_guessed_) return by_roots;
  if (is_standard_module(first_component(dotted))) return by_roots;
  FolderId base = table_.folder_of(importer);
  while (base != kRootFolder && table_.init(base) != kNoFile) base = table_.parent(base);
  if (std::find(root_folders_.begin(), root_folders_.end(), base) != root_folders_.end()) return by_roots;
  const ModuleLookup beside = find_from(base, dotted);
  if (beside.state == State::kFile || (beside.state == State::kNamespace && !sure)) return beside;
  return by_roots;
}

ModuleLookup PythonModules::find_relative(FileId importer, std::string_view module) const {
  const std::size_t dots = leading_dots(module);
  FolderId folder = table_.folder_of(importer);
  for (std::size_t i = 1; i < dots; ++i) {
    if (folder == kRootFolder) return {};
    folder = table_.parent(folder);
  }
  const std::string_view rest = module.substr(dots);
  ModuleLookup at{.state = Resolution::State::kNamespace,
                  .file = table_.init(folder),
                  .folder = folder,
                  .guessed = false};
  if (at.file != kNoFile) at.state = Resolution::State::kFile;
  if (rest.empty()) return at;
  // The package itself is certainly ours, so a missing first component is as broken as a later one.
  const std::string_view first = first_component(rest);
  if (step(at, first).state == Resolution::State::kOutside) {
    const bool bare = at.file == kNoFile && !table_.holds_python(folder);
    const bool dynamic = at.file != kNoFile && files_[static_cast<std::size_t>(at.file)].dynamic;
    if (bare || dynamic || is_generated_name(first) || something_named(folder, first)) return {};
    return {.state = Resolution::State::kBroken, .file = at.file, .folder = folder, .guessed = false};
  }
  return find_from(folder, rest);
}

// A page tells of the project around it, so every folder above may be the one its reader starts in. What none of them holds is
// gone only if the import roots say so.
ModuleLookup PythonModules::find_beside(std::string_view folder, std::string_view dotted) const {
  using State = Resolution::State;
  const bool standard = is_standard_module(first_component(dotted));
  ModuleLookup by_roots = find(dotted);
  if (standard && by_roots.state == State::kBroken) by_roots = {};
  by_roots.guessed = roots_guessed_ && standard;
  if (standard) return by_roots;
  for (; !folder.empty(); folder = folder_of(folder)) {
    const FolderId start = table_.find_folder(folder);
    if (start == kNoFolder || table_.init(start) != kNoFile) continue;
    const ModuleLookup beside = find_from(start, dotted);
    if (beside.state == State::kFile) return beside;
    if (beside.state == State::kNamespace && by_roots.state != State::kFile) return beside;
  }
  return by_roots;
}

Resolution PythonModules::resolve_from(std::string_view folder, const Import& import) const {
  if (import.module.starts_with('.')) return {};
  return resolution_of(find_beside(folder, import.module), import);
}

Resolution PythonModules::resolve(FileId importer, const Import& import, ModuleCache& cache) const {
  const bool relative = import.module.starts_with('.');
  return resolution_of(
      relative ? find_relative(importer, import.module) : find_absolute(importer, import.module, cache), import);
}

Resolution PythonModules::resolution_of(const ModuleLookup& module, const Import& import) const {
  using State = Resolution::State;
  Resolution result{
      .state = module.state, .guessed = module.guessed, .submodule = false, .target = module.file};
  if (module.state == State::kBroken && import.guarded) return {};
  if (module.state == State::kBroken) result.target = kNoFile;
  if (import.kind != ImportKind::kFrom || import.name == "*" || module.folder == kNoFolder ||
      module.state == State::kBroken) {
    return result;
  }
  const ModuleLookup inner = step(module, import.name);
  if (inner.state == State::kOutside && module.file != kNoFile &&
      !binds(files_[static_cast<std::size_t>(module.file)], import.name) &&
      (is_generated_name(import.name) || something_named(module.folder, import.name))) {
    return {};  // a submodule that has no facts: compiled, generated or left out
  }
  if (inner.state == State::kFile) {
    return {.state = State::kFile, .guessed = module.guessed, .submodule = true, .target = inner.file};
  }
  if (inner.state == State::kNamespace && module.state == State::kNamespace) {
    return {.state = State::kNamespace, .guessed = module.guessed, .submodule = true, .target = kNoFile};
  }
  return result;
}

std::string PythonModules::name_of(FileId file) const {
  const std::string_view path = files_[static_cast<std::size_t>(file)].path;
  std::size_t best = 0;
  bool any = false;
  for (const std::string& root : roots_) {
    if (!is_under(path, root) || (any && root.size() < best)) continue;
    // The nearest root names it, but a root inside a package would cut the package's own name short.
    const FolderId folder = table_.find_folder(root);
    if (!root.empty() && table_.init(folder) != kNoFile) continue;
    best = root.size();
    any = true;
  }
  if (!any) return {};
  std::string_view relative = path.substr(best == 0 ? 0 : best + 1);
  relative = without_extension(relative);
  if (relative == "__init__") return {};
  if (relative.ends_with("/__init__")) relative.remove_suffix(9);
  if (relative.find('.') != std::string_view::npos) return {};
  std::string dotted(relative);
  std::replace(dotted.begin(), dotted.end(), '/', '.');
  return dotted;
}

}  // namespace ssot
