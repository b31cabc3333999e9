#include "support/paths.h"

namespace ssot::test {

std::string source_path(const std::string& relative) { return std::string(SSOT_SOURCE_DIR "/") + relative; }

std::string program() { return SSOT_BINARY; }

}  // namespace ssot::test
