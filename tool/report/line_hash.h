// `primaryLocationLineHash`, by which GitHub code scanning knows an alert again after lines moved: the hash
// that its upload action computes itself, so that both agree. Not our own identity of a finding: that is its
// fingerprint.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace ssot {

// For each of `lines` (1-based, in any order) that `text` has: "HEX:N". HEX is a hash over the 100 UTF-16
// units from the line's start on, without blanks and tabs; N says how many lines up to this one have that
// hash. `text` is the whole file, a BOM included. A text that ends in a line end has one more, empty line.
std::map<int, std::string> github_line_hashes(std::string_view text, std::span<const int> lines);

}  // namespace ssot
