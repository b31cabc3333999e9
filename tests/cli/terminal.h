// The program run as a user runs it: a shell line in a folder of its own, and what came out of it.
#pragma once
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/paths.h"

namespace ssot::test {

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

inline std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A folder that is gone after the test. No git repository lies above it.
class Terminal : public testing::Test {
 protected:
  Terminal() {
    std::string name = (std::filesystem::temp_directory_path() / "ssot_cli_XXXXXX").string();
    base_ = ::mkdtemp(name.data());
    folder_ = base_ + "/tree";
    std::filesystem::create_directory(folder_);
  }
  ~Terminal() override { std::filesystem::remove_all(base_); }

  void write(const std::string& path, const std::string& text) {
    const std::filesystem::path file = std::filesystem::path(folder_) / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  std::string read(const std::string& path) const { return slurp(folder_ + "/" + path); }
  bool has(const std::string& path) const { return std::filesystem::exists(folder_ + "/" + path); }

  // `ssot ARGUMENTS`, with whatever a shell makes of them.
  Outcome ssot(const std::string& arguments) const { return shell("'" + program() + "' " + arguments); }

  Outcome shell(const std::string& line) const {
    const std::string script = "cd '" + folder_ + "' && unset NO_COLOR FORCE_COLOR; { " + line + "\n} >'" +
                               base_ + "/out' 2>'" + base_ + "/err'";
    const int status = std::system(script.c_str());
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .out = slurp(base_ + "/out"),
            .err = slurp(base_ + "/err")};
  }

 private:
  std::string base_;
  std::string folder_;
};

}  // namespace ssot::test
