#include "index/odr_candidates.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "base/path.h"

namespace ssot {
namespace {

struct Entry {
  std::size_t hash = 0;
  OdrPlace place;
};

bool is_type(const Definition& each) {
  switch (each.kind) {
    case DefinitionKind::kClass:
    case DefinitionKind::kStruct:
    case DefinitionKind::kUnion:
    case DefinitionKind::kEnum:
      return true;
    default:
      return false;
  }
}

bool is_source(std::string_view path) {
  const std::string_view extension = extension_of(path);
  for (const std::string_view each : {"cpp", "cc", "cxx", "c++", "C", "c", "m", "mm", "cu"}) {
    if (extension == each) return true;
  }
  return false;
}

bool is_c(std::string_view path) {
  const std::string_view extension = extension_of(path);
  return extension == "c" || extension == "m";
}

// Written by a program, from something that is the one source: what differs is not these files' matter.
bool is_generated(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::string_view stem = name.substr(0, name.find('.'));
  for (const std::string_view part : {".pb.", ".grpc.", ".generated.", ".gen.", ".g.", ".tab.", ".capnp."}) {
    if (name.find(part) != std::string_view::npos) return true;
  }
  return stem.starts_with("moc_") || stem.starts_with("ui_") || stem.starts_with("qrc_") ||
         stem.ends_with("_generated") || stem.ends_with("_wrap");
}

std::size_t hash_of(const Definition& each) {
  const std::hash<std::string_view> hash;
  std::size_t value = hash(each.qualified) * 31 + hash(each.specialisation);
  return value * 2 + (is_type(each) ? 1 : 0);
}

const Definition& definition_of(const Project& project, const OdrPlace& place) {
  return project.facts(place.file).definitions[place.definition];
}

auto identity(const Definition& each) {
  return std::tuple(each.qualified, each.specialisation, is_type(each));
}

// Could take part, as far as depth 1 tells: a type, or a function that more than one file may define.
bool may_clash(std::string_view path, const Definition& each) {
  if (each.declaration || each.local || each.unnamed_scope || each.name.empty()) return false;
  if (is_type(each)) return true;
  // A second function of a source file is the linker's to refuse; templates are told apart by what depth 1
  // does not read.
  return each.kind == DefinitionKind::kFunction && each.parent < 0 && !each.is_template && !is_source(path);
}

// In order of hash, then of name and place: what is one thing stands together.
std::vector<Entry> entries_of(const Project& project) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < project.size(); ++i) {
    const FileId file{static_cast<std::uint32_t>(i)};
    const FileFacts& facts = project.facts(file);
    if (!takes_part_in_odr(project, file)) continue;
    for (std::uint32_t k = 0; k < facts.definitions.size(); ++k) {
      const Definition& each = facts.definitions[k];
      if (may_clash(facts.path, each)) entries.push_back({hash_of(each), {file, k}});
    }
  }
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    const auto name = identity(definition_of(project, a.place)) <=> identity(definition_of(project, b.place));
    if (name != 0) return name < 0;
    return std::tie(a.place.file, a.place.definition) < std::tie(b.place.file, b.place.definition);
  });
  return entries;
}

// Leaves those that can meet at least one of another file.
void keep_those_that_meet(Linkage& linkage, std::vector<OdrPlace>& places) {
  struct Sight {
    FileId first = kNoFile;
    bool several = false;
    void see(FileId file) {
      several = several || (first != kNoFile && first != file);
      if (first == kNoFile) first = file;
    }
  };
  std::unordered_map<std::uint32_t, Sight> programs, databases;
  std::unordered_map<std::uint32_t, bool> unlinked;
  for (const OdrPlace& place : places) {
    const auto& of = linkage.programs_of(place.file);
    for (const std::uint32_t each : of.known) programs[each].see(place.file);
    for (const std::uint32_t each : of.databases) databases[each].see(place.file);
    for (const std::uint32_t each : of.unlinked) unlinked[each] = true;
  }
  std::erase_if(places, [&](const OdrPlace& place) {
    const auto& of = linkage.programs_of(place.file);
    const bool meets = std::any_of(of.known.begin(), of.known.end(),
                                   [&](std::uint32_t each) { return programs[each].several; });
    const bool may = std::any_of(of.databases.begin(), of.databases.end(), [&](std::uint32_t each) {
      return databases[each].several && unlinked[each];
    });
    return !meets && !may;
  });
}

}  // namespace

bool takes_part_in_odr(const Project& project, FileId file) {
  const FileFacts& facts = project.facts(file);
  if (facts.language != Language::kCpp || is_c(facts.path) || is_generated(facts.path)) return false;
  return project.unit_lookup().empty() || !project.unit_lookup().units_of(file).empty();
}

std::vector<OdrCandidate> odr_candidates(const Project& project, const Policy& policy) {
  std::vector<OdrCandidate> candidates;
  Linkage linkage(project, policy);
  if (!linkage.known()) return candidates;
  const std::vector<Entry> entries = entries_of(project);
  for (std::size_t start = 0; start < entries.size();) {
    const Definition& first = definition_of(project, entries[start].place);
    std::size_t end = start;
    bool several = false;
    while (end < entries.size() && entries[end].hash == entries[start].hash &&
           identity(definition_of(project, entries[end].place)) == identity(first)) {
      several = several || entries[end].place.file != entries[start].place.file;
      ++end;
    }
    if (several) {
      OdrCandidate candidate{.qualified = first.qualified, .places = {}};
      for (std::size_t i = start; i < end; ++i) candidate.places.push_back(entries[i].place);
      keep_those_that_meet(linkage, candidate.places);
      const auto other = [&](const OdrPlace& each) { return each.file != candidate.places.front().file; };
      if (std::any_of(candidate.places.begin(), candidate.places.end(), other))
        candidates.push_back(std::move(candidate));
    }
    start = end;
  }
  std::sort(candidates.begin(), candidates.end(), [&](const OdrCandidate& a, const OdrCandidate& b) {
    return identity(definition_of(project, a.places.front())) <
           identity(definition_of(project, b.places.front()));
  });
  return candidates;
}

}  // namespace ssot
