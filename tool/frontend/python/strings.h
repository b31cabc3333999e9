// Where a string literal ends: every kind and prefix of the grammars 3.8 to 3.14.
//
// f- and t-strings are read by the rules of 3.12 and later, where a replacement field may hold the string's
// own quotes. What 3.11 accepts reads the same by those rules: there, a field ends before the string's own
// quote can occur.
#pragma once
#include <string_view>
#include <vector>

#include "frontend/python/marks.h"

namespace ssot::python {

// One past the closing quote of the literal whose opening quote is at `quote`; null when it never closes, and
// then `gave_up` is told how far the search went. The prefix is looked up before `quote`.
const char* string_end(const Marks& marks, const char* quote, const char** gave_up = nullptr);

// The expressions in the replacement fields of the f- or t-string whose opening quote is at `quote`, up to
// ':' or
// '}'; those inside further strings in them are left out. Empty when it never closes.
std::vector<std::string_view> replacement_fields(const Marks& marks, const char* quote);

// The quote after `place` when a string literal with or without prefix starts there; null otherwise.
const char* quote_of_literal(const char* place);

// True when a line that starts at `line` cannot lie inside brackets: it starts with a keyword that no
// expression holds.
bool starts_statement_surely(const char* line);

}  // namespace ssot::python
