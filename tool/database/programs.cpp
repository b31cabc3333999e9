#include "database/programs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/path.h"
#include "database/cmake_replies.h"
#include "database/ninja_file.h"

namespace ssot {
namespace {

std::string object_of(const CompileCommand& command) {
  if (command.output.empty()) return {};
  return command.output.starts_with('/') ? join(command.output, "") : join(command.directory, command.output);
}

// Names of programs, numbered in the order they are first met, until all are known and can be sorted.
class ProgramNames {
 public:
  std::uint32_t number(const std::string& build, const std::string& name) {
    const auto [found, added] =
        numbers_.try_emplace({name, build}, static_cast<std::uint32_t>(numbers_.size()));
    return found->second;
  }

  // The names, sorted; `rank` says where each number went. A name that two builds use says which is meant.
  std::vector<std::string> sorted(std::vector<std::uint32_t>& rank) const {
    std::vector<std::string> names;
    rank.resize(numbers_.size());
    std::map<std::string, std::size_t> uses;
    for (const auto& [key, number] : numbers_) ++uses[key.first];
    std::vector<std::pair<std::string, std::uint32_t>> all;
    for (const auto& [key, number] : numbers_)
      all.emplace_back(uses[key.first] > 1 ? fmt::format("{} of {}", key.first, key.second) : key.first,
                       number);
    std::sort(all.begin(), all.end());
    for (auto& [name, number] : all) {
      rank[number] = static_cast<std::uint32_t>(names.size());
      names.push_back(std::move(name));
    }
    return names;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::uint32_t> numbers_;
};

class Assignment {
 public:
  Assignment(CompileDatabases& databases, const DatabaseRequest& request, GapList& gaps)
      : databases_(databases), request_(request), gaps_(gaps) {}

  void run(std::vector<BuildLinks> links) {
    for (std::uint32_t i = 0; i < links.size(); ++i) assign(i, links[i]);
    assign_by_policy();
    std::vector<std::uint32_t> rank;
    databases_.programs = names_.sorted(rank);
    for (CompileCommand& command : databases_.commands) {
      for (std::uint32_t& program : command.programs) program = rank[program];
      std::sort(command.programs.begin(), command.programs.end());
      command.programs.erase(std::unique(command.programs.begin(), command.programs.end()),
                             command.programs.end());
    }
  }

 private:
  void assign(std::uint32_t database, BuildLinks& links) {
    if (links.from.empty()) read_lines(database, links);
    if (links.programs.too_many) {
      gaps_.add(databases_.files[database], 0,
                "More is linked together than any build does, so nothing is known about it.",
                GapKind::kSkippedLimit);
    }
    const std::string build = gaps_.shown(links.folder);
    std::vector<std::uint32_t> numbers;
    for (const std::string& path : links.programs.paths) {
      const bool inside = is_under(path, links.folder) && path.size() > links.folder.size() + 1;
      numbers.push_back(
          names_.number(build, inside ? path.substr(links.folder.size() + 1) : gaps_.shown(path)));
    }
    bool by_folder = false;
    for (CompileCommand& command : databases_.commands) {
      if (command.database != database) continue;
      const std::string object = object_of(command);
      const std::string target = target_folder(object);
      if (links.from.empty()) {
        if (target.empty()) continue;
        // Only the target is known: what is compiled for it is linked together.
        const std::string_view name = name_of(target);
        command.programs.push_back(names_.number(build, std::string(name.substr(0, name.size() - 4))));
        by_folder = true;
        continue;
      }
      for (const std::string& input : {object, target}) {
        const auto found = links.programs.of_input.find(input);
        if (found == links.programs.of_input.end()) continue;
        for (const std::uint32_t program : found->second) command.programs.push_back(numbers[program]);
      }
    }
    databases_.counts[database].programs_from = by_folder ? "target folders" : links.from;
  }

  void read_lines(std::uint32_t database, BuildLinks& links) {
    std::set<std::string> targets;
    for (const CompileCommand& command : databases_.commands) {
      if (command.database != database) continue;
      std::string target = target_folder(object_of(command));
      if (!target.empty() && is_under(target, links.folder)) targets.insert(std::move(target));
    }
    LinkGraph graph;
    if (!read_link_lines({targets.begin(), targets.end()}, graph)) return;
    links.from = "link lines";
    links.programs = graph.programs();
  }

  void assign_by_policy() {
    for (const auto& [name, globs] : request_.programs) {
      for (CompileCommand& command : databases_.commands) {
        if (!is_under(command.file, request_.root)) continue;
        std::string_view path = std::string_view(command.file).substr(request_.root.size());
        while (path.starts_with('/')) path.remove_prefix(1);
        const bool linked =
            std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) { return glob.matches(path); });
        if (linked) command.programs.push_back(names_.number("cpp.programs", name));
      }
    }
  }

  CompileDatabases& databases_;
  const DatabaseRequest& request_;
  GapList& gaps_;
  ProgramNames names_;
};

}  // namespace

BuildLinks read_build_links(const std::string& folder, GapList& gaps) {
  BuildLinks links{.folder = folder, .from = {}, .programs = {}};
  LinkGraph graph;
  if (read_ninja(folder, graph, gaps) && !graph.empty()) {
    links.from = "build.ninja";
  } else if (read_cmake_replies(folder, graph, gaps) && !graph.empty()) {
    links.from = "CMake's file API";
  } else {
    return links;
  }
  links.programs = graph.programs();
  return links;
}

void assign_programs(CompileDatabases& databases, std::vector<BuildLinks> links,
                     const DatabaseRequest& request, GapList& gaps) {
  Assignment(databases, request, gaps).run(std::move(links));
}

}  // namespace ssot
