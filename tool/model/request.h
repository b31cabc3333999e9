// What the policy asks of the front ends, so that they read no more than the rules need.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ssot {

class AnchorSearch;  // model/anchors.h

// An identifier, or with `whole` false a part of one.
struct Word {
  std::string text;
  bool whole = true;
  friend bool operator==(const Word&, const Word&) = default;
};

struct Request {
  // Read the definitions of every file (`facts`, `audit`, SSOT102). Otherwise only those of files that hold one of
  // `literals` somewhere in their text: no other file can define a concept.
  bool all_definitions = false;
  std::vector<std::string> literals = {};
  // Read how code uses names: the chains (FileFacts::uses) and bindings that hold one of `words` as a link or a part of one.
  std::vector<Word> words = {};
  // Bindings of string literals that are exactly one of these, wherever they stand.
  std::vector<std::string> texts = {};
  // Python: string literals that hold one of these, where they name a module that is loaded or patched (FileFacts::mentions).
  std::vector<std::string> mentions = {};
  // Every use, binding and mention (`facts --uses`).
  bool all_uses = false;
  // C++: what other files define as macros that open and close scopes, by name (FileFacts::namespace_macros).
  std::map<std::string, std::string, std::less<>> namespace_macros = {};
  // The search for all of these, made once for many files (search_of); what changes the above leaves it out.
  std::shared_ptr<const AnchorSearch> search = nullptr;
};

}  // namespace ssot
