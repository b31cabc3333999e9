#include "report/byte_words.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/text.h"

namespace ssot {

std::string byte_words(std::uint64_t bytes) {
  if (bytes < 1000) return count_of(bytes, "byte");
  constexpr std::array<std::string_view, 4> kUnits{"kB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 999.5 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return fmt::format("{:.{}f} {}", size, size < 9.95 ? 1 : 0, kUnits[unit]);
}

}  // namespace ssot
