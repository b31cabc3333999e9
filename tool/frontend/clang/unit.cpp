#include "frontend/clang/clang.h"

namespace ssot::clang_reader {

UnitAnswer parse_unit(const Environment&, const UnitRequest&) { return {}; }

}  // namespace ssot::clang_reader
