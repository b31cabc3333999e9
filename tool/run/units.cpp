#include "run/units.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"
#include "run/databases.h"
#include "run/real_names.h"
#include "run/unit_graph.h"

namespace ssot {
namespace {

std::vector<std::string> folders_with_cpp(const std::vector<FileFacts>& facts) {
  std::vector<std::string> folders;
  for (const FileFacts& each : facts) {
    if (each.language != Language::kCpp) continue;
    const std::string_view folder = folder_of(each.path);
    if (folders.empty() || folders.back() != folder) folders.emplace_back(folder);
  }
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

}  // namespace

Units read_units(const Workspace& workspace, const std::vector<FileFacts>& facts, ClangReaders& clang,
                 unsigned threads, std::vector<Gap>& gaps) {
  Units units;
  const std::vector<std::string> folders = folders_with_cpp(facts);
  if (workspace.invocation.depth < 3 || folders.empty()) return units;
  units.databases = databases_of(workspace, folders);
  gaps.insert(gaps.end(), units.databases.gaps.begin(), units.databases.gaps.end());
  units.graph = read_unit_graph(workspace.root, units.databases, clang, threads);
  use_real_names(units.graph, facts, workspace.root);
  for (const UnitGraph::Unit& unit : units.graph.units) {
    if (unit.failure.empty()) continue;
    gaps.push_back({units.graph.files[unit.file], 0, GapKind::kNoUnit,
                    fmt::format("Its translation unit was not read to the end: {}", unit.failure)});
  }
  return units;
}

}  // namespace ssot
