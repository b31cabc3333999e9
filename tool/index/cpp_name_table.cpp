#include "index/cpp_name_table.h"

#include <algorithm>
#include <tuple>

#include "index/project.h"

namespace ssot {
namespace {

constexpr std::string_view kAnonymous = "(anonymous)::";

std::unique_ptr<CppNameTable::View> make_view(const Project& project, FileId file) {
  auto view = std::make_unique<CppNameTable::View>();
  view->sure.emplace(file, Proof::kUnit);
  std::vector<FileId> waiting{file};
  std::vector<FileId> guessed;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const Proof proof = view->sure.at(waiting[i]);
    for (const Edge& edge : project.edges(waiting[i])) {
      if (edge.guessed)
        guessed.push_back(edge.to);
      else if (view->sure.try_emplace(edge.to, std::min(proof, edge.proof)).second)
        waiting.push_back(edge.to);
    }
  }
  for (const FileId each : waiting) {
    for (const NamespaceUse& use : project.facts(each).namespace_uses) {
      if (!use.local || each == file) view->namespaces.push_back({each, &use});
    }
  }
  std::unordered_map<FileId, bool> seen;
  for (std::size_t i = 0; i < guessed.size(); ++i) {
    if (view->sure.contains(guessed[i]) || !seen.try_emplace(guessed[i], true).second) continue;
    view->guessed.push_back(guessed[i]);
    for (const Edge& edge : project.edges(guessed[i])) guessed.push_back(edge.to);
  }
  std::sort(view->guessed.begin(), view->guessed.end());
  return view;
}

}  // namespace

std::string without_anonymous(std::string_view qualified) {
  std::string result(qualified);
  for (auto at = result.find(kAnonymous); at != std::string::npos; at = result.find(kAnonymous, at))
    result.erase(at, kAnonymous.size());
  return result;
}

CppNameTable::CppNameTable(const Project& project) {
  for (std::size_t i = 0; i < project.size(); ++i) {
    const FileFacts& facts = project.files()[i];
    if (facts.language != Language::kCpp) continue;
    for (std::size_t d = 0; d < facts.definitions.size(); ++d) {
      const Definition& each = facts.definitions[d];
      if (each.kind == DefinitionKind::kMacro || each.local) continue;
      std::string_view name = each.qualified;
      if (name.find(kAnonymous) != std::string_view::npos)
        name = made_names_.emplace_back(without_anonymous(name));
      entries_.push_back({name, FileId{static_cast<std::uint32_t>(i)}, static_cast<std::int32_t>(d)});
    }
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.name, a.file, a.definition) < std::tuple(b.name, b.file, b.definition);
  });
}

std::span<const CppNameTable::Entry> CppNameTable::find(std::string_view qualified) const {
  const auto first =
      std::lower_bound(entries_.begin(), entries_.end(), qualified,
                       [](const Entry& each, std::string_view name) { return each.name < name; });
  auto last = first;
  while (last != entries_.end() && last->name == qualified) ++last;
  return {first, last};
}

std::span<const CppNameTable::Entry> CppNameTable::inside(std::string_view scope) const {
  const std::string from = std::string(scope) + "::";
  const std::string to = std::string(scope) + ":;";  // the next text after all that begin with `from`
  const auto before = [](const Entry& each, const std::string& name) { return each.name < name; };
  const auto first = std::lower_bound(entries_.begin(), entries_.end(), from, before);
  return {first, std::lower_bound(first, entries_.end(), to, before)};
}

const CppNameTable::View& CppNameTable::view(const Project& project, FileId file) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = views_.find(file); known != views_.end()) return *known->second;
  }
  auto made = make_view(project, file);
  const std::lock_guard lock(mutex_);
  return *views_.try_emplace(file, std::move(made)).first->second;
}

const CppNameTable& CppNameTableOnce::of(const Project& project) {
  std::call_once(once_, [&] { table_ = std::make_unique<const CppNameTable>(project); });
  return *table_;
}

std::shared_ptr<CppNameTableOnce> new_cpp_name_table() { return std::make_shared<CppNameTableOnce>(); }

const CppNameTable& Project::cpp_names() const { return cpp_names_->of(*this); }

}  // namespace ssot
