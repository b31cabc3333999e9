// Is the statement at a token a declaration of one variable, and of what type? By its tokens: a type, then a
// name, then what can follow one.
#pragma once
#include <cstdint>

#include "frontend/cpp/chains.h"
#include "frontend/cpp/token_list.h"

namespace ssot::cpp {

struct LocalDeclaration {
  bool found = false;
  std::uint32_t type = kNoToken;  // first token of `::ns::W`; kNoToken for `auto` and built-in types
  bool indirect = false;          // a pointer, a reference, a range's variable
  bool is_function = false;       // `W f();`
  bool is_static = false;
  bool is_extern = false;
  bool is_inline = false;  // or constexpr
  std::uint32_t name = 0;
  std::uint32_t behind = 0;  // the token behind the name and its array bounds
};

LocalDeclaration read_local_declaration(const TokenList& tokens, std::uint32_t at);

// Behind the type `[::] A [<…>] :: B [<…>]` at `at`; `at` itself when there is none. `last` becomes its last
// name.
std::uint32_t after_type(const TokenList& tokens, std::uint32_t at, std::uint32_t& last);

}  // namespace ssot::cpp
