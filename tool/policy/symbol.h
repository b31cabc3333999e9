// `LEFT:RIGHT` as text → Symbol (contract.md, "Symbols and concepts"). Whether it exists in the tree is not
// asked here.
#pragma once
#include <string>
#include <string_view>

#include "policy/complaints.h"
#include "policy/object_reader.h"
#include "policy/policy.h"

namespace ssot {

// Ends in an extension of C++ ("a/b.hpp"); what tells a file from a module, besides a '/'.
bool has_cpp_extension(std::string_view text);
// A '/' or a C++ extension makes a path of what would be a Python module.
bool names_file(std::string_view text);
bool is_dotted_name(std::string_view text);  // identifiers joined by dots

std::optional<Symbol> read_symbol(const PlacedText& text, Complaints& complaints);
// A module or header spelling, as `replace` holds it; complains about others.
bool check_target(const PlacedText& text, Complaints& complaints);

inline Language language_of(const Symbol& symbol) {
  return symbol.kind == Symbol::Kind::kPython ? Language::kPython : Language::kCpp;
}

}  // namespace ssot
