#include "database/database.h"

#include <algorithm>
#include <map>

#include "base/parallel.h"
#include "base/path.h"
#include "database/find_databases.h"
#include "database/programs.h"
#include "database/read_commands.h"
#include "database/relevant_flags.h"

namespace ssot {
namespace {

// What a database and its build folder say; the two are read side by side.
struct Reading {
  explicit Reading(const std::string& root) : gaps(root), link_gaps(root) {}
  DatabaseCommands read;
  BuildLinks links;
  GapList gaps;
  GapList link_gaps;
};

std::string folder_of_real(const FoundDatabase& found) {
  const std::string folder(folder_of(found.real));
  return folder.empty() ? "/" : folder;
}

// For each compile_flags.txt the folders of the tree, absolute, that have no nearer database.
std::vector<std::vector<std::string>> served_folders(const DatabaseRequest& request,
                                                     const std::vector<FoundDatabase>& found) {
  std::vector<std::vector<std::string>> served(found.size());
  std::map<std::string, std::size_t, std::less<>> servers;
  for (std::size_t i = 0; i < found.size(); ++i)
    servers.emplace(found[i].serves.empty() && found[i].flags ? folder_of_real(found[i]) : found[i].serves,
                    i);
  for (const std::string& folder : request.folders) {
    const std::string absolute = join(request.root, folder);
    for (std::string_view at = absolute; !at.empty(); at = at == "/" ? "" : folder_of(at)) {
      const auto server = servers.find(at);
      if (server == servers.end()) continue;
      if (found[server->second].flags) served[server->second].push_back(absolute);
      break;
    }
  }
  for (std::vector<std::string>& folders : served) {
    std::sort(folders.begin(), folders.end());
    folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  }
  return served;
}

void read_all(const DatabaseRequest& request, const std::vector<FoundDatabase>& found,
              std::vector<Reading>& readings) {
  const std::vector<std::vector<std::string>> served = served_folders(request, found);
  parallel_for(found.size() * 2, processors(), [&](std::size_t job, unsigned) {
    const FoundDatabase& each = found[job / 2];
    Reading& reading = readings[job / 2];
    if (job % 2 == 0) {
      reading.read = each.flags ? read_flag_commands(each, served[job / 2], request.root, reading.gaps)
                                : read_commands(each, request.root, reading.gaps);
    } else if (!each.flags) {
      reading.links = read_build_links(folder_of_real(each), reading.link_gaps);
    }
  });
}

// Of databases that were found, a file's nearest one that names it keeps its entries.
void keep_nearest(std::vector<CompileCommand>& commands, const std::vector<FoundDatabase>& found) {
  const auto nearness = [&](const CompileCommand& command) {
    const FoundDatabase& from = found[command.database];
    if (from.serves.empty()) return std::size_t{1};
    return is_under(command.file, from.serves) ? from.serves.size() + 1 : 0;
  };
  for (std::size_t first = 0; first < commands.size();) {
    std::size_t last = first, best = 0;
    for (; last < commands.size() && commands[last].file == commands[first].file; ++last)
      best = std::max(best, nearness(commands[last]));
    for (std::size_t i = first; i < last; ++i) {
      if (nearness(commands[i]) < best) commands[i].arguments.clear();
    }
    first = last;
  }
  std::erase_if(commands, [](const CompileCommand& each) { return each.arguments.empty(); });
}

// Commands that read a file alike become one, which is linked wherever any of them is.
void fold(std::vector<CompileCommand>& commands) {
  std::vector<CompileCommand> folded;
  folded.reserve(commands.size());
  for (std::size_t first = 0; first < commands.size();) {
    std::size_t last = first + 1;
    while (last < commands.size() && commands[last].file == commands[first].file) ++last;
    std::map<std::string, std::size_t> known;
    for (std::size_t i = first; i < last; ++i) {
      CompileCommand& command = commands[i];
      if (last - first > 1) {
        const auto [same, added] = known.try_emplace(relevant_flags(command), folded.size());
        if (!added) {
          std::vector<std::uint32_t>& programs = folded[same->second].programs;
          programs.insert(programs.end(), command.programs.begin(), command.programs.end());
          std::sort(programs.begin(), programs.end());
          programs.erase(std::unique(programs.begin(), programs.end()), programs.end());
          continue;
        }
      }
      folded.push_back(std::move(command));
    }
    first = last;
  }
  commands = std::move(folded);
}

}  // namespace

CompileDatabases read_databases(const DatabaseRequest& request) {
  GapList gaps(request.root);
  const std::vector<FoundDatabase> found = find_databases(request, gaps);
  std::vector<Reading> readings(found.size(), Reading(request.root));
  read_all(request, found, readings);

  CompileDatabases databases;
  std::vector<BuildLinks> links;
  databases.gaps = gaps.take();
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    Reading& reading = readings[i];
    databases.files.push_back(found[i].path);
    databases.counts.push_back(reading.read.counts);
    databases.entries += reading.read.counts.entries;
    for (CompileCommand& command : reading.read.commands) {
      command.database = i;
      databases.commands.push_back(std::move(command));
    }
    links.push_back(std::move(reading.links));
    for (GapList* list : {&reading.gaps, &reading.link_gaps}) {
      for (Gap& gap : list->take()) databases.gaps.push_back(std::move(gap));
    }
  }
  GapList late(request.root);
  assign_programs(databases, std::move(links), request, late);
  for (Gap& gap : late.take()) databases.gaps.push_back(std::move(gap));

  std::stable_sort(databases.commands.begin(), databases.commands.end(),
                   [](const CompileCommand& a, const CompileCommand& b) {
                     return std::tie(a.file, a.database) < std::tie(b.file, b.database);
                   });
  if (found.size() > 1) keep_nearest(databases.commands, found);
  fold(databases.commands);
  return databases;
}

}  // namespace ssot
