// What a Python import leads to.
#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

TEST(PythonImports, LeadToModulesPackagesAndSubmodules) {
  ProjectBuilder tree;
  tree.file("app/__init__.py");
  tree.file("app/ws/__init__.py");
  tree.file("app/ws/manager.py");
  tree.file("main.py")
      .import("app.ws.manager")
      .import("app.ws", "w")
      .from("app.ws", "manager")
      .from("app.ws", "VERSION")
      .from("app.ws.manager", "Manager")
      .from("app.ws", "*")
      .import("os");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "main.py", 0), "app/ws/manager.py");
  EXPECT_EQ(leads_to(project, "main.py", 1), "app/ws/__init__.py");
  EXPECT_EQ(leads_to(project, "main.py", 2), "app/ws/manager.py");
  EXPECT_TRUE(project.resolution(project.find("main.py"), 2).submodule);
  EXPECT_EQ(leads_to(project, "main.py", 3), "app/ws/__init__.py");
  EXPECT_FALSE(project.resolution(project.find("main.py"), 3).submodule);
  EXPECT_EQ(leads_to(project, "main.py", 4), "app/ws/manager.py");
  EXPECT_EQ(leads_to(project, "main.py", 5), "app/ws/__init__.py");
  EXPECT_EQ(leads_to(project, "main.py", 6), "outside");
}

TEST(PythonImports, AreRelativeToTheirPackage) {
  ProjectBuilder tree;
  tree.file("app/__init__.py").from(".ws", "manager").from(".", "ws");
  tree.file("app/ws/__init__.py");
  tree.file("app/ws/manager.py").from(".", "other").from("..", "ws").from("...", "x").from("....x", "y");
  tree.file("app/ws/other.py");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "app/__init__.py", 0), "app/ws/manager.py");
  EXPECT_EQ(leads_to(project, "app/__init__.py", 1), "app/ws/__init__.py");
  EXPECT_EQ(leads_to(project, "app/ws/manager.py", 0), "app/ws/other.py");
  EXPECT_EQ(leads_to(project, "app/ws/manager.py", 1), "app/ws/__init__.py");
  EXPECT_NE(leads_to(project, "app/ws/manager.py", 2), "broken") << "beyond the top-level package";
  EXPECT_EQ(leads_to(project, "app/ws/manager.py", 3), "outside");
}

TEST(PythonImports, AreMadeAbsolute) {
  ProjectBuilder tree;
  tree.file("app/__init__.py").from(".", "x").from(".ws", "y");
  tree.file("app/ws/manager.py").from(".", "x").from("..other", "y").from("...", "z").from("a.b", "c");
  const Project project = tree.build();
  const auto absolute = [&](std::string_view path, std::size_t index) {
    const FileId id = project.find(path);
    return project.absolute_module(id, project.facts(id).imports[index]);
  };
  EXPECT_EQ(absolute("app/__init__.py", 0), "app");
  EXPECT_EQ(absolute("app/__init__.py", 1), "app.ws");
  EXPECT_EQ(absolute("app/ws/manager.py", 0), "app.ws");
  EXPECT_EQ(absolute("app/ws/manager.py", 1), "app.other");
  EXPECT_EQ(absolute("app/ws/manager.py", 3), "a.b");
}

TEST(PythonImports, PreferThePackageToTheModuleAndTheModuleToItsStub) {
  ProjectBuilder tree;
  tree.file("both.py");
  tree.file("both/__init__.py");
  tree.file("typed.py");
  tree.file("typed.pyi");
  tree.file("stub.pyi");
  tree.file("folder.py");
  tree.file("folder/inner.py");
  tree.file("z.py").import("both").import("typed").import("stub").import("folder");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "z.py", 0), "both/__init__.py");
  EXPECT_EQ(leads_to(project, "z.py", 1), "typed.py");
  EXPECT_EQ(leads_to(project, "z.py", 2), "stub.pyi");
  EXPECT_EQ(leads_to(project, "z.py", 3), "folder.py") << "a module wins over a namespace folder";
}

