// What depth 1 read in one tree, for a second tree that has most of its files: each is read once.
//
// A file is the same where its path, its bytes and the way it is read are; bytes are told by their git object. What was read
// for one Request is of no use for another.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "model/facts.h"
#include "model/request.h"

namespace ssot {

struct FactsIdentity {
  std::string path;
  std::string blob;  // empty: not known, so that nothing is shared
  Language language = Language::kNone;  // by name
  bool as_included = false;             // read as C++ because something includes it
};

class SharedFacts {
 public:
  // What is read from here on; forgets what was read for another request.
  void ask(const Request& request);

  // From any number of threads, while nothing is kept.
  std::optional<FileFacts> find(const FactsIdentity& file) const;
  void keep(const FactsIdentity& file, const FileFacts& facts);

 private:
  std::optional<Request> request_;
  std::unordered_map<std::string, FileFacts> facts_;
};

}  // namespace ssot
