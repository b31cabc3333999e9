// The manual page ssot(1), from the descriptions of the commands and the catalogue of rules.
#pragma once
#include <span>
#include <string>

#include "cli/completions.h"

namespace ssot {

// Source for man(7) macros; the same bytes for the same version.
std::string manual_page(const CommandTable& commands, std::string_view version);

// Ends of the program, with what each means: the one table of them for people.
struct ExitCode {
  int code;
  std::string_view meaning;
};
std::span<const ExitCode> exit_codes();

}  // namespace ssot
