#include "worker/locate.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "worker/pool.h"

namespace ssot {
namespace {

namespace fs = std::filesystem;

class LocateTest : public testing::Test {
 protected:
  LocateTest() {
    std::string pattern = (fs::temp_directory_path() / "ssot-locate-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~LocateTest() override { fs::remove_all(folder_); }
  void write(const std::string& name, bool runs = false) const {
    const fs::path path = folder_ + "/" + name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "x";
    if (runs) fs::permissions(path, fs::perms::owner_all);
  }

  std::string folder_;
};

TEST_F(LocateTest, TheWorkerLiesBesideOrInLibexec) {
  const std::string executable = folder_ + "/bin/ssot";
  EXPECT_EQ(worker_beside(executable), "");
  write("bin/ssot-clang");
  EXPECT_EQ(worker_beside(executable), "") << "it cannot be run";
  write("libexec/ssot/ssot-clang", true);
  EXPECT_EQ(worker_beside(executable), folder_ + "/libexec/ssot/ssot-clang");
  write("bin/ssot-clang", true);
  EXPECT_EQ(worker_beside(executable), folder_ + "/bin/ssot-clang");
}

TEST_F(LocateTest, HeadersLieAsInstalledOrWhereLlvmIs) {
  const std::string executable = folder_ + "/bin/ssot";
  EXPECT_EQ(builtin_headers_beside(executable, {folder_ + "/llvm"}), "");
  write("llvm/include/stddef.h");
  EXPECT_EQ(builtin_headers_beside(executable, {folder_ + "/none", folder_ + "/llvm"}), folder_ + "/llvm");
  write("lib/ssot/clang/include/stddef.h");
  EXPECT_EQ(builtin_headers_beside(executable, {folder_ + "/llvm"}), folder_ + "/lib/ssot/clang");
}

TEST(FindTest, HeadersOfTheBuildMachineAreFound) { EXPECT_NE(find_builtin_headers(), ""); }

}  // namespace
}  // namespace ssot
