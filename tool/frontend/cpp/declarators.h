// What a head declares: a record, a function, names. Each question looks at tokens only and answers with
// their indices.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/cpp/head.h"

namespace ssot::cpp {

// What stands before a declaration proper.
struct Prefix {
  std::size_t first = 0;       // the first token after it
  bool is_template = false;    // `template <…>`
  bool specialised = false;    // `template <>`
  bool instantiation = false;  // `template class X<int>;`
};
Prefix read_prefix(const Head& head);

// `class ATTR ns::Name<int> final : bases`. Also enums.
struct RecordHead {
  bool found = false;
  std::size_t key = 0;   // of `class`, `struct`, `union`, `enum`
  std::size_t path = 0;  // first token of `ns::Name`
  std::size_t name = 0;  // of `Name`; meaningless when unnamed
  bool unnamed = false;
  bool two_names = false;     // `struct A b`: a macro and a name, or a type and a variable
  std::size_t arguments = 0;  // of `<int>`, [arguments, arguments_end)
  std::size_t arguments_end = 0;
  std::size_t bases = 0;  // after the `:`; head.size() when there are none
};
RecordHead read_record(const Head& head, std::size_t first);
// Ranges of tokens.
std::vector<std::pair<std::size_t, std::size_t>> read_bases(const Head& head, std::size_t from);

// `int ns::C::f(int a)`.
struct FunctionHead {
  bool found = false;
  bool typed = false;    // something that can be a return type stands before the name
  std::size_t path = 0;  // first token of the qualified name
  std::size_t name = 0;  // first token of the last component: a name, `~`, `operator`
  std::size_t name_end = 0;
  std::size_t open = 0;  // the parameter list's brackets
  std::size_t close = 0;
};
// `class_name` is that of the enclosing class, or empty. Tokens from `limit` on (a constructor's
// initialisers) are not looked at.
FunctionHead read_function(const Head& head, std::size_t first, std::size_t limit,
                           std::string_view class_name);

struct ParameterTokens {
  std::size_t name = 0;  // 0: unnamed (a parameter is never at token 0)
  bool has_default = false;
  bool variadic = false;
};
std::vector<ParameterTokens> read_parameters(const Head& head, std::size_t open, std::size_t close);

// True when the brackets hold arguments of a variable's constructor rather than parameters.
bool holds_arguments(const Head& head, std::size_t open, std::size_t close);

// The names that `typedef …` or a tail such as `} a, *b;` declares, from token `first` on.
std::vector<std::size_t> declared_names(const Head& head, std::size_t first, bool type_is_given);

// The first token of the qualified name whose last component is at `name`.
std::size_t path_start(const Head& head, std::size_t name);
// `ns::C::f` without template arguments, for the tokens [path, name).
std::string path_text(const Head& head, std::size_t path, std::size_t name);

// A name that looks like a macro's: no lower-case letter.
bool is_shouted(std::string_view name);

}  // namespace ssot::cpp
