#include "run/databases.h"

#include "base/files.h"
#include "database/database.h"

namespace ssot {

CompileDatabases databases_of(const Workspace& workspace, const std::vector<std::string>& folders_with_cpp) {
  const Policy& policy = workspace.loaded.policy;
  DatabaseRequest request{
      .root = workspace.root, .asked = {}, .folders = folders_with_cpp, .programs = policy.programs};
  for (const std::string& each : workspace.invocation.databases) request.asked.push_back(real_path(each));
  if (request.asked.empty()) {
    for (const std::string& each : policy.compile_commands)
      request.asked.push_back(workspace.root + "/" + each);
  }
  return read_databases(request);
}

}  // namespace ssot
