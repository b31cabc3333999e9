// What git knows of a passage of text: when it came to say what it says, and by whom.
#pragma once
#include <string>

namespace ssot {

struct LastChange {
  std::string date;     // YYYY-MM-DD, the author's day; empty: `unknown` says why
  std::string author;   // the name, without an address; empty where nobody asked for authors
  std::string commit;   // hex, whole
  std::string unknown;  // "no git repository", "not committed", "unknown (shallow clone)" …; empty when all is known
  friend bool operator==(const LastChange&, const LastChange&) = default;
};

}  // namespace ssot
