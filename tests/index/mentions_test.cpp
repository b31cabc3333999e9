#include "index/mentions.h"

#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

Project tree() {
  ProjectBuilder tree;
  tree.file("app/__init__.py");
  tree.file("app/ws.py");
  tree.file("scripts/app.py");
  tree.file("scripts/run.py");
  tree.file("tests/__init__.py");
  return tree.build();
}

TEST(Mentions, LoadTheLongestPartThatIsAModule) {
  const Project project = tree();
  const auto path = mentioned_path(project, "tests", "app.ws.Manager.send");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->file, project.find("app/ws.py"));
  EXPECT_EQ(path->module, "app.ws");
  EXPECT_EQ(path->name, "Manager");
  ASSERT_EQ(path->missing.size(), 2U);
  EXPECT_EQ(path->missing[0].first, "app.ws.Manager.send");
}

TEST(Mentions, AskTheModuleThatAColonEnds) {
  const auto path = mentioned_path(tree(), "", "app.ws:Manager.run [extra]");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->module, "app.ws");
  EXPECT_EQ(path->name, "Manager");
  EXPECT_TRUE(path->missing.empty());
}

TEST(Mentions, AreNoneInWhatIsNoDottedPath) {
  const Project project = tree();
  for (const char* text :
       {"", ".", "app.", ".app", "app..ws", "app ws", "app.ws:", "app.ws:a:b", "1app.ws", "app/ws"})
    EXPECT_FALSE(mentioned_path(project, "", text)) << text;
  EXPECT_FALSE(mentioned_path(project, "", "app." + std::string(100000, 'a')));
  EXPECT_FALSE(mentioned_path(project, "", std::string(100000, '.')));
}

TEST(Mentions, AreNotJudgedWhereTheFolderMeansAnotherModule) {
  const Project project = tree();
  EXPECT_FALSE(mentioned_path(project, "scripts", "app.ws.Manager"));
  EXPECT_TRUE(mentioned_path(project, "tests", "app.ws.Manager"));
}

TEST(Mentions, TellWhatIsNotThere) {
  const auto path = mentioned_path(tree(), "", "gone.a.f");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->file, kNoFile);
  EXPECT_EQ(path->missing.size(), 3U);
}

}  // namespace
}  // namespace ssot::test
