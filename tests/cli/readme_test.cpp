// Every command of README.md runs as it stands there: those that begin with `ssot` here, the two scripts in CI itself.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/fixture.h"
#include "support/paths.h"

namespace ssot::test {
namespace {

std::string readme() {
  std::ifstream in(source_path("README.md"));
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// The lines inside ```<language> fences.
std::vector<std::string> fenced_lines(const std::string& language) {
  std::istringstream in(readme());
  std::vector<std::string> lines;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      inside = !inside && line == "```" + language;
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

int run_in(const std::string& folder, const std::string& command) {
  const int status = std::system(("cd '" + folder + "' && " + command + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Readme, CommandsRunInTheBundledProject) {
  const FixtureCopy project("projects/websocket-cpp-fragmented");
  int commands = 0;
  for (std::string line : fenced_lines("sh")) {
    line = line.substr(0, line.find('#'));
    if (!line.starts_with("ssot ")) continue;
    ++commands;
    // The project has faults, which is all that `check` may end with.
    const int expected = line.starts_with("ssot check") ? 1 : 0;
    EXPECT_EQ(run_in(project.path(), program() + line.substr(4)), expected) << line;
  }
  EXPECT_GE(commands, 8);
}

TEST(Readme, ScriptsAreThere) {
  int scripts = 0;
  for (const std::string& line : fenced_lines("sh")) {
    if (!line.starts_with("ci/")) continue;
    ++scripts;
    EXPECT_TRUE(std::filesystem::exists(source_path(line))) << line;
  }
  EXPECT_EQ(scripts, 2);
}

TEST(Readme, FirstPolicyIsAccepted) {
  const FixtureCopy project("projects/chat");
  std::ofstream policy(project.path() + "/ssot.json");
  for (const std::string& line : fenced_lines("json")) policy << line << "\n";
  policy.close();
  EXPECT_EQ(run_in(project.path(), program() + " config"), 0);
}

}  // namespace
}  // namespace ssot::test
