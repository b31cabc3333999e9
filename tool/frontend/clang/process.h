// What a process that runs Clang must arrange before the first text.
#pragma once

namespace ssot::clang_reader {

// LLVM ends the process on errors that it cannot leave and when memory runs out; with these exit codes from
// here on, silently.
void end_on_fatal_errors(int out_of_memory, int gave_up);

}  // namespace ssot::clang_reader
