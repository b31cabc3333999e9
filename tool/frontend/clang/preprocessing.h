// A compiler instance up to its preprocessor, silent, for what is asked without parsing.
#pragma once
#include <clang/Frontend/CompilerInstance.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <memory>
#include <string>

#include "frontend/clang/invocation.h"

namespace ssot::clang_reader {

struct Preprocessing {
  std::unique_ptr<clang::CompilerInstance> instance;  // null: `failure` says why
  std::unique_ptr<clang::DiagnosticConsumer> silence;
  std::string failure;
};

// `files`: where files come from; usually those of the invocation.
Preprocessing start_preprocessing(const Invocation& invocation,
                                  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                                  std::unique_ptr<clang::DiagnosticConsumer> consumer);

}  // namespace ssot::clang_reader
