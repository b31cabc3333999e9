// Options that several commands have, and what they mean for the run.
#pragma once
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"
#include "run/run.h"

namespace ssot {

// --config, -p, -j, --today: where the policy and the build are, and how to read the tree.
struct WorkspaceOptions {
  std::string config, today, jobs;
  std::vector<std::string> databases;
  std::string depth = "1";
  void add_to(Arguments& arguments);
  // --depth, for commands that let a person choose; the others read at depth 1.
  void add_depth_to(Arguments& arguments, int otherwise);
  // With what is wrong as sentences, all of them.
  Invocation invocation(std::vector<std::string>& problems) const;
};

// --color.
struct ColorOption {
  std::string text = "auto";
  void add_to(Arguments& arguments);
  ColorChoice choice(std::vector<std::string>& problems) const;
};

// The parts between commas of every value, empty ones left out.
std::vector<std::string> split_lists(const std::vector<std::string>& values);

// Prints every problem with the command's name before it. Exit code 2.
int refuse_all(const std::string& command, const std::vector<std::string>& problems);

}  // namespace ssot
