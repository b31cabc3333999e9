// Places and names that several checks put into their findings.
#pragma once
#include <string>
#include <string_view>

#include "index/concepts.h"
#include "index/project.h"
#include "model/finding.h"

namespace ssot {

// The imported name or header, with its delimiters.
Region region_of(const Import& import);
// The defined name.
Region region_of(const Definition& definition);

// The qualified name of the innermost definition that holds the line; empty at file level or where
// definitions were not read.
std::string enclosing(const FileFacts& file, int line);

// "from a.b import C", "#include \"a/b.h\"", "import a.b;": how the policy's symbol is imported.
std::string import_line(const Symbol& symbol);

// The concept's canonical symbol in C++, or in Python; null when it has none.
const FoundSymbol* canonical_for(const FoundConcept& found, bool cpp);
// The same in the language of `file`.
const FoundSymbol* canonical_for(const FoundConcept& found, const FileFacts& file);

// Where the canonical symbol is defined, for a related place: its definition, else the head of its file.
Related canonical_place(const Project& project, const FoundSymbol& canonical);

}  // namespace ssot
