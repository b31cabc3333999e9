// From a compile command to what Clang's front end needs to read the unit, and nothing besides: language,
// target, macros, search path, forced includes. Nothing is run; what writes files, loads code or measures
// something does not get through, since the result starts empty and only those parts are copied into it.
//
// Shared by the readers of this folder; they set what they need on top (bodies, buffers, their own
// diagnostics).
#pragma once
#include <clang/Frontend/CompilerInvocation.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <memory>
#include <string>

#include "frontend/clang/clang.h"

namespace ssot::clang_reader {

struct Invocation {
  // One input, by its absolute path; action: syntax only; every warning off. Null: `failure` says why.
  std::shared_ptr<clang::CompilerInvocation> options;
  // The same of a source for the assembler, which can be preprocessed but not parsed; then `options` is null.
  std::shared_ptr<clang::CompilerInvocation> assembler;
  // Where Clang must take its files from: regular files only, relative to the command's directory.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files;
  std::string unusual;  // not empty: what the command needs and Clang is not given here (precompiled headers,
                        // modules)
  std::string failure;  // a sentence without its full stop

  const std::shared_ptr<clang::CompilerInvocation>& to_preprocess() const {
    return options ? options : assembler;
  }
};

Invocation make_invocation(const Environment& environment, const CompileCommand& command);

// For one file alone: language by the extension of `path`, no search path, a fixed target, no files but what
// is remapped.
Invocation alone_invocation(const std::string& path);

}  // namespace ssot::clang_reader
