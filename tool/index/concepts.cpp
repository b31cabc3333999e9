#include "index/concepts.h"

#include <algorithm>
#include <tuple>

#include "base/path.h"
#include "index/external_symbols.h"
#include "index/takings.h"

namespace ssot {
namespace {

bool contains(const std::vector<FileId>& sorted, FileId file) {
  return std::binary_search(sorted.begin(), sorted.end(), file);
}

void sort_unique(std::vector<FileId>& files) {
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
}

bool defines(const FileFacts& file, std::string_view qualified) {
  return std::any_of(file.definitions.begin(), file.definitions.end(),
                     [&](const Definition& each) { return each.qualified == qualified; });
}

// Whether a module or header offers the symbol's name, as far as facts can tell.
bool offers(const Project& project, FileId id, const Symbol& symbol) {
  const FileFacts& file = project.facts(id);
  if (!file.defined || defines(file, symbol.right)) return true;
  if (symbol.kind != Symbol::Kind::kPython) return false;
  if (file.dynamic) return true;
  const std::string_view first = std::string_view(symbol.right).substr(0, symbol.right.find('.'));
  if (project.follow(id, first).file != kNoFile)
    return first.size() == symbol.right.size() || !defines(file, first);
  return std::any_of(file.imports.begin(), file.imports.end(), [&](const Import& import) {
    return import.name == "*" || (import.alias.empty() ? import.name : import.alias) == first;
  });
}

std::vector<FoundSymbol> look_up(const Project& project, const std::vector<Symbol>& symbols, bool external) {
  std::vector<FoundSymbol> found;
  for (const Symbol& symbol : symbols) {
    found.push_back(find_symbol(project, symbol));
    if (!external || found.back().file != kNoFile) continue;
    found.back().file = vendored_home(project, symbol);
    found.back().name_found = found.back().file != kNoFile;
  }
  return found;
}

bool is_cpp_source(std::string_view path) {
  const std::string_view extension = extension_of(path);
  for (const std::string_view each : {"cpp", "cc", "cxx", "c++", "c", "m", "mm", "cu"}) {
    if (extension == each) return true;
  }
  return false;
}

// A header's own source file: the same stem, beside it or including it from elsewhere.
void add_sources(const Project& project, std::vector<FileId>& homes) {
  std::vector<std::pair<std::string_view, FileId>> headers;
  for (const FileId home : homes) {
    if (project.facts(home).language == Language::kCpp)
      headers.emplace_back(without_extension(name_of(project.path(home))), home);
  }
  if (headers.empty()) return;
  for (std::size_t i = 0; i < project.size(); ++i) {
    const FileId id{static_cast<std::uint32_t>(i)};
    const std::string_view path = project.path(id);
    if (project.facts(id).language != Language::kCpp || !is_cpp_source(path)) continue;
    for (const auto& [stem, header] : headers) {
      if (without_extension(name_of(path)) != stem) continue;
      const auto edges = project.edges(id);
      const bool includes =
          std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) { return edge.to == header; });
      if (includes || folder_of(path) == folder_of(project.path(header))) homes.push_back(id);
    }
  }
}

void add_stub(const Project& project, std::vector<FileId>& homes) {
  for (std::size_t i = homes.size(); i-- > 0;) {
    const std::string path(project.path(homes[i]));
    const FileId stub = path.ends_with(".py") ? project.find(path + "i") : kNoFile;
    if (stub != kNoFile) homes.push_back(stub);
  }
}

bool matches(const Project& project, const Glob& glob, GlobKind kind, FileId file) {
  if (kind == GlobKind::kPath) return glob.matches(project.path(file));
  const std::string_view module = project.module_of(file);
  return !module.empty() && glob.matches(module);
}

std::vector<FileId> implementation_of(const Project& project, const Concept& policy) {
  std::vector<FileId> files;
  for (const auto& [glob, place] : policy.implementation) {
    for (std::size_t i = 0; i < project.size(); ++i) {
      const FileId id{static_cast<std::uint32_t>(i)};
      if (matches(project, glob, kind_of_path(glob.text()), id)) files.push_back(id);
    }
  }
  sort_unique(files);
  return files;
}

