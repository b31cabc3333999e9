// One page of Markdown or reStructuredText, as the imports that its blocks of code show. What a page may
// yield is bounded; the rest is a gap.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "frontend/docs/docs.h"
#include "frontend/docs/import_places.h"
#include "model/document.h"
#include "model/request.h"
#include "model/source_file.h"

namespace ssot {

// For many pages on one thread.
class PageReader {
 public:
  explicit PageReader(const Tree& tree);

  // Fills the imports, suppressions and gaps of `out`, whose path and language are known.
  void read(std::string_view text, Document& out);

  // Whether the last page that was read was judged by what else the tree holds.
  bool asked_the_tree() const { return asked_the_tree_; }

 private:
  void read(std::string_view text, const docs::Block& block, Document& out);
  // An import of what the page itself says is to be written, or of what it shows of a file that is not there,
  // may well fail.
  bool is_proposed(std::string_view file, std::string_view page) const;
  void expect_proposed_to_fail(Document& out);

  const Tree& tree_;
  mutable bool asked_the_tree_ = false;
  Request nothing_;  // of code but its imports
  docs::ImportPlaces places_;
  docs::Blocks blocks_;
  docs::Code code_;
  FileBuffer buffer_;
  std::vector<std::string> proposed_;  // files of Python that the page says it is to become
};

}  // namespace ssot
