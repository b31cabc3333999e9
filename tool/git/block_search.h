// Whether a blob holds a block of lines, whichever line ends either has. Internal to tool/git.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "git/object_id.h"
#include "git/objects.h"

namespace ssot {

class BlockSearch {
 public:
  explicit BlockSearch(Objects& objects) : objects_(objects) {}

  // A line feed before each line and behind the last, whichever ends they had; so a block begins and ends
  // where lines do.
  static std::string normalised(std::string_view text);
  // `block` is normalised. Where the blob cannot be read `why` says why.
  bool holds(const ObjectId& blob, std::string_view block, std::string& why);

 private:
  struct Read {
    std::string text;  // normalised
    std::string why;   // it could not be read
  };
  const Read& read(const ObjectId& blob);

  Objects& objects_;
  ObjectId last_;  // many blocks are looked for in one blob after the other
  Read read_;
  std::map<ObjectId, std::string> unreadable_;  // asking for what is missing takes git long
};

}  // namespace ssot
