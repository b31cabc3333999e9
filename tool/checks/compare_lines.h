// Two lists of lines side by side: what differs, and the first difference in words.
#pragma once
#include <string>
#include <vector>

#include "model/finding.h"

namespace ssot {

// The rows that differ, lines paired as a diff pairs them (longest common subsequence; of very long lists by
// position).
std::vector<ComparedLine> differing_lines(const std::vector<std::string>& here,
                                          const std::vector<std::string>& there);

// "\"int a\" here is \"long a\" there"; `rows` must not be empty.
std::string first_difference(const std::vector<ComparedLine>& rows);

}  // namespace ssot
