// How much of one piece of code stands in another, whatever its blanks, line ends and comments: fingerprints
// by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003) over tokens.
//
// The tokens are those of no language in particular: words, numbers, strings and single marks, with `//`, `/*
// */` and, for Python, `#` left out. Good for a likeness in per cent, never the only ground of a finding.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/language.h"

namespace ssot {

// Hashes of the tokens, in order.
std::vector<std::uint64_t> tokens_of(std::string_view code, Language language);

// The hash of a whole token sequence; equal for equal sequences.
std::uint64_t hash_of(const std::vector<std::uint64_t>& tokens);

// Sorted, unique. Two pieces that share kGuaranteed tokens in a row share a fingerprint.
constexpr std::size_t kGram = 6;
constexpr std::size_t kGuaranteed = 9;
std::vector<std::uint64_t> fingerprints_of(const std::vector<std::uint64_t>& tokens);

// Shared ones in per cent of all; 0 where either has none.
int likeness(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace ssot
