#include "audit/platforms.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>

#include "audit/name_words.h"

namespace ssot {
namespace {

constexpr std::array<std::string_view, 55> kPlatforms{
    "aarch64", "aix",   "altivec", "amd64",  "amdgpu",  "android",   "apple",  "arm",   "arm64",   "avx",
    "avx2",    "bsd",   "cocoa",   "cuda",   "d3d11",   "d3d12",     "darwin", "elf",   "freebsd", "fuchsia",
    "haiku",   "hip",   "i386",    "ios",    "linux",   "loongarch", "mac",    "macho", "macos",   "mingw",
    "mips",    "msvc",  "neon",    "netbsd", "openbsd", "opencl",    "opengl", "osx",   "posix",   "powerpc",
    "ppc",     "riscv", "solaris", "sparc",  "sse",     "sse2",      "unix",   "ve",    "vulkan",  "wasm",
    "win",     "win32", "windows", "x64",    "x86"};

std::set<std::string> platforms_in(std::string_view path) {
  std::set<std::string> found;
  std::string part;
  const auto take = [&] {
    for (std::string& word : words_of(part)) {
      if (std::binary_search(kPlatforms.begin(), kPlatforms.end(), word)) found.insert(std::move(word));
    }
    part.clear();
  };
  for (const char c : path) {
    const bool word = c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (word) {
      part += c;
    } else {
      take();
    }
  }
  take();
  return found;
}

}  // namespace

bool are_platform_alternatives(std::string_view path_a, std::string_view path_b) {
  const std::set<std::string> a = platforms_in(path_a);
  const std::set<std::string> b = platforms_in(path_b);
  std::set<std::string> only_a, only_b;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(only_a, only_a.end()));
  std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::inserter(only_b, only_b.end()));
  return !only_a.empty() && !only_b.empty();
}

}  // namespace ssot
