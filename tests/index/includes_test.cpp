// What an #include and a C++20 import lead to.
#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

Policy dirs(const std::string& list) { return policy_of(R"({"cpp": {"include_dirs": [)" + list + "]}}"); }

TEST(Includes, FollowTheQuoteRuleFirst) {
  ProjectBuilder tree;
  tree.file("include/a.hpp");
  tree.file("src/a.hpp");
  tree.file("src/b.cpp").include("\"a.hpp\"").include("<a.hpp>").include("\"../include/a.hpp\"");
  const Project project = tree.build(dirs("\"include\""));
  EXPECT_EQ(leads_to(project, "src/b.cpp", 0), "src/a.hpp");
  EXPECT_EQ(leads_to(project, "src/b.cpp", 1), "include/a.hpp");
  EXPECT_EQ(leads_to(project, "src/b.cpp", 2), "include/a.hpp");
}

TEST(Includes, TakeTheFirstIncludeDirThatHasIt) {
  ProjectBuilder tree;
  tree.file("one/a.hpp");
  tree.file("two/a.hpp");
  tree.file("two/b.hpp");
  tree.file("src/x.cpp").include("<a.hpp>").include("\"b.hpp\"").include("<c.hpp>");
  const Project project = tree.build(dirs(R"("one", "two")"));
  EXPECT_EQ(leads_to(project, "src/x.cpp", 0), "one/a.hpp");
  EXPECT_EQ(leads_to(project, "src/x.cpp", 1), "two/b.hpp");
  EXPECT_EQ(leads_to(project, "src/x.cpp", 2), "outside");
}

TEST(Includes, AreGuessedByAUniqueSuffixWithASlashOnly) {
  ProjectBuilder tree;
  tree.file("libs/ws/a.hpp");
  tree.file("libs/one/twice/b.hpp");
  tree.file("libs/two/twice/b.hpp");
  tree.file("src/x.cpp")
      .include("\"ws/a.hpp\"")
      .include("<ws/a.hpp>")
      .include("\"a.hpp\"")
      .include("\"twice/b.hpp\"")
      .include("\"s/a.hpp\"")
      .include("\"../ws/a.hpp\"");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "src/x.cpp", 0), "?libs/ws/a.hpp");
  EXPECT_EQ(leads_to(project, "src/x.cpp", 1), "outside") << "never for <…>";
  EXPECT_EQ(leads_to(project, "src/x.cpp", 2), "outside") << "no slash";
  EXPECT_EQ(leads_to(project, "src/x.cpp", 3), "outside") << "not unique";
  EXPECT_EQ(leads_to(project, "src/x.cpp", 4), "outside") << "not a whole component";
  EXPECT_EQ(leads_to(project, "src/x.cpp", 5), "outside");
}

TEST(Includes, OfTheRootItselfAreNoGuessOnlyWhenTheRootIsAnIncludeDir) {
  ProjectBuilder guessing;
  guessing.file("ws/a.hpp");
  guessing.file("src/x.cpp").include("\"ws/a.hpp\"");
  EXPECT_EQ(leads_to(guessing.build(), "src/x.cpp"), "?ws/a.hpp");
  ProjectBuilder told;
  told.file("ws/a.hpp");
  told.file("src/x.cpp").include("\"ws/a.hpp\"");
  EXPECT_EQ(leads_to(told.build(dirs("\".\"")), "src/x.cpp"), "ws/a.hpp");
}

TEST(Includes, OfAWrapperMeanTheNextHeader) {
  ProjectBuilder tree;
  tree.file("one/a.h").include("<a.h>");
  tree.file("two/a.h");
  const Project project = tree.build(dirs(R"("one", "two")"));
  EXPECT_EQ(leads_to(project, "one/a.h"), "two/a.h");
}

TEST(Includes, ThatAreComputedOrAbsoluteLeadNowhere) {
  ProjectBuilder tree;
  tree.file("a.hpp");
  tree.file("b.cpp").include("MACRO").include("\"/a.hpp\"").include("\"\"");
  tree.file("b.cpp").facts().imports[0].computed = true;
  const Project project = tree.build();
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(leads_to(project, "b.cpp", i), "outside");
}

TEST(Includes, NameHeadersByPathOrSpelling) {
  ProjectBuilder tree;
  tree.file("include/a.hpp");
  tree.file("one/b.hpp");
  tree.file("include/b.hpp");
  const Project project = tree.build(dirs(R"("include", "one")"));
  EXPECT_EQ(project.header("include/a.hpp"), project.find("include/a.hpp"));
  EXPECT_EQ(project.header("a.hpp"), project.find("include/a.hpp"));
  EXPECT_EQ(project.header("one/b.hpp"), project.find("one/b.hpp"));
  bool ambiguous = false;
  EXPECT_EQ(project.header("b.hpp", &ambiguous), kNoFile);
  EXPECT_TRUE(ambiguous);
  EXPECT_EQ(project.header("gone.hpp"), kNoFile);
}

TEST(Modules, LeadToTheFileThatDeclaresTheirInterface) {
  ProjectBuilder tree;
  tree.file("ws/manager.cppm").declares_module("acme.ws").import_module(":types").import_module("std");
  tree.file("ws/types.cppm").declares_module("acme.ws:types");
  tree.file("ws/manager.cpp").facts().module_name = "acme.ws";
  tree.file("src/chat.cpp").import_module("acme.ws").import_module("acme");
  const Project project = tree.build();
  EXPECT_EQ(project.cpp_module("acme.ws"), project.find("ws/manager.cppm"));
  EXPECT_EQ(project.cpp_module("acme"), kNoFile);
  EXPECT_EQ(leads_to(project, "src/chat.cpp", 0), "ws/manager.cppm");
  EXPECT_EQ(leads_to(project, "src/chat.cpp", 1), "outside");
  EXPECT_EQ(leads_to(project, "ws/manager.cppm", 0), "ws/types.cppm");
  EXPECT_EQ(leads_to(project, "ws/manager.cppm", 1), "outside");
}

}  // namespace
}  // namespace ssot::test
