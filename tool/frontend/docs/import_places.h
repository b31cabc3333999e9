// Where a page may import or include something, and whether it may allow findings, told by its bytes alone
// and before anything else is asked of it: of the pages of a tree few show code, and of their blocks few
// import.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/literal_search.h"

namespace ssot::docs {

// Every place that the front ends would read an import or an include at is one of these; not every one of
// these is an import.
class ImportPlaces {
 public:
  ImportPlaces();

  // Finds those of `page`, anew; the first `most` of them at most.
  void find(std::string_view page, std::size_t most);
  bool empty() const { return places_.empty(); }
  std::size_t size() const { return places_.size(); }
  // Whether the page holds kSuppressionMark.
  bool allows() const { return allows_; }
  // Whether [begin, end) of the page holds one.
  bool any_in(std::size_t begin, std::size_t end) const;

 private:
  LiteralSearch words_;
  std::vector<std::size_t> places_;  // sorted
  bool allows_ = false;
};

}  // namespace ssot::docs
