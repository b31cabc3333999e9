// The arguments of a compile command, made fit for Clang's driver: which driver it speaks to, and without the
// arguments that would make the driver itself write, remove or run something, or wait.
//
// Not the last word on safety: of what the driver makes of these arguments only a chosen part is kept
// (invocation.h).
#pragma once
#include <string>
#include <vector>

#include "model/unit.h"

namespace ssot::clang_reader {

struct DriverLine {
  std::vector<std::string> arguments;  // [0]: the compiler
  std::string unusual;                 // as PreprocessorStart::unusual
};

// `arguments` is empty when the command names no compiler.
DriverLine driver_line(const CompileCommand& command, const std::string& resource_dir);

}  // namespace ssot::clang_reader
