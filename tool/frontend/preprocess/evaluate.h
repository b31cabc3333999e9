// The value of a condition, by Clang's rules (lib/Lex/PPExpressions.cpp).
#pragma once
#include "frontend/preprocess/expand.h"
#include "frontend/preprocess/numbers.h"

namespace ssot::preprocess {

// What the unit's language says about conditions.
struct Dialect {
  bool cplusplus = false;
  bool bool_words = false;  // true and false are 1 and 0: C++, C23
  bool char_is_unsigned = false;
  bool wchar_is_unsigned = false;
};

struct Condition {
  bool holds = false;
  bool valid = true;  // false: Clang would report an error and take it as false
};
// `expander` has been started on the condition's tokens.
Condition evaluate(Expander& expander, const MacroTable& macros, const Dialect& dialect);

}  // namespace ssot::preprocess
