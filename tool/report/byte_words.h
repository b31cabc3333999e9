// Sizes for people.
#pragma once
#include <cstdint>
#include <string>

namespace ssot {

// "812 bytes", "4.1 kB", "12 MB": powers of 1000, two digits or more.
std::string byte_words(std::uint64_t bytes);

}  // namespace ssot
