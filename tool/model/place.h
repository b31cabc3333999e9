// A place in a file that a person wrote: for configuration errors and "where is this rule written".
#pragma once
#include <string>

namespace ssot {

struct Place {
  std::string file;  // from the root, or "ssot:recommended" for a bundled pack, or "command line", "default"
  int line = 0;      // 1-based; 0 when there is none
  int column = 0;    // 1-based, in bytes
  friend bool operator==(const Place&, const Place&) = default;
};

// "ssot.json:12:7", "default".
std::string to_text(const Place& place);

}  // namespace ssot
