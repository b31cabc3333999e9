// Whether something was lost where Clang's parser lost its way: a class, a body, that depth 1 does not know
// either.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "frontend/clang/seen.h"

namespace ssot::clang_reader {

// Byte of the first such place. `names` are the bytes of all names that are known, ascending. What a macro
// that nobody knows stands for (`TEST(a, b) {`) counts as no loss: no reader of this file alone can know it.
std::optional<std::uint32_t> first_loss(std::string_view text, const std::vector<SeenError>& errors,
                                        const std::vector<std::uint32_t>& names);

}  // namespace ssot::clang_reader