TEST(PythonImports, GuessTheRootsOfSourceLayoutsAndOfProjectsInside) {
  ProjectBuilder tree;
  tree.other("services/mail/pyproject.toml");
  tree.file("src/acme/__init__.py");
  tree.file("services/mail/mailer/__init__.py");
  tree.file("services/mail/src/post/__init__.py");
  tree.file("main.py").import("acme").import("mailer").import("post").import("src.acme");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "main.py", 0), "src/acme/__init__.py");
  EXPECT_EQ(leads_to(project, "main.py", 1), "services/mail/mailer/__init__.py");
  EXPECT_EQ(leads_to(project, "main.py", 2), "services/mail/src/post/__init__.py");
  EXPECT_EQ(leads_to(project, "main.py", 3), "src/acme/__init__.py");
  EXPECT_EQ(project.module_of(project.find("src/acme/__init__.py")), "acme");
  EXPECT_EQ(project.module_of(project.find("services/mail/mailer/__init__.py")), "mailer");
}

TEST(PythonImports, KnowOnlyTheRootsThatThePolicyNames) {
  ProjectBuilder tree;
  tree.file("lib/acme/__init__.py");
  tree.file("src/other/__init__.py");
  tree.file("main.py").import("acme").import("other");
  const Project project = tree.build(policy_of(R"({"python": {"roots": ["lib"]}})"));
  EXPECT_EQ(leads_to(project, "main.py", 0), "lib/acme/__init__.py");
  EXPECT_EQ(leads_to(project, "main.py", 1), "outside");
}

TEST(PythonImports, FindModulesBesideAScript) {
  ProjectBuilder tree;
  tree.file("tools/helper.py");
  tree.file("tools/run.py").import("helper");
  tree.file("app/__init__.py");
  tree.file("app/helper2.py");
  tree.file("app/run.py").import("helper2");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "tools/run.py"), "tools/helper.py");
  EXPECT_EQ(leads_to(project, "app/run.py"), "outside") << "inside a package the folder is not on the path";
}

TEST(PythonImports, LeaveTheStandardLibraryAlone) {
  ProjectBuilder tree;
  tree.file("json/__init__.py");
  tree.file("main.py").import("json").import("json.tool").import("email.message");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "main.py", 0), "?json/__init__.py");
  EXPECT_EQ(leads_to(project, "main.py", 1), "outside");
  EXPECT_EQ(leads_to(project, "main.py", 2), "outside");
}

TEST(PythonImports, AreBrokenOnlyWhereTheTreeIsSurelyMeant) {
  ProjectBuilder tree;
  tree.file("app/__init__.py");
  tree.file("app/dynamic.py").facts().dynamic = true;
  tree.file("bare/deep/package/__init__.py");
  tree.file("tools/run.py");
  tree.other("app/fast.cpython-311.so");
  tree.file("main.py")
      .import("app.gone")
      .import("app.gone")
      .guarded()
      .import("app.dynamic.anything")
      .import("bare.other")
      .import("bare.deep.package.gone")
      .import("tools.gone")
      .import("app.fast")
      .import("app.chat_pb2")
      .from("app.gone", "*")
      .import("numpy.linalg")
      .import("tools.run");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "main.py", 0), "broken");
  EXPECT_EQ(leads_to(project, "main.py", 1), "outside") << "guarded";
  EXPECT_EQ(leads_to(project, "main.py", 2), "outside") << "names may appear at run time";
  EXPECT_EQ(leads_to(project, "main.py", 3), "outside") << "a bare namespace folder";
  EXPECT_EQ(leads_to(project, "main.py", 5), "broken") << "a folder with .py files in it";
  EXPECT_EQ(leads_to(project, "main.py", 6), "outside") << "compiled";
  EXPECT_EQ(leads_to(project, "main.py", 7), "outside") << "generated";
  EXPECT_EQ(leads_to(project, "main.py", 8), "broken");
  EXPECT_EQ(leads_to(project, "main.py", 9), "outside");
}

