// What `ssot init` proposes for a tree without a policy: judged by audit, tried out by run, written by
// report.
//
// Plain values; every string may come from the tree. What is not sure is proposed too, with the doubt beside
// it.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace ssot {

struct ProposedConcept {
  // A definition that bears one of the names and is something else, or a double of tests.
  struct Exception {
    std::string path;
    std::string why;
  };

  std::string id;
  std::string canonical;               // a symbol: "app.ws.manager:Manager", "ws/manager.hpp:ws::Manager"
  std::vector<std::string> names;      // exact ones
  std::vector<std::string> parts;      // symbols
  std::vector<std::string> factories;  // symbols, most used first; never declared unasked
  std::vector<std::pair<std::string, std::size_t>> handed_on;  // paths that hand it on, with their imports
  std::vector<Exception> exceptions;
  std::vector<std::string> rivals;  // "app/old.py:10", those that are to go
  std::vector<std::string> seen;    // sentences
  std::string doubt;                // a sentence: why it is not declared; empty: it is
  std::vector<std::pair<std::string, std::size_t>> findings;  // rule and number, as ssot check says today
};

struct ProposedExclude {
  std::string folder;
  std::size_t files = 0;
  bool python = false;  // something in it may be imported by name: left out, SSOT207 would miss it
};

struct Proposal {
  std::vector<ProposedConcept> concepts;  // by hurt
  std::vector<ProposedExclude> excludes;
  std::vector<std::string> python_roots;  // as guessed; empty: the root alone, or no Python
  bool wants_include_dirs = false;        // C++ without a compile database
  std::size_t files = 0;
  std::size_t analysed = 0;
  std::size_t found = 0;  // clusters, before choosing
};

}  // namespace ssot
