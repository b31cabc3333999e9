// What documents name: the imports of code fences in Markdown and reStructuredText, and the entry points of Python projects.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/contents.h"
#include "base/kept_readings.h"
#include "model/document.h"
#include "model/source_file.h"
#include "policy/policy.h"

namespace ssot {

struct DocumentOptions {
  const Contents* contents = nullptr;
  const Policy* policy = nullptr;
  unsigned threads = 1;
  KeptReadings* kept = nullptr;  // may be null
  bool pages = false;          // SSOT503 runs
  bool project_files = false;  // SSOT202, 203 or 204 runs, and some concept speaks of modules
};

struct ReadDocuments {
  std::vector<Document> documents;  // sorted by path; those that name something, allow a finding, or could not be read
  std::map<std::string, std::size_t> analysed_by;  // language → files
};

ReadDocuments read_documents(const Tree& tree, const DocumentOptions& options);

}  // namespace ssot
