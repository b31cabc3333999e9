#include "frontend/clang/guarded_files.h"

#include <cstdint>
#include <memory>
#include <system_error>

namespace ssot::clang_reader {
namespace {

// Clang cannot hold more than 2 GiB of text in one unit; one file of a tenth of that is no source.
constexpr std::uint64_t kLargestFile = std::uint64_t{512} << 20;

bool is_served(const llvm::vfs::Status& status) {
  using Type = llvm::sys::fs::file_type;
  return status.getType() == Type::directory_file ||
         (status.getType() == Type::regular_file && status.getSize() <= kLargestFile);
}

class GuardedFiles : public llvm::vfs::ProxyFileSystem {
 public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine& path) override {
    auto found = ProxyFileSystem::status(path);
    if (found && !is_served(*found)) return std::make_error_code(std::errc::no_such_file_or_directory);
    return found;
  }

  bool exists(const llvm::Twine& path) override { return static_cast<bool>(status(path)); }

  // Looked at before it is opened: opening a FIFO waits for its other end.
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine& path) override {
    const auto found = status(path);
    if (!found) return found.getError();
    return ProxyFileSystem::openFileForRead(path);
  }
};

// For a directory that is not there: everything relative to it is absent, instead of relative to where the
// process runs.
constexpr const char* kNowhere = "/";

}  // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> guarded_files(const std::string& directory) {
  auto files = llvm::makeIntrusiveRefCnt<GuardedFiles>(
      llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(llvm::vfs::createPhysicalFileSystem()));
  if (files->setCurrentWorkingDirectory(directory)) files->setCurrentWorkingDirectory(kNowhere);
  return files;
}

}  // namespace ssot::clang_reader
