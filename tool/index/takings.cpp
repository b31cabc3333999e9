#include "index/takings.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/path.h"
#include "index/carriers.h"
#include "index/external_symbols.h"
#include "index/mentions.h"
#include "index/path_entries.h"

namespace ssot {
namespace {

// One place that takes something: an import, or a string or a fence that is read as one.
struct Site {
  Taking::By by = Taking::By::kImport;
  FileId file = kNoFile;
  DocumentId document = kNoDocument;
  std::uint32_t index = 0;
  const Import& import;
  const Resolution& to;
};

class Finder {
 public:
  Finder(const Project& project, const Policy& policy, std::uint32_t index, FoundConcept& found,
         const FoundTakings& takings)
      : project_(project),
        found_(found),
        takings_(takings),
        index_(index),
        today_(policy.today),
        entries_(*found.policy, policy),
        carriers_(find_carriers(project, found)),
        touches_(project.size()) {}

  void run() {
    find_shims();
    for (const auto* files : {&found_.homes, &found_.implementation}) {
      for (const FileId file : *files) touches_[static_cast<std::size_t>(file)] = true;
    }
    for (const auto& [file, names] : carriers_) touches_[static_cast<std::size_t>(file)] = true;
    mark_entry_files();
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      const FileFacts& facts = project_.facts(file);
      for (std::uint32_t k = 0; k < facts.imports.size(); ++k)
        judge({.file = file, .index = k, .import = facts.imports[k], .to = project_.resolution(file, k)});
      judge_mentions(facts.mentions, facts.path, {.by = Taking::By::kMention, .file = file});
    }
    for (std::size_t i = 0; i < project_.documents().size(); ++i)
      judge_document(DocumentId{static_cast<std::uint32_t>(i)});
  }

 private:
  struct Holder {
    Taking::By by = Taking::By::kMention;
    FileId file = kNoFile;
    DocumentId document = kNoDocument;
  };

  void judge_document(DocumentId id) {
    const Document& document = project_.document(id);
    for (std::uint32_t k = 0; k < document.imports.size(); ++k) {
      if (document.imports[k].module.starts_with('.')) continue;
      judge({.by = Taking::By::kFence,
             .document = id,
             .index = k,
             .import = document.imports[k],
             .to = project_.resolutions(id)[k]});
    }
    judge_mentions(document.mentions, document.path, {.by = Taking::By::kEntryPoint, .document = id});
  }

  // Only what SSOT202, 203 and 204 speak of.
  void judge_mentions(const std::vector<Mention>& mentions, std::string_view path, const Holder& holder) {
    if (mentions.empty() || (entries_.empty() && found_.implementation.empty())) return;
    for (std::uint32_t k = 0; k < mentions.size(); ++k) {
      const auto mentioned = mentioned_path(project_, folder_of(path), mentions[k].text);
      if (!mentioned) continue;
      const std::size_t before = takings_.mentions.size();
      judge_mention(*mentioned, holder, k);
      auto& all = takings_.mentions;
      all.erase(std::remove_if(all.begin() + static_cast<std::ptrdiff_t>(before), all.end(),
                               [](const Taking& each) { return !is_unlawful(each.kind); }),
                all.end());
    }
  }

  static bool is_unlawful(Taking::Kind kind) {
    return kind == Taking::Kind::kRemoved || kind == Taking::Kind::kDeprecated ||
           kind == Taking::Kind::kPrivate;
  }

  void judge_mention(const MentionedPath& mentioned, const Holder& holder, std::uint32_t index) {
    const auto site = [&](const Import& import, const Resolution& to) {
      return Site{holder.by, holder.file, holder.document, index, import, to};
    };
    const bool there = mentioned.file != kNoFile;
    const bool own_name = !mentioned.missing.empty() && there &&
                          binds(project_.facts(mentioned.file),
                                mentioned.missing.back().first.substr(mentioned.module.size() + 1));
    if (!own_name) {
      for (const auto& [module, name] : mentioned.missing) {
        const PathEntry* entry = entries_.of_module(module, name);
        if (entry) return take_entry(site({}, {}), *entry, std::string(module), name);
      }
    }
    if (!there || mentioned.file == holder.file || !touches_[static_cast<std::size_t>(mentioned.file)])
      return;
    Import import;
    import.kind = mentioned.name.empty() ? ImportKind::kImport : ImportKind::kFrom;
    import.module = mentioned.module;
    import.name = mentioned.name;
    judge_target(site(import, {.state = Resolution::State::kFile, .target = mentioned.file}));
  }

