// Everything known about the tree: all facts, linked. Built once by `link`, then only read.
//
// The graph's edges are files; names are followed through re-exports to the definition they mean. No text, no
// disk.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "index/unit_lookup.h"
#include "model/document.h"
#include "model/facts.h"
#include "model/source_file.h"
#include "model/unit.h"
#include "policy/policy.h"

namespace ssot {

enum class FileId : std::uint32_t {};
constexpr FileId kNoFile{0xffffffffU};

// A document is no file of the graph, so it is counted apart.
enum class DocumentId : std::uint32_t {};
constexpr DocumentId kNoDocument{0xffffffffU};

// What one import of one file leads to.
struct Resolution {
  enum class State : std::uint8_t {
    kOutside,    // not a matter of this tree (standard library, installed packages, system headers)
    kFile,       // `target` is the file
    kNamespace,  // a folder without __init__.py: inside the tree, but no file
    kBroken,     // the module should be inside the tree and is not (SSOT207)
    kNoName,     // the module is there, and certainly does not have the name (SSOT207)
  };
  State state = State::kOutside;
  bool guessed = false;    // by unique suffix; never the only ground of a finding
  bool submodule = false;  // `from pkg import mod`: `target` is mod itself
  bool several = false;    // units found several files of the tree; `target` is the first of them
  Proof proof = Proof::kLexer;  // kUnit: translation units followed the directive, and this is what they found
  FileId target = kNoFile;
};

struct Edge {
  FileId from{};
  FileId to{};
  std::uint32_t import = 0;  // index into the importing file's imports
  bool guessed = false;
  Proof proof = Proof::kLexer;
};

class PythonScopes;
class PythonScopeTables;
std::shared_ptr<PythonScopeTables> new_python_scope_tables();
class CppNameTable;
class CppNameTableOnce;
std::shared_ptr<CppNameTableOnce> new_cpp_name_table();

// One definition, or a module-level alias of a Python module.
struct Definer {
  FileId file = kNoFile;
  std::int32_t definition =
      -1;  // index into definitions; -1: none (a variable, or definitions were not read)
};

class Project {
 public:
  std::span<const FileFacts> files() const { return facts_; }
  std::vector<FileFacts> take_files() && { return std::move(facts_); }
  const FileFacts& facts(FileId id) const { return facts_[static_cast<std::size_t>(id)]; }
  std::string_view path(FileId id) const { return facts(id).path; }
  std::size_t size() const { return facts_.size(); }

  // Facts by path from the root; kNoFile when the file has none.
  FileId find(std::string_view path) const;
  // Every regular file of the tree, with facts or without, sorted by path.
  const Tree& tree() const { return tree_; }

  // What import `index` of `id` leads to.
  const Resolution& resolution(FileId id, std::size_t index) const {
    return resolutions_[first_import_[static_cast<std::size_t>(id)] + index];
  }
  std::span<const Resolution> resolutions(FileId id) const;

  // Pages with code fences and project files, sorted by path; those that were asked for.
  std::span<const Document> documents() const { return documents_; }
  const Document& document(DocumentId id) const { return documents_[static_cast<std::size_t>(id)]; }
  // What the imports of its fences lead to: absolute names and spellings only, as a file at that place would find them.
  std::span<const Resolution> resolutions(DocumentId id) const;

  // Edges out of a file, in order of place; at most one a (target, import).
  std::span<const Edge> edges(FileId id) const;

  // Edges into a file, by importing file and place.
  std::span<const Edge> importers(FileId id) const;

  // Python: the module name of a file ("app.ws.manager"; a package by its folder), "" when it has none.
  std::string_view module_of(FileId id) const;
  // Python: the file of a module by its dotted name, absolute; kNoFile when there is none.
  FileId module(std::string_view dotted) const;
  // The absolute dotted module an import of `id` names ("..x" made absolute); as written when it cannot be.
  std::string absolute_module(FileId id, const Import& import) const;
  // C++: the header that a path from the root, or a spelling under include_dirs, names; kNoFile when none or
  // several.
  FileId header(std::string_view spelling, bool* ambiguous = nullptr) const;
  // C++20: the file that declares the interface of a named module; kNoFile when there is none.
  FileId cpp_module(std::string_view name) const;

  // The translation units of the tree, and the questions they answer; empty where no compile database was found.
  const Units& units() const { return *units_; }
  const UnitLookup& unit_lookup() const { return unit_lookup_; }

  // C++ definitions by name. Internal to index: others ask meanings.h.
  const CppNameTable& cpp_names() const;

  // How far a definition was read to be known.
  Proof proof_of(FileId id, std::size_t definition) const;
  // What only a parser knows of a definition; null where it is not sure.
  const Detail* detail(FileId id, std::size_t definition) const;

  // Follows `name` of a Python module through imports, `import *` and aliases to the file that defines it.
  // The answer's file is kNoFile when the name leads out of the tree or nowhere.
  Definer follow(FileId module, std::string_view name) const;

  // Python: what binds which name in which scope of a file; made when it is first asked for. Internal to index.
  const PythonScopes& python_scopes(FileId id) const;

 private:
  friend class Linker;
  friend Project with_definitions(Project project, std::vector<FileFacts> sharper);
  friend Project with_second_reading(Project project, std::vector<FileFacts> again);
  std::vector<FileFacts> facts_;
  Tree tree_;
  std::unordered_map<std::string_view, FileId> by_path_;
  std::vector<std::size_t> first_import_;
  std::vector<Resolution> resolutions_;
  std::vector<Document> documents_;
  std::vector<std::vector<Resolution>> document_resolutions_;  // by document
  std::vector<std::size_t> first_edge_;
  std::vector<Edge> edges_;
  std::vector<std::size_t> first_importer_;
  std::vector<Edge> importers_;
  std::vector<std::string> module_names_;
  std::unordered_map<std::string_view, FileId> modules_;
  std::unordered_map<std::string_view, FileId> cpp_modules_;
  std::vector<std::string> include_dirs_;
  // Does not move with the project: the lookup points into it.
  std::unique_ptr<Units> units_ = std::make_unique<Units>();
  UnitLookup unit_lookup_;
  std::shared_ptr<CppNameTableOnce> cpp_names_ = new_cpp_name_table();
  std::shared_ptr<PythonScopeTables> python_scopes_ = new_python_scope_tables();
};

// The names that a Python module binds, as far as its facts tell; "*" when it imports a star.
void add_bound_names(const FileFacts& module, std::unordered_set<std::string_view>& names);

// Whether a Python module binds `name` at module level, as far as its facts tell; true when it imports a
// star.
bool binds(const FileFacts& module, std::string_view name);

// Whether `from module import *` binds `name`: by `__all__` where it is set, else every name without a
// leading underscore.
bool offers_by_star(const FileFacts& module, std::string_view name);

}  // namespace ssot
