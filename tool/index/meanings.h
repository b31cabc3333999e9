// What a chain of names means where it stands: through the scopes around it, the file's own names, imports
// and aliases.
//
// Python by its scoping rules (function scopes innermost first, a class body only for what stands directly in
// it, then the module), C++ by name lookup over the definitions of the headers that the file reaches. It says
// nothing rather than something unsure: a name that is bound in a way no fact tells of means nothing.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "index/project.h"

namespace ssot {

struct Meaning {
  FileId file = kNoFile;  // the file that defines it; kNoFile: out of the tree, or not known
  std::int32_t definition =
      -1;            // index into its definitions; -1: a module, a variable, or definitions were not read
  std::string name;  // what of the chain was found there, "Manager"; empty: the module or header itself
  std::string rest;  // links behind it that no definition is known for, "send.x"
  Proof proof = Proof::kLexer;
  bool known() const { return file != kNoFile; }
};

// Where a chain stands in a file.
struct Standing {
  FileId file{};
  std::int32_t parent = -1;  // index of the enclosing definition, or -1
  int line = 0;
};

// The meaning of "ws.Manager" (links joined by '.', in C++ too) at `standing`.
Meaning meaning_of(const Project& project, const Standing& standing, std::string_view chain);

// Whether the chain means `qualified` ("ns::C"), a C++ name that no file of the tree defines; false where
// that is not sure.
bool means_outside(const Project& project, const Standing& standing, std::string_view chain,
                   std::string_view qualified);

// The meaning of what a file hands on to others: a Python module's name, a C++ header's qualified name
// ("ns::C").
Meaning meaning_in(const Project& project, FileId file, std::string_view name);

}  // namespace ssot