  // A module entry's file, or a header's.
  const PathEntry* entry_of_file(FileId file, std::string_view name) const {
    if (project_.facts(file).language == Language::kCpp) return entries_.of_header(project_.path(file));
    const std::string_view module = project_.module_of(file);
    return module.empty() ? nullptr : entries_.of_module(module, name);
  }

  void mark_entry_files() {
    if (entries_.empty()) return;
    for (std::size_t i = 0; i < project_.size(); ++i) {
      if (touches_[i]) continue;
      const FileId file{static_cast<std::uint32_t>(i)};
      if (listed(file)) touches_[i] = true;
    }
  }

  bool listed(FileId file) const {
    for (const PathEntry& entry : found_.policy->paths) {
      const bool cpp = project_.facts(file).language == Language::kCpp;
      if (entry.is_file != cpp) continue;
      if (entry.is_file ? entries_.names_header(entry, project_.path(file))
                        : entry.path.matches(project_.module_of(file)))
        return true;
    }
    return false;
  }

  void find_shims() {
    for (const auto& [file, names] : carriers_) {
      if (!project_.facts(file).only_hands_on || found_.is_home(file) || found_.is_implementation(file) ||
          listed(file))
        continue;
      const auto [line, proof] = first_statement(file, names);
      Shim shim{.file = file, .names = {}, .line = line, .proof = proof};
      for (const auto& [local, owned] : names) shim.names.push_back(local);
      found_.shims.push_back(std::move(shim));
    }
    std::sort(found_.shims.begin(), found_.shims.end(),
              [](const Shim& a, const Shim& b) { return a.file < b.file; });
  }

  // The line of the first import that brings a carried name in, and how that is known.
  std::pair<int, Proof> first_statement(FileId file, const CarriedNames& names) const {
    const FileFacts& facts = project_.facts(file);
    for (std::size_t k = 0; k < facts.imports.size(); ++k) {
      const Resolution& to = project_.resolution(file, k);
      const Import& import = facts.imports[k];
      if (is_external_include(found_, import, to)) return {import.line, Proof::kLexer};
      if (to.target == kNoFile || !carriers_.contains(to.target)) continue;
      const std::string_view local = import.alias.empty() ? import.name : import.alias;
      const bool whole = import.kind != ImportKind::kFrom || import.name == "*" || to.submodule;
      if (whole || names.find(local) != names.end()) return {import.line, to.proof};
    }
    return {1, Proof::kLexer};
  }

  std::vector<Taking>& takings_of(Taking::By by) const {
    if (by == Taking::By::kImport) return takings_.imports;
    return by == Taking::By::kFence ? takings_.shown : takings_.mentions;
  }

  void judge(const Site& site) {
    const Import& import = site.import;
    const Resolution& to = site.to;
    const bool python = import.kind == ImportKind::kImport || import.kind == ImportKind::kFrom;
    const bool known = to.target != kNoFile && !to.guessed && to.target != site.file;
    std::vector<Taking>& takings = takings_of(site.by);
    const std::size_t before = takings.size();
    if (known && touches_[static_cast<std::size_t>(to.target)] && to.state != Resolution::State::kNoName) {
      const bool settled = judge_target(site);
      for (std::size_t i = before; i < takings.size(); ++i) {
        Taking& taking = takings[i];
        taking.proof = taking.shim ? std::min(to.proof, taking.shim->proof) : to.proof;
      }
      if (settled) return;
    }
    if (!entries_.empty()) {
      if (python) judge_module_spelling(site);
      // An include takes what it resolves to; only where that is unknown its spelling speaks.
      if (!python && !known) judge_header_spelling(site);
    }
    if (takings.size() == before && found_.policy->external && !known) judge_external_spelling(site);
  }

