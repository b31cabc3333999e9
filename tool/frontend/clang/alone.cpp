#include "frontend/clang/clang.h"

namespace ssot::clang_reader {

FileFacts parse_alone(const Environment&, const AloneRequest&) { return {}; }

}  // namespace ssot::clang_reader
