// `@file` in a command → what the file holds. Only files that the tree or the build made are opened: another
// file's text must not reach a report by way of an argument that some message quotes.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace ssot {

class ResponseFiles {
 public:
  // Real paths; files below any of them may be read, except what lies in a `.git` folder.
  explicit ResponseFiles(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {}

  struct Expansion {
    std::vector<std::string>
        problems;  // sentences, each once; what they speak of was left out of the arguments
    void add(std::string sentence);
  };
  // Replaces every argument that starts with '@', looked for from `directory`, as compilers do.
  Expansion expand(std::vector<std::string>& arguments, const std::string& directory);

 private:
  struct Words {
    std::vector<std::string> words;
    std::string problem;  // not empty: why they cannot be had
  };
  const Words& words_of(const std::string& path);
  void append(const std::string& argument, const std::string& directory, int depth,
              std::vector<std::string>& out, Expansion& expansion);

  std::vector<std::string> allowed_;
  std::map<std::string, Words> read_;  // by real path; of what is not there, by ""
  std::vector<std::string> open_;      // the files that are being expanded, outermost first
  std::size_t steps_ = 0;              // words looked at, in all commands
  std::size_t steps_end_ = 0;          // where this command must stop
  FileBuffer buffer_;
};

}  // namespace ssot
