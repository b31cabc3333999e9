// Exact includes of many translation units at once, without a compiler: directives are read once a file,
// conditions are evaluated with the unit's own macros, spellings looked up on the unit's own search path.
//
// What only Clang can answer (predefined macros, builtin search path, `__has_attribute` …) is asked of it
// once for each set of flags. A unit with anything that this reader does not know for certain is handed back
// as `unusual`; the caller asks Clang's own scanner for it. clang-scan-deps is the referee: the files of
// every unit are the same.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "model/unit.h"

namespace ssot::preprocess {

// How the answers of Clang are had; called from one thread. `commands` are indices into the commands given to
// `scan`.
struct Oracle {
  std::function<std::vector<PreprocessorStart>(const std::vector<std::uint32_t>& commands)> start;
  std::function<std::vector<long long>(std::uint32_t command, const std::vector<std::string>& queries)> ask;
  // Reads these units with Clang's own scanner instead.
  std::function<UnitGraph(const std::vector<std::uint32_t>& commands)> scan;
};

UnitGraph scan(const std::string& root, const std::vector<CompileCommand>& commands, const Oracle& oracle,
               unsigned threads);

}  // namespace ssot::preprocess
