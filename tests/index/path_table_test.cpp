#include "index/path_table.h"

#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

std::vector<FileFacts> facts_of(std::initializer_list<const char*> paths) {
  std::vector<FileFacts> facts;
  for (const char* path : paths) facts.push_back(std::move(FileBuilder(path).facts()));
  return facts;
}

TEST(PathTable, FindsFoldersAndFilesByTheirNames) {
  const auto facts = facts_of({"a.py", "app/__init__.py", "app/ws/manager.py", "app/ws/x/y.hpp"});
  const PathTable table(facts);
  const FolderId app = table.find_folder("app");
  const FolderId ws = table.find_folder("app/ws");
  EXPECT_EQ(table.path(ws), "app/ws");
  EXPECT_EQ(table.parent(ws), app);
  EXPECT_EQ(table.parent(app), kRootFolder);
  EXPECT_EQ(table.find_folder(""), kRootFolder);
  EXPECT_EQ(table.find_folder("app/gone"), kNoFolder);
  EXPECT_EQ(table.find_folder("app/ws/manager.py"), kNoFolder);
  EXPECT_EQ(table.child_folder(app, "ws"), ws);
  EXPECT_EQ(table.child_file(ws, "manager.py"), FileId{2});
  EXPECT_EQ(table.child_file(app, "manager.py"), kNoFile);
  EXPECT_EQ(table.folder_of(FileId{0}), kRootFolder);
}

TEST(PathTable, KnowsPackagesAndFoldersThatHoldPython) {
  const auto facts =
      facts_of({"app/__init__.py", "app/__init__.pyi", "cpp/a.hpp", "stubs/__init__.pyi", "tools/run.py"});
  const PathTable table(facts);
  EXPECT_EQ(table.init(table.find_folder("app")), FileId{0}) << "the .py wins over its stub";
  EXPECT_EQ(table.init(table.find_folder("stubs")), FileId{3});
  EXPECT_EQ(table.init(table.find_folder("tools")), kNoFile);
  EXPECT_TRUE(table.holds_python(table.find_folder("tools")));
  EXPECT_FALSE(table.holds_python(table.find_folder("cpp")));
}

TEST(PathTable, WalksRelativePathsAndNeverOutOfTheRoot) {
  const auto facts = facts_of({"include/ws/a.hpp", "src/b.cpp", "top.hpp"});
  const PathTable table(facts);
  const FolderId src = table.find_folder("src");
  EXPECT_EQ(table.walk(src, "b.cpp"), FileId{1});
  EXPECT_EQ(table.walk(src, "./b.cpp"), FileId{1});
  EXPECT_EQ(table.walk(src, "../include/ws/a.hpp"), FileId{0});
  EXPECT_EQ(table.walk(src, "../include//ws/./../ws/a.hpp"), FileId{0});
  EXPECT_EQ(table.walk(src, "../top.hpp"), FileId{2});
  EXPECT_EQ(table.walk(src, "../../top.hpp"), kNoFile);
  EXPECT_EQ(table.walk(src, "../gone/../top.hpp"), kNoFile);
  EXPECT_EQ(table.walk(src, ""), kNoFile);
  EXPECT_EQ(table.walk(src, "../include"), kNoFile);
}

TEST(PathTable, HoldsThousandsOfNamesApart) {
  std::vector<FileFacts> facts;
  for (int i = 100000; i < 103000; ++i)
    facts.push_back(std::move(FileBuilder("d" + std::to_string(i) + "/same.py").facts()));
  const PathTable table(facts);
  for (std::size_t i = 0; i < facts.size(); i += 97) {
    const FolderId folder = table.folder_of(FileId{static_cast<std::uint32_t>(i)});
    EXPECT_EQ(table.child_file(folder, "same.py"), FileId{static_cast<std::uint32_t>(i)});
  }
}

}  // namespace
}  // namespace ssot::test