  // The absolute module; a document's imports are absolute.
  std::string absolute_module(const Site& site) const {
    return site.file == kNoFile ? std::string(site.import.module)
                                : project_.absolute_module(site.file, site.import);
  }

  void judge_external_spelling(const Site& site) {
    const Import& import = site.import;
    const bool header = import.kind == ImportKind::kInclude;
    const std::string written = header ? written_header(import) : absolute_module(site);
    const ExternalName named = external_name(found_, import, written);
    // A module of the tree would have been found.
    if (!named.symbol || (!header && named.symbol->file != kNoFile))
      return judge_private_spelling(site, written);
    const bool whole = import.kind != ImportKind::kFrom || named.module;
    take(site, named.part ? Taking::Kind::kPart : Taking::Kind::kCanonical, named.symbol->symbol->left,
         whole ? std::string_view{} : import.name);
  }

  void judge_private_spelling(const Site& site, const std::string& written) {
    if (written.empty() || found_.is_home(site.file) || found_.is_implementation(site.file)) return;
    const bool header = site.import.kind == ImportKind::kInclude;
    for (const auto& [glob, place] : found_.policy->implementation) {
      if ((kind_of_path(glob.text()) == GlobKind::kPath) != header || !glob.matches(written)) continue;
      take(site, Taking::Kind::kPrivate, written, "");
      return;
    }
  }

  // Paths that may no longer exist are known by how they are written.
  void judge_module_spelling(const Site& site) {
    const Import& import = site.import;
    const Resolution& to = site.to;
    const bool from = import.kind == ImportKind::kFrom;
    const bool relative = import.module.starts_with('.');
    if (!relative && !entries_.may_fit(import.module.size()) &&
        !(from && entries_.may_fit(import.module.size() + 1 + import.name.size()))) {
      return;
    }
    const std::string module = absolute_module(site);
    if (to.target == kNoFile || to.state == Resolution::State::kNoName) {
      if (const PathEntry* entry = entries_.of_module(module, from ? import.name : "")) {
        return take_entry(site, *entry, module, from ? import.name : "");
      }
    }
    if (!from || to.submodule || import.name == "*") return;
    const std::string inner =
        module.empty() ? std::string(import.name) : module + "." + std::string(import.name);
    const PathEntry* entry = entries_.of_module(inner, "");
    if (!entry || (to.target != kNoFile && binds(project_.facts(to.target), import.name))) return;
    take_entry(site, *entry, inner, "");
  }

  void judge_header_spelling(const Site& site) {
    const Import& import = site.import;
    if (import.computed || import.module.size() < 3) return;
    if (import.module.front() != '"' && import.module.front() != '<') return;
    const std::string_view written = import.module.substr(1, import.module.size() - 2);
    std::vector<std::string> spellings{join("", written)};
    // A unit that found it elsewhere has looked beside the file as well.
    if (import.module.front() == '"' && site.file != kNoFile && site.to.proof != Proof::kUnit)
      spellings.push_back(join(folder_of(project_.path(site.file)), written));
    for (const std::string& spelling : spellings) {
      const PathEntry* entry = entries_.of_header(spelling);
      if (entry) return take_entry(site, *entry, spelling, "");
    }
  }

  // What an import takes under another name is known by what its target carries.
  std::string owned_by(const Site& site, std::string_view name) const {
    const auto carrier = carriers_.find(site.to.target);
    if (carrier != carriers_.end()) {
      const auto local = carrier->second.find(name);
      if (local != carrier->second.end()) return local->second;
    }
    return found_.owns_name(name) ? std::string(name) : std::string();
  }

  void take_entry(const Site& site, const PathEntry& entry, std::string path, std::string_view name) {
    Taking::Kind kind = Taking::Kind::kAllowed;
    if (entry.state_on(today_) == PathState::kRemoved) kind = Taking::Kind::kRemoved;
    if (entry.state_on(today_) == PathState::kDeprecated) kind = Taking::Kind::kDeprecated;
    take(site, kind, std::move(path), name).entry = &entry;
  }

