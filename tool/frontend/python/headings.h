// What the head of a compound statement says about the block it opens.
#pragma once
#include <string_view>

#include "frontend/python/marks.h"

namespace ssot::python {

// `TYPE_CHECKING`, `typing.TYPE_CHECKING` or the like, alone or in parentheses, between `start` and `colon`.
bool is_type_checking(const Marks& marks, const char* start, const char* colon);

// After `if`: `__name__ == "__main__"`, either way round: what never runs when the module is imported.
bool is_script_guard(std::string_view head);

// After `except`: nothing, or something that names an exception that a failing import raises.
bool catches_import_failure(std::string_view head);

// After `with`: `suppress(ImportError)` or the like, or anything called …raises….
bool expects_failure(std::string_view head);

}  // namespace ssot::python
