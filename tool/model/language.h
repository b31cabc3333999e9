// The languages `ssot` tells apart, and which of them a front end reads.
#pragma once
#include <cstdint>
#include <string_view>

namespace ssot {

enum class Language : std::uint8_t {
  kNone,          // known to be no source (images, data …), or unknown
  kCpp,           // every C and C++ name, `.h` included: depth 1 reads both alike
  kPython,
  kMarkdown,
  kRst,
  kCppFragment,   // `.inc`, `.def`: C++ only when a C or C++ file includes it
  kUnnamed,       // no extension: a script by its shebang, or a header when a C or C++ file includes it
  kOther,         // a known source language without a front end; counted, so that nobody thinks it was judged
};

// "cpp", "python", "markdown", "rst"; "" for those that have no facts.
std::string_view language_name(Language language);

}  // namespace ssot
