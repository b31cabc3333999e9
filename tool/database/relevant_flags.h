// Which commands read a file alike: what is left of a command when everything is taken away that changes
// neither what the preprocessor sees nor the language.
#pragma once
#include <string>

#include "model/unit.h"

namespace ssot {

// Equal for two commands of one file exactly when one of them is enough. When in doubt an argument counts.
std::string relevant_flags(const CompileCommand& command);

}  // namespace ssot
