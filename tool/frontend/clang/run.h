// One run of Clang's parser over an invocation: what the preprocessor skipped, what went wrong and where,
// then the syntax tree.
//
// Knows nothing of facts besides SeenFile's places.
#pragma once
#include <clang/AST/Decl.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Lex/PPCallbacks.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "frontend/clang/files_seen.h"
#include "frontend/clang/inventions.h"
#include "frontend/clang/invocation.h"

namespace ssot::clang_reader {

struct Run {
  FilesSeen* files = nullptr;
  bool bodies = false;            // of functions whose place is in one of `files`
  bool suppress_missing = false;  // an include that is not found is no error
  std::size_t error_texts = 0;    // how many errors to tell
  std::string
      root;  // absolute; what Clang says of a file elsewhere could quote it, so only its place is told
  llvm::IntrusiveRefCntPtr<Inventions> inventions;  // null: what is not declared is unknown
  std::function<std::unique_ptr<clang::PPCallbacks>(clang::Preprocessor&)> watch;  // may be empty
  std::function<void(clang::ASTContext&)> tree;
};

struct RunResult {
  bool parsed = false;
  std::vector<std::string> errors;  // "a/b.cpp:3:7: ..."
};

RunResult run_clang(const Invocation& invocation, const Run& run);

}  // namespace ssot::clang_reader
