// The types of a tree in groups of kindred names, with their methods and texts read. The first half of
// discovery; what of it belongs together is the matter of audit/ties.h.
#pragma once
#include <string>
#include <vector>

#include "audit/type_entry.h"
#include "base/contents.h"

namespace ssot {

struct DiscoveryInput {
  const Project& project;
  const Policy& policy;  // asked only what a test is
  const std::vector<FileFacts>&
      left_over;  // facts of the copies that SSOT501 reports; no part of the project
  const Contents& contents;
  unsigned threads = 1;
};

struct Kindred {
  std::string key;                 // "manager websocket"
  std::vector<TypeEntry> types;    // by path, line; of at least two files
  std::vector<TypeEntry> doubles;  // of tests, named as mocks of it
  std::vector<TypeEntry> copies;   // of left-over copies
};

// Sorted by key.
std::vector<Kindred> kindred_types(const DiscoveryInput& input);

// The same of types that a policy names; `methods` and `text` are filled.
TypeEntry type_entry(const FileFacts& facts, FileId file, std::int32_t definition, const Policy& policy);

// How each type's code reads, as fingerprints; as `types`.
std::vector<std::vector<std::uint64_t>> fingerprints_of(const std::vector<const TypeEntry*>& types,
                                                        const Contents& contents, unsigned threads);

}  // namespace ssot
