// Puts together what Clang and depth 1 saw of one file: Clang's word where it is sure, depth 1's where Clang
// lost it.
#pragma once
#include <string_view>

#include "frontend/clang/seen.h"

namespace ssot::clang_reader {

struct ReconcileOptions {
  Proof depth = Proof::kParse;
  // The conditions that nothing decides are known (SeenFile::undecided): all else is no longer `conditional`.
  bool conditions_known = false;
  bool uses = false;  // bodies were parsed: say what Clang knows of FileFacts::uses
};

// The facts, with details as long as definitions. `text` is the file's.
FileFacts reconcile(SeenFile seen, std::string_view text, const ReconcileOptions& options);

}  // namespace ssot::clang_reader
