#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ssot::test {
namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "ssot-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data()) == nullptr ? "" : fs::canonical(pattern).string();
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::at(std::string_view relative) const {
  return path_ + "/" + std::string(relative);
}

void TemporaryFolder::write(std::string_view relative, std::string_view text) const {
  fs::create_directories(fs::path(at(relative)).parent_path());
  std::ofstream(at(relative), std::ios::binary) << text;
}

void TemporaryFolder::make_folder(std::string_view relative) const { fs::create_directories(at(relative)); }

void TemporaryFolder::link(std::string_view relative, std::string_view target) const {
  fs::create_directories(fs::path(at(relative)).parent_path());
  fs::create_symlink(std::string(target), at(relative));
}

void TemporaryFolder::make_pipe(std::string_view relative) const {
  fs::create_directories(fs::path(at(relative)).parent_path());
  ASSERT_EQ(mkfifo(at(relative).c_str(), 0644), 0);
}

void TemporaryFolder::git(std::string_view arguments, std::string_view folder) const {
  const std::string command =
      "cd '" + at(folder) +
      "' && env -i PATH=\"$PATH\" HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git -c user.name=A "
      "-c user.email=a@example.org -c init.defaultBranch=main -c protocol.file.allow=always " +
      std::string(arguments) + " >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << "git " << arguments;
}

}  // namespace ssot::test
