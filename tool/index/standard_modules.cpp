#include <algorithm>
#include <array>
#include <string_view>

#include "index/python_modules.h"

namespace ssot {
namespace {

constexpr auto kNames = std::to_array<std::string_view>({
#include "index/standard_modules.inc"
});
static_assert(std::is_sorted(kNames.begin(), kNames.end()));

}  // namespace

bool is_standard_module(std::string_view first_component) {
  return std::binary_search(kNames.begin(), kNames.end(), first_component);
}

}  // namespace ssot
