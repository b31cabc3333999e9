// The names in a type that a value of this type may itself be an object of: `Optional[X]`,
// `std::shared_ptr<ns::X>` and `X&` give X; `list[X]`, `Type[X]`, `Callable[..., X]` and `std::vector<X>` do
// not.
//
// It reads text and resolves nothing; what the names mean is the matter of meanings.h.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"

namespace ssot {

// Chains with their links joined by '.', in order; of a generic type its own name too: `Manager[int]` gives
// Manager.
std::vector<std::string> names_in_type(std::string_view type, Language language);

}  // namespace ssot
