// The policy's concepts, found in this project: homes, canonical files, shims, and what each path of a
// concept is.
//
// Computed once from (Project, Policy); checks ask it instead of matching globs themselves.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/project.h"
#include "policy/policy.h"

namespace ssot {

// One symbol of the policy, looked up in the tree.
struct FoundSymbol {
  const Symbol* symbol = nullptr;
  FileId file = kNoFile;    // the file of its module or header; kNoFile: not in the tree
  bool name_found = false;  // the name is defined or handed on there (true when that cannot be known)
  bool ambiguous = false;   // the spelling fits several headers
};

FoundSymbol find_symbol(const Project& project, const Symbol& symbol);

struct Shim {
  FileId file{};
  std::vector<std::string>
      names;     // canonical, part and factory names it hands on, as it calls them; "*" for a star
  int line = 1;  // of the first statement that hands one on
  Proof proof = Proof::kLexer;  // that this statement leads to the concept
};

struct FoundConcept {
  const Concept* policy = nullptr;
  std::vector<FoundSymbol> canonical, parts, factories;
  std::vector<FileId>
      homes;  // sorted: files of canonical, factories and parts, in C++ with the source file of the same stem
  std::vector<FileId> canonical_files;  // sorted: files of canonical and factories: the concept's own paths
  std::vector<FileId> part_files;       // sorted
  std::vector<FileId> implementation;   // sorted: private files
  std::vector<Shim> shims;              // sorted by file

  bool is_home(FileId file) const;
  bool is_canonical(FileId file) const;
  bool is_part(FileId file) const;
  bool is_implementation(FileId file) const;
  const Shim* shim(FileId file) const;
  // `name` is the last component of a canonical, part or factory.
  bool owns_name(std::string_view name) const;
};

// How one import touches one concept: the first of 203, 202, 204, 201 that holds, or a lawful use. A string that names a module,
// and a code fence that imports one, touch it the same way.
struct Taking {
  enum class Kind : std::uint8_t {
    kCanonical,
    kPart,
    kAllowed,
    kRemoved,
    kDeprecated,
    kPrivate,
    kNoncanonical
  };
  enum class By : std::uint8_t {
    kImport,      // of a file
    kMention,     // a string of a Python file
    kEntryPoint,  // of a project file
    kFence,       // an import in a document's code fence
  };
  FileId file = kNoFile;     // who imports; kNoFile: a document does
  std::uint32_t import = 0;  // index into its imports, or mentions
  Kind kind = Kind::kCanonical;
  std::uint32_t concept_index = 0;
  std::string path;                  // the path taken, as a module name or header path
  const PathEntry* entry = nullptr;  // for kAllowed, kRemoved, kDeprecated
  const Shim* shim = nullptr;        // the shim that was taken
  std::string name;                  // the name taken; empty when the module itself was
  std::string owned;                 // the canonical, part or factory name that `name` stands for; empty: none
  Proof proof = Proof::kLexer;       // the weakest of what it rests on: where the import leads, and the shim
  By by = By::kImport;
  DocumentId document = kNoDocument;
};

// Whether a pattern of `implementation` or `paths` is a module glob or, with a '/' or a C++ extension, a path
// glob.
GlobKind kind_of_path(std::string_view text);

class ConceptIndex {
 public:
  ConceptIndex() = default;
  ConceptIndex(const Project& project, const Policy& policy);

  std::span<const FoundConcept> all() const { return concepts_; }
  // Every import that takes a path of a concept, sorted by file, import, concept.
  std::span<const Taking> takings() const { return takings_; }
  // Strings and entry points that name a path which is removed, deprecated or private; sorted the same way, those of
  // project files last.
  std::span<const Taking> mentioned() const { return mentioned_; }
  // Every import of a code fence that takes a path of a concept, sorted by document, import, concept.
  std::span<const Taking> shown() const { return shown_; }
  const FoundConcept& of(const Taking& taking) const { return concepts_[taking.concept_index]; }

 private:
  std::vector<FoundConcept> concepts_;
  std::vector<Taking> takings_;
  std::vector<Taking> mentioned_;
  std::vector<Taking> shown_;
};

}  // namespace ssot
