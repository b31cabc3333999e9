// A file that names code without being code: a page with code fences, a project file with entry points.
//
// Plain values, as in facts.h. Documents are read by rules, but they are no nodes of the graph: nothing imports them, and what
// they name is no dependency.
#pragma once
#include <string>
#include <vector>

#include "base/arena.h"
#include "model/facts.h"
#include "model/language.h"

namespace ssot {

struct Document {
  std::string path;
  Language language = Language::kNone;  // kMarkdown, kRst; kNone: a project file
  Arena arena;                          // owns every string_view below
  std::vector<Import> imports;          // of the code fences, at their places in the document, in order of place
  std::vector<Mention> mentions;        // the entry points of a project file
  std::vector<Suppression> suppressions; // HTML comments of Markdown, comments of reStructuredText
  std::vector<Gap> gaps;

  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
};

}  // namespace ssot
