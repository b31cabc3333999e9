// What a Python import leads to, without importing: packages, namespace packages, relative imports, several
// import roots.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/path_table.h"
#include "index/project.h"
#include "model/source_file.h"

namespace ssot {

// A module name, looked up.
struct ModuleLookup {
  Resolution::State state = Resolution::State::kOutside;
  FileId file = kNoFile;        // the module, or the package's __init__
  FolderId folder = kNoFolder;  // of a package or namespace folder
  bool guessed = false;         // the name is also one of the standard library, and the roots are guessed
};

// Absolute names that were looked up before; one a thread. Keys are views into facts.
using ModuleCache = std::unordered_map<std::string_view, ModuleLookup>;

class PythonModules {
 public:
  // `roots` are paths from the root; empty: guessed ("", every `src` and every folder with a pyproject.toml,
  // setup.py or setup.cfg).
  PythonModules(std::span<const FileFacts> files, const PathTable& table, const Tree& tree,
                std::vector<std::string> roots);

  Resolution resolve(FileId importer, const Import& import, ModuleCache& cache) const;
  // The same for an import that stands in no file of the tree but in a document in `folder`, a path from the root.
  Resolution resolve_from(std::string_view folder, const Import& import) const;

  // An absolute dotted name, by the import roots alone.
  ModuleLookup find(std::string_view dotted) const;

  // The dotted name of a file under the first import root that holds it; "" when its path is no module name.
  std::string name_of(FileId file) const;
  const std::vector<std::string>& roots() const { return roots_; }

 private:
  ModuleLookup find_from(FolderId start, std::string_view dotted) const;
  ModuleLookup find_absolute(FileId importer, std::string_view dotted, ModuleCache& cache) const;
  ModuleLookup find_beside(std::string_view folder, std::string_view dotted) const;
  Resolution resolution_of(const ModuleLookup& module, const Import& import) const;
  ModuleLookup find_relative(FileId importer, std::string_view module) const;
  ModuleLookup step(const ModuleLookup& at, std::string_view component) const;
  bool something_named(FolderId folder, std::string_view name) const;

  std::span<const FileFacts> files_;
  const PathTable& table_;
  const Tree& tree_;
  bool roots_guessed_;
  std::vector<std::string> roots_;
  std::vector<FolderId> root_folders_;
};

// The standard library's top-level names of Python 3.8 to 3.14.
bool is_standard_module(std::string_view first_component);

}  // namespace ssot
