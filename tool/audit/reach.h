// Which imports lead to the types that an audit speaks of, and by which path.
//
// Python: a name is followed through re-exports and aliases to the class it means; an import of a whole
// module leads to all that it defines. C++: an include leads to all that the header defines; what the file
// then uses is not asked.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/project.h"

namespace ssot {

// A definition by its place, as one number.
using PlaceKey = std::uint64_t;
constexpr PlaceKey place_key(FileId file, std::int32_t definition) {
  return (static_cast<PlaceKey>(file) << 32U) | static_cast<std::uint32_t>(definition);
}

struct Reach {
  FileId from{};
  std::uint32_t import = 0;  // index into its imports
  FileId through = kNoFile;  // the file that the import names: it defines the type, or hands it on
  std::uint32_t wanted = 0;  // index of what it leads to
  bool whole = false;        // the module or header as a whole is taken
};

// A file that hands on a wanted type under some name, whether or not anybody takes it there.
struct Handing {
  FileId file{};
  std::uint32_t wanted = 0;
};

struct Reaches {
  std::vector<Reach> imports;    // sorted by wanted, from, import
  std::vector<Handing> handing;  // sorted by wanted, file
};
Reaches reaches_of(const Project& project, std::span<const PlaceKey> wanted, unsigned threads);

}  // namespace ssot
