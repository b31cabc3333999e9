#include "index/linkage.h"

#include <algorithm>

#include "base/path.h"

namespace ssot {
namespace {

bool is_cpp_source(std::string_view path) {
  const std::string_view extension = extension_of(path);
  for (const std::string_view each : {"cpp", "cc", "cxx", "c++", "C", "mm", "cu"}) {
    if (extension == each) return true;
  }
  return false;
}

}  // namespace

Linkage::Linkage(const Project& project, const Policy& policy)
    : project_(project), policy_(policy), known_(!project.unit_lookup().empty() || !policy.programs.empty()) {
  if (!project.unit_lookup().empty()) return;
  for (std::uint32_t i = 0; i < policy.programs.size(); ++i) spread(i, policy.programs[i].second);
}

// A program's sources, and what they include as far as that is sure.
void Linkage::spread(std::uint32_t program, const std::vector<Glob>& sources) {
  std::vector<bool> seen(project_.size());
  std::vector<FileId> waiting;
  for (std::size_t i = 0; i < project_.size(); ++i) {
    const std::string_view path = project_.files()[i].path;
    const bool linked =
        std::any_of(sources.begin(), sources.end(), [&](const Glob& each) { return each.matches(path); });
    if (!linked || !is_cpp_source(path)) continue;
    seen[i] = true;
    waiting.push_back(FileId{static_cast<std::uint32_t>(i)});
  }
  while (!waiting.empty()) {
    const FileId file = waiting.back();
    waiting.pop_back();
    programs_[file].known.push_back(program);
    for (const Edge& edge : project_.edges(file)) {
      if (edge.guessed || seen[static_cast<std::size_t>(edge.to)]) continue;
      seen[static_cast<std::size_t>(edge.to)] = true;
      waiting.push_back(edge.to);
    }
  }
}

const UnitLookup::Programs& Linkage::programs_of(FileId file) {
  const auto [at, added] = programs_.try_emplace(file);
  if (added) at->second = project_.unit_lookup().programs_of(file);
  return at->second;
}

std::string_view Linkage::program_name(std::uint32_t program) const {
  if (project_.unit_lookup().empty()) return policy_.programs[program].first;
  return project_.units().databases.programs[program];
}

}  // namespace ssot
