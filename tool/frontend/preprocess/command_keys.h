// Which compile commands have so much in common that Clang need be asked only once for all of them.
#pragma once
#include <string>

#include "model/unit.h"

namespace ssot::preprocess {

struct CommandKeys {
  std::string start;  // equal: the same predefined macros, search path and forced includes
  std::string kind;   // equal: the same answers to `__has_attribute` and its like
};
CommandKeys command_keys(const CompileCommand& command);

}  // namespace ssot::preprocess
