// The files that Clang may see: regular files and folders. Anything else (a FIFO, a device, a socket) behaves
// as if it were not there, so that no `#include` and no flag can make a reader wait.
//
// Reads only. It does not confine reading to the tree: system headers lie outside of it.
#pragma once
#include <llvm/Support/VirtualFileSystem.h>

#include <string>

namespace ssot::clang_reader {

// The disk as seen from `directory` (absolute); a working directory of its own, never the process's. A
// directory that does not exist is accepted: then relative paths lead nowhere.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> guarded_files(const std::string& directory);

}  // namespace ssot::clang_reader