TEST(PythonImports, OfNamesAreAskedAboutAndThenSettled) {
  ProjectBuilder tree;
  tree.file("a.py").type("Known").variable("bound");
  tree.file("lazy.py").facts().dynamic = true;
  tree.file("b.py")
      .from("a", "Known")
      .from("a", "bound")
      .from("a", "Hidden")
      .from("a", "Gone")
      .from("a", "__name__")
      .from("lazy", "Any")
      .from("a", "Gone")
      .guarded();
  Project project = tree.build();
  const Questions asked = questions(project);
  ASSERT_EQ(asked.names.size(), 2U);
  EXPECT_EQ(asked.names[0].name, "Gone");
  EXPECT_EQ(asked.names[1].name, "Hidden");
  Answers answers;
  answers.absent = {asked.names[0]};
  project = answered(std::move(project), answers);
  EXPECT_EQ(leads_to(project, "b.py", 2), "a.py");
  EXPECT_EQ(leads_to(project, "b.py", 3), "no name");
  EXPECT_EQ(leads_to(project, "b.py", 6), "a.py") << "guarded";
}

TEST(PythonImports, OfIgnoredModulesAreNotBroken) {
  ProjectBuilder tree;
  tree.file("app/__init__.py").from(".version", "x");
  tree.file("main.py").from("app.version", "x").import("app.gone");
  Project project = tree.build();
  const Questions asked = questions(project);
  ASSERT_EQ(asked.absences.size(), 2U);
  EXPECT_EQ(asked.absences[0].path, "app/gone");
  EXPECT_EQ(asked.absences[1].path, "app/version");
  Answers answers;
  answers.ignored = {"app/version"};
  project = answered(std::move(project), answers);
  EXPECT_EQ(leads_to(project, "main.py", 0), "outside");
  EXPECT_EQ(leads_to(project, "main.py", 1), "broken");
  EXPECT_EQ(leads_to(project, "app/__init__.py", 0), "outside");
}

TEST(PythonImports, OfSubmodulesWithoutFactsAreNoMissingNames) {
  ProjectBuilder tree;
  tree.file("app/__init__.py").variable("bound");
  tree.other("app/native.pyd");
  tree.other("app/bound.so");
  tree.file("main.py").from("app", "native").from("app", "chat_pb2").from("app", "bound").from("app", "gone");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "main.py", 0), "outside") << "compiled";
  EXPECT_EQ(leads_to(project, "main.py", 1), "outside") << "generated";
  EXPECT_EQ(leads_to(project, "main.py", 2), "app/__init__.py") << "the package binds it";
  const Questions asked = questions(project);
  ASSERT_EQ(asked.names.size(), 1U);
  EXPECT_EQ(asked.names[0].name, "gone");
}

TEST(PythonImports, OfASubmoduleThatGitIgnoresAreNoMissingNames) {
  ProjectBuilder tree;
  tree.file("app/__init__.py");
  tree.file("main.py").from("app", "_version").from("app", "gone");
  Project project = tree.build();
  const Questions asked = questions(project);
  ASSERT_EQ(asked.absences.size(), 2U);
  EXPECT_EQ(asked.absences[0].path, "app/_version");
  Answers answers{.absent = asked.names, .ignored = {"app/_version"}};
  project = answered(std::move(project), answers);
  EXPECT_EQ(leads_to(project, "main.py", 0), "outside");
  EXPECT_EQ(leads_to(project, "main.py", 1), "no name");
}

TEST(PythonImports, ThroughAFolderThatNobodyImportsAreNotBroken) {
  ProjectBuilder tree;
  tree.file("alembic/env.py").from("alembic.config", "Config");
  tree.file("app/__init__.py");
  tree.file("app/gone.py").import("app.missing");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "alembic/env.py"), "outside") << "an installed package wins over the folder";
  EXPECT_EQ(leads_to(project, "app/gone.py"), "broken") << "nothing wins over a package";
}

}  // namespace
}  // namespace ssot::test
