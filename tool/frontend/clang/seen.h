// What Clang saw of one file, before it is put together with what depth 1 saw (reconcile.h).
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "frontend/cpp/lines.h"
#include "model/facts.h"

namespace ssot::clang_reader {

// Bytes of the file, [from, to).
struct Span {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool holds(std::uint32_t offset) const { return offset >= from && offset < to; }
};

struct SeenDefinition {
  Definition definition;      // `parent` is an index into SeenFile::definitions
  Detail detail;              // `sure` says whether Clang found nothing wrong with it
  std::uint32_t offset = 0;   // of its name
  Span whole;                 // from its first token to its last one
  bool body_skipped = false;  // then `whole` and `end_line` end before the body
};

struct SeenError {
  std::uint32_t offset = 0;
  bool structural = false;  // the parser lost its way; else a meaning is unknown
};

struct SeenConstruction {
  std::string type;  // qualified
  std::string how;   // as Use::how
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

struct SeenFile {
  FileFacts facts;  // depth 1's, at first
  std::vector<SeenDefinition> definitions;
  std::vector<SeenError> errors;
  std::vector<Span> skipped;           // what no condition let in
  std::vector<Span> undecided;         // under a condition that nothing decides
  std::set<std::uint32_t> overriding;  // places of an `override` whose base is unknown
  std::set<std::uint32_t> typeless;    // where a declaration lacks its type, as that of an unknown macro does
  std::vector<SeenConstruction> constructions;
  std::unordered_map<std::uint32_t, std::string> meanings;  // what the name at a byte refers to, qualified
  bool bodies = false;                                      // function bodies were parsed
};

}  // namespace ssot::clang_reader
