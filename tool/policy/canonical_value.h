// A value of the policy as text that is the same for all values that mean the same: prose left out, texts
// sorted where their order does not matter.
#pragma once
#include <string>
#include <vector>

#include "policy/key_meanings.h"

namespace ssot {

// The texts of an array, or the one text that stands for it; empty for null and for others.
std::vector<const LocatedJson*> texts_of(const LocatedJson* value);

// `detail` of a kDemand says which key an array stands for: its value as that key's, others as they are.
const LocatedJson* member_or_short_form(const LocatedJson* object, const KeyMeaning& of_object,
                                        std::string_view key);

// The value of `key`, null when it is absent, by what the key means.
std::string canonical_value(const LocatedJson* value, const KeyMeaning& meaning);
// All of an entry or object but its prose.
std::string canonical_object(const LocatedJson* object, const KeyMeaning& meaning);

// The names of the rules that the texts of `value` stand for, sorted, each once.
std::vector<std::string> rules_in(const LocatedJson* value);

}  // namespace ssot
