#include "frontend/clang/clang.h"

namespace ssot::clang_reader {

PreprocessorStart describe_flags(const Environment&, const CompileCommand&) { return {}; }
std::vector<long long> ask_preprocessor(const Environment&, const CompileCommand&, const std::vector<std::string>&) {
  return {};
}

}  // namespace ssot::clang_reader
