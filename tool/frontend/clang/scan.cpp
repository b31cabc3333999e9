#include "frontend/clang/clang.h"

namespace ssot::clang_reader {

ScanAnswer scan_unit(const Environment&, const CompileCommand&) { return {}; }

}  // namespace ssot::clang_reader
