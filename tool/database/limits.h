// How much of a compile database is read: far above what any build makes, and below what hurts.
#pragma once
#include <cstddef>

namespace ssot {

constexpr std::size_t kLargestDatabase = std::size_t{1}
                                         << 30;          // bytes of a compile_commands.json or build.ninja
constexpr std::size_t kMostArguments = 100'000;          // of one command
constexpr std::size_t kMostArgumentsInAll = 30'000'000;  // of all databases; 1 GB of memory

}  // namespace ssot
