// What a type's name says: the words it is made of, and what is left of them once the words are taken away
// that only tell one copy from another (`Unified…`, `Legacy…`, `…V2`, `…Impl`) or say what it is to the thing
// (`…Factory`, `I…`).
//
// Pure; reads names and nothing else. That two names are kindred proves nothing by itself: audit/clusters.h
// asks for more.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/inventory.h"

namespace ssot {

// "HTTPServer_v2" is http, server, v2.
std::vector<std::string> words_of(std::string_view name);

struct NameMeaning {
  std::vector<std::string> core;  // in the order written; never empty for a name with a letter
  std::string qualifier;          // the first word that tells copies apart, "legacy"; empty: the plain name
  Role role = Role::kImplementation;
  std::string role_word;  // that says so, "factory"; empty: none
};
NameMeaning meaning_of_name(std::string_view name);

// Kindred names have equal keys: the core words in alphabetical order. Two words that stand together and are
// one word elsewhere count as that one: `WebSocket` beside `Websocket`.
class NameKeys {
 public:
  // A name whose words are known to be words.
  void learn(std::string_view name);
  std::string key_of(const NameMeaning& meaning) const;

 private:
  std::unordered_set<std::string> words_;
};

}  // namespace ssot
