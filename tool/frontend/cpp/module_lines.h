// C++20 module directives: is this `import` or `module` one, or an ordinary name?
//
// It is one when its line begins with it (after `export`), when it reads like one up to its `;`, and when no
// brace is open there. Braces are counted only up to such lines, so that a file without them pays nothing.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"

namespace ssot::cpp {

struct ModuleLine {
  enum Kind : std::uint8_t { kNone, kImport, kDeclaration } kind = kNone;
  std::string_view name;  // as written: `a.b:part`, `:part`, `<vector>`, `"h.h"`
};

class ModuleLines {
 public:
  explicit ModuleLines(std::string_view text) : begin_(text.data()), at_(text.data()) {}

  // `word` is at `import` or `module`, `start` at the `export` before it or the same. Ask in ascending order.
  ModuleLine read(const char* start, const char* word, const char* end,
                  const std::vector<Directive>& directives);

 private:
  bool at_file_level(const char* start, const std::vector<Directive>& directives);

  const char* begin_;
  const char* at_;        // braces are counted up to here
  std::size_t next_ = 0;  // the first directive at or after `at_`
  long depth_ = 0;
  std::vector<long> conditions_;  // depth at each open `#if`
};

}  // namespace ssot::cpp
