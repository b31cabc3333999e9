// The file of known debt: text ↔ entries. What the entries mean for findings is verdict/baseline.h's matter.
//
// One finding a line, sorted by bytes, each line with its comma, the last element of the array an empty one:
// so that git merges what two branches add and remove in different places (docs/decisions/baseline-file.md).
// What such a merge leaves is read all the same: any order, a line twice, a comma too many or too few.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "policy/load.h"

namespace ssot {

struct BaselineEntry {
  std::vector<std::string> key;  // Finding::key
  std::string line;              // the key as a JSON array: what entries are told apart and sorted by
  Place place;
};

struct Baseline {
  std::string file;  // from the root
  int depth = 3;     // how deep C and C++ were read at most when an entry was recorded (model/proof.h)
  std::vector<BaselineEntry> entries;  // sorted by line, each once
};

constexpr std::size_t kLargestBaseline = std::size_t{64} << 20;  // bytes

struct BaselineReading {
  Baseline baseline;                  // meaningful only without complaints
  std::vector<Complaint> complaints;  // in order of the file; after the hundredth no more are looked for
};
// Untrusted input: one pass, no recursion, memory in proportion to `text`.
BaselineReading read_baseline(std::string_view text, const std::string& file);

// Ends in a newline; the same bytes for the same entries. `lines` are BaselineEntry::line, sorted, each once.
std::string baseline_text(int depth, const std::vector<std::string_view>& lines);

// `key` as BaselineEntry::line.
std::string baseline_line(const std::vector<std::string>& key);

// Whether findings of the rule with this id can be known debt: those about ssot's own files and about the run (SSOT901 to 906,
// 908) cannot.
bool is_recordable(std::string_view rule_id);

}  // namespace ssot
