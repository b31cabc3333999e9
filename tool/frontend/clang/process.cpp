#include "frontend/clang/process.h"

#include <llvm/Support/ErrorHandling.h>
#include <unistd.h>

namespace ssot::clang_reader {
namespace {

int out_of_memory_code = 1;
int gave_up_code = 1;

}  // namespace

void end_on_fatal_errors(int out_of_memory, int gave_up) {
  out_of_memory_code = out_of_memory;
  gave_up_code = gave_up;
  llvm::install_bad_alloc_error_handler([](void*, const char*, bool) { _exit(out_of_memory_code); });
  llvm::install_fatal_error_handler([](void*, const char*, bool) { _exit(gave_up_code); });
}

}  // namespace ssot::clang_reader
