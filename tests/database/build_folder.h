// A tree with compile databases, written by a test and read by the code under test.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "database/database.h"
#include "support/temporary_folder.h"

namespace ssot::test {

class BuildFolder : public testing::Test {
 protected:
  TemporaryFolder folder;
  DatabaseRequest request;

  BuildFolder() { request.root = folder.path(); }

  std::string at(const std::string& relative) const { return folder.at(relative); }

  CompileDatabases read() const { return read_databases(request); }
  CompileDatabases read_asked(const std::string& relative) {
    request.asked.push_back(at(relative));
    return read();
  }

  // One entry; `rest` is further members, with a comma before them.
  std::string entry(const std::string& file, const std::string& command, const std::string& rest = "") const {
    return "{\"directory\": \"" + folder.path() + "\", \"file\": \"" + file + "\", \"command\": \"" +
           command + "\"" + rest + "}";
  }

  // "a.cpp: g++ -DX a.cpp", from the root.
  std::vector<std::string> commands(const CompileDatabases& databases) const {
    std::vector<std::string> lines;
    for (const CompileCommand& command : databases.commands) {
      std::string line = shown(command.file) + ":";
      for (const std::string& argument : command.arguments) line += " " + argument;
      lines.push_back(line);
    }
    return lines;
  }
  // "path:line kind: reason".
  std::vector<std::string> gaps(const CompileDatabases& databases) const {
    std::vector<std::string> lines;
    for (const Gap& gap : databases.gaps)
      lines.push_back(gap.path + ":" + std::to_string(gap.line) + " " + std::string(gap_kind_name(gap.kind)) +
                      ": " + gap.reason);
    return lines;
  }
  // "a.cpp: bin/one bin/two".
  std::vector<std::string> programs(const CompileDatabases& databases) const {
    std::vector<std::string> lines;
    for (const CompileCommand& command : databases.commands) {
      std::string line = shown(command.file) + ":";
      for (const std::uint32_t program : command.programs) line += " " + databases.programs[program];
      lines.push_back(line);
    }
    return lines;
  }
  std::string shown(const std::string& path) const {
    return path.starts_with(folder.path() + "/") ? path.substr(folder.path().size() + 1) : path;
  }
};

using Lines = std::vector<std::string>;

}  // namespace ssot::test
