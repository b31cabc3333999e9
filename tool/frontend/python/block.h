// Where a statement stands: the blocks around it. Part of the scanner's state.
#pragma once
#include <cstdint>

#include "model/facts.h"

namespace ssot::python {

enum class Head : std::uint8_t {
  kNone,
  kIf,
  kElif,
  kElse,
  kTry,
  kExcept,
  kFinally,
  kWith,
  kClass,
  kDef,
  kMatch,
  kCase,
  kOther,
};

// One indented block, or the rest of a line after `if x:`.
struct Block {
  int indent = 0;                // in columns from 0; the enclosing block's for the rest of a line
  std::int32_t definition = -1;  // innermost definition that was recorded
  int try_begin = -1;  // the latest `try` directly in this block: its imports are [try_begin, try_end)
  int try_end = -1;
  Head head = Head::kNone;  // what opened it
  bool closes_definition = false;
  bool in_function = false;
  bool in_class = false;  // directly, but for `if`, `try`, `with` …
  bool type_checking = false;
  bool conditional = false;
  bool guarded = false;
  bool script_only = false;  // under `if __name__ == "__main__":`

  bool at_module_level() const { return !in_function && !in_class; }
  Scope scope() const {
    if (type_checking) return Scope::kTypeChecking;
    return in_function ? Scope::kFunction : in_class ? Scope::kClass : Scope::kModule;
  }
};

}  // namespace ssot::python