FoundConcept find_concept(const Project& project, const Concept& policy) {
  FoundConcept found;
  found.policy = &policy;
  found.canonical = look_up(project, policy.canonical, policy.external);
  found.parts = look_up(project, policy.parts, policy.external);
  found.factories = look_up(project, policy.factories, policy.external);
  for (const auto* symbols : {&found.canonical, &found.factories}) {
    for (const FoundSymbol& symbol : *symbols) {
      if (symbol.file != kNoFile) found.canonical_files.push_back(symbol.file);
    }
  }
  sort_unique(found.canonical_files);
  for (const FoundSymbol& symbol : found.parts) {
    if (symbol.file != kNoFile) found.part_files.push_back(symbol.file);
  }
  sort_unique(found.part_files);
  found.homes = found.canonical_files;
  found.homes.insert(found.homes.end(), found.part_files.begin(), found.part_files.end());
  add_sources(project, found.homes);
  add_stub(project, found.homes);
  sort_unique(found.homes);
  found.implementation = implementation_of(project, policy);
  std::erase_if(found.implementation, [&](FileId file) { return contains(found.canonical_files, file); });
  return found;
}

}  // namespace

FoundSymbol find_symbol(const Project& project, const Symbol& symbol) {
  FoundSymbol found{.symbol = &symbol, .file = kNoFile, .name_found = false, .ambiguous = false};
  switch (symbol.kind) {
    case Symbol::Kind::kPython:
      found.file = project.module(symbol.left);
      break;
    case Symbol::Kind::kCppFile:
      found.file = project.header(symbol.left, &found.ambiguous);
      break;
    case Symbol::Kind::kCppModule:
      found.file = project.cpp_module(symbol.left);
      break;
  }
  if (found.file != kNoFile) found.name_found = offers(project, found.file, symbol);
  return found;
}

GlobKind kind_of_path(std::string_view text) {
  if (text.find('/') != std::string_view::npos) return GlobKind::kPath;
  for (const std::string_view each : {".h", ".hh", ".hpp", ".hxx", ".h++", ".ipp", ".inl", ".tpp", ".cpp",
                                      ".cc", ".cxx", ".c++", ".cppm", ".ixx", ".c", ".inc", ".def"}) {
    if (text.ends_with(each)) return GlobKind::kPath;
  }
  return GlobKind::kModule;
}

bool FoundConcept::is_home(FileId file) const { return contains(homes, file); }
bool FoundConcept::is_canonical(FileId file) const { return contains(canonical_files, file); }
bool FoundConcept::is_part(FileId file) const { return contains(part_files, file); }
bool FoundConcept::is_implementation(FileId file) const { return contains(implementation, file); }

const Shim* FoundConcept::shim(FileId file) const {
  const auto at = std::lower_bound(shims.begin(), shims.end(), file,
                                   [](const Shim& shim, FileId id) { return shim.file < id; });
  return at != shims.end() && at->file == file ? &*at : nullptr;
}

bool FoundConcept::owns_name(std::string_view name) const {
  for (const auto* symbols : {&canonical, &parts, &factories}) {
    for (const FoundSymbol& symbol : *symbols) {
      if (symbol.symbol->last() == name) return true;
    }
  }
  return false;
}

ConceptIndex::ConceptIndex(const Project& project, const Policy& policy) {
  concepts_.reserve(policy.concepts.size());
  for (const Concept& each : policy.concepts) {
    concepts_.push_back(find_concept(project, each));
    find_takings(project, policy, static_cast<std::uint32_t>(concepts_.size() - 1), concepts_.back(),
                 {takings_, mentioned_, shown_});
  }
  for (std::vector<Taking>* takings : {&takings_, &mentioned_, &shown_}) {
    std::stable_sort(takings->begin(), takings->end(), [](const Taking& a, const Taking& b) {
      return std::tie(a.file, a.document, a.import, a.concept_index) <
             std::tie(b.file, b.document, b.import, b.concept_index);
    });
  }
}

}  // namespace ssot
