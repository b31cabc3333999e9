// Which names a statement gives to a class, or a method's statement to its object, told from its first
// tokens.
//
// Most statements bind one name or none, and reading a whole dictionary for it would cost more than the rest
// of the file. What the first tokens do not settle is for Expressions to read.
#pragma once
#include <string>
#include <string_view>

#include "frontend/python/block.h"
#include "frontend/python/reading.h"

namespace ssot::python {

struct MemberName {
  enum class Answer : unsigned char { kNothing, kBinds, kUnclear };
  Answer answer = Answer::kNothing;
  std::string_view name = {};  // as spelled
  // `name = value`, where the value is one chain or string literals alone; else empty.
  std::string value = {};
  bool literal = false;
};

// Of the statement in [begin, end) directly in a class body, or of the head of a compound one.
MemberName bound_in_class(const Marks& marks, const char* begin, const char* end, Head head);

// Whether either of the two below can say anything of a statement in a method. Most are told by a few bytes.
bool may_bind_in_method(const Marks& marks, const char* begin, Head head, std::string_view object);

// Of a statement in a method: the name behind `object`, which is the method's first parameter with a dot,
// "self.".
MemberName bound_in_method(const Marks& marks, const char* begin, const char* end, Head head,
                           std::string_view object);

// `setattr(self, "name", value)`, `object.__setattr__(…)`: the value of the literal; "__dict__" where the
// names are computed, `self.__dict__.update(…)`. Empty for any other statement.
std::string set_by_name(const Marks& marks, const char* begin, std::string_view object);

}  // namespace ssot::python
