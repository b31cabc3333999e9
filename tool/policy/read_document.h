// A whole document → Policy, key by key; what is wrong goes to the complaints. `extends` is policy/merge.h's
// matter.
#pragma once
#include "policy/object_reader.h"

namespace ssot {

struct DocumentReading {
  Policy policy;
  std::vector<bool> sound;  // a flag a concept: nothing in it was complained about
};
DocumentReading read_document(const LocatedJson& root, Complaints& complaints);

// What holds where nobody says otherwise.
std::vector<std::string_view> default_tests_paths();
std::vector<std::string_view> default_docs_history();

}  // namespace ssot
