// A C++ member function against the canonical one: by counts of parameters where only names were read, by
// types where a parser was sure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.h"

namespace ssot {

// One member function, with what a parser knows of it; null: nothing.
struct CppMethod {
  const Definition& definition;
  const Detail* detail = nullptr;
  std::string_view class_name;  // unqualified: inside its class a type of that name is the class itself
  bool has_bases = false;       // its class has: what no `virtual` says may be virtual by a base
};

// In words that follow the method's name; empty where they do not differ, or that is not known.
std::vector<std::string> cpp_drifts(const CppMethod& here, const CppMethod& there);

// "send(const Message &, int = …) const", "send(2 parameters)".
std::string cpp_signature_text(const CppMethod& method);

}  // namespace ssot
