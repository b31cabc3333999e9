// The home of an external concept may lie outside the tree, so its symbols are known by how imports and
// includes are written. Internal to index; checks read ConceptIndex.
#pragma once
#include <string>
#include <vector>

#include "index/concepts.h"
#include "index/project.h"

namespace ssot {

// What an import names by its spelling.
struct ExternalName {
  const FoundSymbol* symbol = nullptr;  // null: nothing of the concept
  bool part = false;
  bool module = false;  // Python: `from pkg import mod`, which names the module as a whole
};

// `written` is the absolute module, or the header's path without its delimiters.
ExternalName external_name(const FoundConcept& found, const Import& import, std::string_view written);

// The header of an include without its delimiters; empty for what is no include.
std::string written_header(const Import& import);

// An include of a header of the concept that leads to no file of the tree, or only as a guess.
bool is_external_include(const FoundConcept& found, const Import& import, const Resolution& to);

// Where nothing of an external concept lies where the policy says it does, it may still have been copied into
// the tree
// ("third_party/websocket/include/websocket/websocket_manager.hpp"): the first file whose path ends so and
// that offers the name.
FileId vendored_home(const Project& project, const Symbol& symbol);

}  // namespace ssot
