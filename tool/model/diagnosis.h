// What `ssot doctor` found around a tree: what reading it rests on, and what is missing. Made by run,
// rendered by report.
//
// Paths of the tree are from the root; those of the machine are absolute. Nothing in it judges a source.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "model/facts.h"

namespace ssot {

struct Diagnosis {
  struct Database {
    std::string path;  // from the root, with ".." outside it
    std::size_t entries = 0;
    std::size_t other_languages = 0;  // of the entries
    std::size_t units = 0;            // after folding
    std::size_t gone = 0;             // units whose file no longer exists
    std::string first_gone;
    std::vector<std::string> compilers;  // as the database names them; none of them is run
    std::size_t programs = 0;
    std::string programs_from;  // "build.ninja" …; empty: unknown
  };
  struct Problem {
    std::string what;
    std::string remedy;
  };

  std::string root;       // absolute
  std::string root_from;  // "the nearest ssot.json" …
  std::vector<std::string> policy_files;
  bool in_git = false;
  std::size_t files = 0;

  std::size_t python_files = 0;
  std::vector<std::string> python_roots;  // from the root; "." is the root itself
  bool python_roots_given = false;

  std::size_t cpp_files = 0;
  std::size_t cpp_sources = 0;  // of them: no headers
  std::size_t sources_in_units = 0;
  std::string first_without_unit;
  std::vector<std::pair<std::string, bool>> include_dirs;  // of the policy, and whether each is a folder
  std::vector<Database> databases;
  std::vector<Gap> gaps;  // of the walk and of the databases

  std::string worker;           // absolute; empty: none
  std::string clang_version;    // empty: it does not answer
  std::string clang_problem;    // why not
  std::string builtin_headers;  // absolute; empty: none
  bool landlock = false;
  bool seccomp = false;
  int file_seconds = 0;  // limits of a worker
  int unit_seconds = 0;
  std::size_t memory = 0;  // bytes

  std::vector<Problem> problems;
};

}  // namespace ssot
