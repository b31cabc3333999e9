#include "run/databases.h"

#include <fmt/format.h>

#include <utility>

#include "base/files.h"
#include "base/path.h"
#include "database/database.h"

namespace ssot {
namespace {

// The folders of the policy that may be read, absolute.
std::vector<std::string> folders_of_policy(const Workspace& workspace, std::vector<Gap>& gaps) {
  std::vector<std::string> folders;
  for (const std::string& each : workspace.loaded.policy.compile_commands) {
    const std::string path = join(workspace.root, each);
    const std::string file = is_folder(path) ? path + "/compile_commands.json" : path;
    const std::string real = real_path(file);
    const std::string shown = each.empty() ? "." : each;
    if (real.empty()) {
      gaps.push_back(
          {shown, 0, GapKind::kNoUnit,
           "cpp.compile_commands names it, and it holds no compile_commands.json; build first, or name "
           "another build with -p."});
    } else if (workspace.root != "/" && !is_under(real, workspace.root)) {
      gaps.push_back(
          {shown, 0, GapKind::kNoUnit,
           "cpp.compile_commands names it, and it leads out of the root, so it is not opened; name that "
           "build with -p."});
    } else {
      folders.push_back(path);
    }
  }
  return folders;
}

}  // namespace

CompileDatabases databases_of(const Workspace& workspace, const std::vector<std::string>& folders_with_cpp) {
  const Policy& policy = workspace.loaded.policy;
  DatabaseRequest request{
      .root = workspace.root, .asked = {}, .folders = folders_with_cpp, .programs = policy.programs};
  std::vector<Gap> gaps;
  for (const std::string& each : workspace.invocation.databases) request.asked.push_back(real_path(each));
  if (request.asked.empty()) request.asked = folders_of_policy(workspace, gaps);
  // What the policy names is not replaced by whatever else lies around.
  CompileDatabases databases;
  if (!request.asked.empty() || policy.compile_commands.empty()) databases = read_databases(request);
  databases.gaps.insert(databases.gaps.begin(), gaps.begin(), gaps.end());
  return databases;
}

}  // namespace ssot
