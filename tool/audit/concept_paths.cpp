#include "audit/concept_paths.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace ssot {
namespace {

constexpr std::array<std::string_view, 9> kStates{"canonical",  "part",     "allowed",
                                                  "defines",    "hands on", "noncanonical",
                                                  "deprecated", "private",  "removed"};

std::string_view state_of(Taking::Kind kind) {
  switch (kind) {
    case Taking::Kind::kCanonical:
      return "canonical";
    case Taking::Kind::kPart:
      return "part";
    case Taking::Kind::kAllowed:
      return "allowed";
    case Taking::Kind::kRemoved:
      return "removed";
    case Taking::Kind::kDeprecated:
      return "deprecated";
    case Taking::Kind::kPrivate:
      return "private";
    case Taking::Kind::kNoncanonical:
      return "noncanonical";
  }
  return {};
}

bool is_right(std::string_view state) {
  return state == "canonical" || state == "part" || state == "allowed";
}

std::size_t rank_of(std::string_view state) {
  return static_cast<std::size_t>(std::find(kStates.begin(), kStates.end(), state) - kStates.begin());
}

struct Use {
  std::string path;
  std::string state;
  FileId through = kNoFile;
  std::string name;
  std::set<std::size_t> definitions;
};

class Paths {
 public:
  Paths(const Project& project, const Policy& policy, const Subject& subject,
        const std::vector<std::size_t>& place, AuditConcept& out)
      : project_(project), policy_(policy), subject_(subject), place_(place), out_(out) {}

  void add() {
    for (const Member& member : subject_.cluster.members) {
      if (member.type.file != kNoFile) defining_.insert(member.type.file);
    }
    note_reaches();
    note_takings();
    note_unused();
    sort_paths();
    list_consumers();
  }

 private:
  void note_reaches() {
    for (std::size_t i = 0; i < subject_.cluster.members.size(); ++i) {
      const Member& member = subject_.cluster.members[i];
      for (const Reach& each : member.imports) {
        Use& use = uses_[{each.from, each.import}];
        use.through = each.through;
        use.path = path_through(project_, each.through);
        use.state = defining_.contains(each.through) ? "defines" : "hands on";
        if (!each.whole) use.name = project_.facts(each.from).imports[each.import].name;
        use.definitions.insert(place_[i]);
      }
    }
  }

  // What the policy says of an import goes before what was seen of it.
  void note_takings() {
    for (const Taking& taking : subject_.takings) {
      if (taking.by != Taking::By::kImport || taking.file == kNoFile) continue;
      Use& use = uses_[{taking.file, taking.import}];
      use.path = taking.path;
      use.state = state_of(taking.kind);
      if (!taking.name.empty()) use.name = taking.name;
      const Resolution& leads = project_.resolution(taking.file, taking.import);
      if (leads.state == Resolution::State::kFile) use.through = leads.target;
    }
  }

  AuditPath& path_of(const std::string& path, const std::string& state, FileId through) {
    AuditPath& entry = paths_[{path, state}];
    entry.path = path;
    entry.state = state;
    entry.right = subject_.declared != nullptr && is_right(state);
    if (through != kNoFile) entry.file = project_.path(through);
    return entry;
  }

  // Definitions and shims that nobody imports.
  void note_unused() {
    std::set<FileId> used;
    for (const auto& [import, use] : uses_) used.insert(use.through);
    for (std::size_t i = 0; i < subject_.cluster.members.size(); ++i) {
      const Member& member = subject_.cluster.members[i];
      if (member.type.file == kNoFile || member.type.test) continue;
      if (!used.contains(member.type.file)) note_dead(member.type.file, "defines", place_[i]);
      for (const FileId file : member.handing) {
        if (!used.contains(file) && !defining_.contains(file) && hands_on_only(file))
          note_dead(file, "hands on", place_[i]);
      }
    }
  }

  // An ordinary importer hands the name on by accident.
  bool hands_on_only(FileId file) const {
    const FileFacts& facts = project_.facts(file);
    return facts.only_hands_on && !policy_.is_test(facts.path);
  }

  void note_dead(FileId file, const char* state, std::size_t definition) {
    AuditPath& entry = path_of(path_through(project_, file), state, file);
    entry.dead = true;
    if (std::find(entry.definitions.begin(), entry.definitions.end(), definition) == entry.definitions.end())
      entry.definitions.push_back(definition);
    std::sort(entry.definitions.begin(), entry.definitions.end());
  }

  void sort_paths() {
    std::map<std::pair<std::string, std::string>, std::set<FileId>> files;
    for (const auto& [import, use] : uses_) {
      AuditPath& entry = path_of(use.path, use.state, use.through);
      ++entry.imports;
      if (files[{use.path, use.state}].insert(import.first).second) {
        ++entry.files;
        if (policy_.is_test(project_.path(import.first))) ++entry.test_files;
      }
      std::set<std::size_t> all(entry.definitions.begin(), entry.definitions.end());
      all.insert(use.definitions.begin(), use.definitions.end());
      entry.definitions.assign(all.begin(), all.end());
    }
    for (auto& [key, entry] : paths_) out_.paths.push_back(std::move(entry));
    std::sort(out_.paths.begin(), out_.paths.end(), [](const AuditPath& a, const AuditPath& b) {
      return std::tuple(rank_of(a.state), b.imports, std::string_view(a.path)) <
             std::tuple(rank_of(b.state), a.imports, std::string_view(b.path));
    });
  }

  void list_consumers() {
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> index;
    for (std::size_t i = 0; i < out_.paths.size(); ++i) index[{out_.paths[i].path, out_.paths[i].state}] = i;
    for (const auto& [import, use] : uses_) {  // by file, which is by path, and by place
      const FileFacts& facts = project_.facts(import.first);
      out_.consumers.push_back({.path = facts.path,
                                .line = facts.imports[import.second].line,
                                .name = use.name,
                                .by = index.at({use.path, use.state}),
                                .definitions = {use.definitions.begin(), use.definitions.end()},
                                .test = policy_.is_test(facts.path)});
    }
  }

  const Project& project_;
  const Policy& policy_;
  const Subject& subject_;
  const std::vector<std::size_t>& place_;
  AuditConcept& out_;
  std::set<FileId> defining_;
  std::map<std::pair<FileId, std::uint32_t>, Use> uses_;
  std::map<std::pair<std::string, std::string>, AuditPath> paths_;
};

}  // namespace

std::string path_through(const Project& project, FileId file) {
  const std::string_view module = project.module_of(file);
  return std::string(module.empty() ? project.path(file) : module);
}

void add_paths(const Project& project, const Policy& policy, const Subject& subject,
               const std::vector<std::size_t>& place, AuditConcept& out) {
  Paths(project, policy, subject, place, out).add();
}

}  // namespace ssot