  Taking& take(const Site& site, Taking::Kind kind, std::string path, std::string_view name) {
    Taking taking;
    taking.file = site.file;
    taking.import = site.index;
    taking.kind = kind;
    taking.concept_index = index_;
    taking.path = std::move(path);
    taking.name = name;
    taking.owned = owned_by(site, name);
    taking.by = site.by;
    taking.document = site.document;
    return takings_of(site.by).emplace_back(std::move(taking));
  }

  // True when the import was settled.
  bool judge_target(const Site& site) {
    const Import& import = site.import;
    const Resolution& to = site.to;
    const bool from = import.kind == ImportKind::kFrom && !to.submodule;
    const std::string_view name = from ? import.name : std::string_view{};
    const bool cpp = project_.facts(to.target).language == Language::kCpp;
    const std::string path(cpp ? project_.path(to.target) : project_.module_of(to.target));
    if (const PathEntry* entry = entry_of_file(to.target, name)) {
      const bool removed = entry->state_on(today_) == PathState::kRemoved;
      if (cpp && !removed && is_own_source(site.file, to.target)) return true;
      take_entry(site, *entry, path, name);
      return true;
    }
    if (found_.is_home(site.file)) return true;
    if (found_.is_implementation(to.target) && !lists(to.target, name)) {
      if (!found_.is_implementation(site.file)) take(site, Taking::Kind::kPrivate, path, name);
      return true;
    }
    if (found_.is_home(to.target)) return judge_home(site, path, name);
    const Shim* shim = found_.shim(to.target);
    const auto carrier = carriers_.find(to.target);
    if (carrier == carriers_.end()) return false;
    const bool by_name = from && name != "*" && carrier->second.find(name) != carrier->second.end();
    const bool whole_shim = shim && (!from || name == "*");
    if (!by_name && !whole_shim) return false;
    take(site, Taking::Kind::kNoncanonical, path, name).shim = shim;
    return true;
  }

  // A header goes together with the source file that defines what it declares.
  bool is_own_source(FileId file, FileId header) const {
    return file != kNoFile &&
           without_extension(project_.path(file)) == without_extension(project_.path(header));
  }

  bool judge_home(const Site& site, const std::string& path, std::string_view name) {
    const Resolution& to = site.to;
    if (!found_.is_canonical(to.target)) {
      take(site, Taking::Kind::kPart, path, name);
      return true;
    }
    const std::string spelled = spelling(site.import, to);
    const bool other_name = !spelled.empty() && !is_spelling_of(spelled, to.target);
    take(site, other_name ? Taking::Kind::kNoncanonical : Taking::Kind::kCanonical,
         other_name ? spelled : path, name);
    return true;
  }

  // The absolute module an import writes out; empty where it cannot differ (relative imports, C++).
  static std::string spelling(const Import& import, const Resolution& to) {
    if (import.kind != ImportKind::kImport && import.kind != ImportKind::kFrom) return {};
    if (import.module.starts_with('.')) return {};
    std::string spelled(import.module);
    if (to.submodule) spelled += "." + std::string(import.name);
    return spelled;
  }

  // Python loads one file under two names as two modules, so only the names the policy writes are canonical.
  bool is_spelling_of(std::string_view spelled, FileId target) const {
    for (const auto* symbols : {&found_.canonical, &found_.factories, &found_.parts}) {
      for (const FoundSymbol& each : *symbols) {
        if (each.file == target && each.symbol->left == spelled) return true;
      }
    }
    return false;
  }

  bool lists(FileId file, std::string_view name) const {
    for (const auto* symbols : {&found_.canonical, &found_.parts, &found_.factories}) {
      for (const FoundSymbol& each : *symbols) {
        if (each.file == file && each.symbol->last() == name) return true;
      }
    }
    return false;
  }

  const Project& project_;
  FoundConcept& found_;
  FoundTakings takings_;
  std::uint32_t index_;
  Date today_;
  Entries entries_;
  std::unordered_map<FileId, CarriedNames> carriers_;
  std::vector<bool> touches_;  // files of which an import may take a path
};

}  // namespace

void find_takings(const Project& project, const Policy& policy, std::uint32_t concept_index,
                  FoundConcept& found, const FoundTakings& takings) {
  Finder(project, policy, concept_index, found, takings).run();
}

}  // namespace ssot
