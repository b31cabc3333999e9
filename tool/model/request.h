// What the policy asks of the front ends, so that they read no more than the rules need.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace ssot {

struct Request {
  // Read the definitions of every file (`facts`, `audit`, SSOT102). Otherwise only those of files that hold one of
  // `literals` somewhere in their text: no other file can define a concept.
  bool all_definitions = false;
  std::vector<std::string> literals;
  // C++: what other files define as macros that open and close scopes, by name (FileFacts::namespace_macros).
  std::map<std::string, std::string, std::less<>> namespace_macros = {};
};

}  // namespace ssot
