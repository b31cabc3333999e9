// What a commit object says of itself. Internal to tool/git.
//
// Anybody may write such an object: every line may be missing or nonsense, and bytes are passed on as they
// are.
#pragma once
#include <string>
#include <string_view>

namespace ssot {

struct CommitText {
  std::string author;  // the name alone
  std::string date;    // YYYY-MM-DD where the author was; empty when it cannot be read, or lies outside of
                       // years 1 to 9999
  bool has_parents = false;  // whether or not this clone has them
};

CommitText commit_text_from(std::string_view object);

}  // namespace ssot
