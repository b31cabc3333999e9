// Which units are linked together, by whoever says so.
#include "database/build_folder.h"

namespace ssot {
namespace {

using test::Lines;

class ProgramsTest : public test::BuildFolder {
 protected:
  ProgramsTest() {
    std::string text = "[";
    for (const auto& [file, object] : {std::pair("main.cpp", "CMakeFiles/app.dir/main.cpp.o"),
                                       {"lib.cpp", "lib/CMakeFiles/lib.dir/lib.cpp.o"},
                                       {"deep.cpp", "lib/CMakeFiles/deep.dir/deep.cpp.o"},
                                       {"plugin.cpp", "CMakeFiles/plugin.dir/plugin.cpp.o"}}) {
      text += std::string(text.size() > 1 ? ", " : "") + R"({"directory": ")" + at("build") +
              R"(", "file": ")" + at(file) + R"(", "command": "g++ -o )" + object + R"( -c x"})";
    }
    folder.write("build/compile_commands.json", text + "]");
  }
  void ninja(const std::string& text) { folder.write("build/build.ninja", text); }
};

TEST_F(ProgramsTest, WhereOnlyTheTargetFolderIsKnownTheTargetIsTheProgram) {
  const CompileDatabases databases = read();
  EXPECT_EQ(programs(databases),
            (Lines{"deep.cpp: deep", "lib.cpp: lib", "main.cpp: app", "plugin.cpp: plugin"}));
  EXPECT_EQ(databases.counts[0].programs_from, "target folders");
}

TEST_F(ProgramsTest, NinjasLinkEdgesAreFollowedThroughStaticLibraries) {
  ninja("cmake_ninja_workdir = " + at("build") +
        "/\n"
        "rule CXX_COMPILER__app_Release\n  command = rm -rf /\n"
        "build CMakeFiles/app.dir/main.cpp.o: CXX_COMPILER__the_linker_Release ../main.cpp || lib/libdeep.a\n"
        "build lib/libdeep.a: CXX_STATIC_LIBRARY_LINKER__deep_Release lib/CMakeFiles/deep.dir/deep.cpp.o\n"
        "build lib/liblib.a: CXX_STATIC_LIBRARY_LINKER__lib_Release lib/CMakeFiles/lib.dir/lib.cpp.o | $\n   "
        " lib/libdeep.a\n"
        "build bin/app: CXX_EXECUTABLE_LINKER__app_Release CMakeFiles/app.dir/main.cpp.o | "
        "${cmake_ninja_workdir}lib/liblib.a "
        "libplugin.so || order\n"
        "  LINK_LIBRARIES = lib/liblib.a\n"
        "build libplugin.so: CXX_MODULE_LIBRARY_LINKER__plugin_Release CMakeFiles/plugin.dir/plugin.cpp.o | "
        "group\n"
        "build group: phony lib/libdeep.a | group\n"
        "build order: phony CMakeFiles/plugin.dir/plugin.cpp.o\n");
  const CompileDatabases databases = read();
  EXPECT_EQ(programs(databases), (Lines{"deep.cpp: bin/app libplugin.so", "lib.cpp: bin/app",
                                        "main.cpp: bin/app", "plugin.cpp: libplugin.so"}));
  EXPECT_EQ(databases.programs, (Lines{"bin/app", "libplugin.so"}));
  EXPECT_EQ(databases.counts[0].programs_from, "build.ninja");
}

TEST_F(ProgramsTest, ALibraryThatNothingTakesIsAProgramOfItsOwn) {
  ninja(
      "build lib/libdeep.a: CXX_STATIC_LIBRARY_LINKER__deep_ lib/CMakeFiles/deep.dir/deep.cpp.o\n"
      "build out$ put$:x: cpp_LINKER $\n  CMakeFiles/app.dir/main.cpp.o\n");
  EXPECT_EQ(programs(read()),
            (Lines{"deep.cpp: lib/libdeep.a", "lib.cpp:", "main.cpp: out put:x", "plugin.cpp:"}));
}

TEST_F(ProgramsTest, FurtherNinjaFilesOfTheBuildFolderAreRead) {
  folder.write("outside.ninja", "build stolen: link CMakeFiles/app.dir/main.cpp.o\n");
  folder.write("build/obj/app.ninja",
               "build app: link CMakeFiles/app.dir/main.cpp.o obj/libs.stamp\n"
               "build obj/libs.stamp: stamp lib/CMakeFiles/lib.dir/lib.cpp.o\n");
  ninja("include ../outside.ninja\nsubninja obj/app.ninja\nsubninja build.ninja\n");
  const CompileDatabases databases = read();
  EXPECT_EQ(programs(databases), (Lines{"deep.cpp:", "lib.cpp: app", "main.cpp: app", "plugin.cpp:"}));
  EXPECT_EQ(gaps(databases), Lines{});
}

TEST_F(ProgramsTest, ANinjaFileThatIsAPipeIsAGapAndTheFoldersSpeak) {
  folder.make_pipe("build/build.ninja");
  const CompileDatabases databases = read();
  EXPECT_EQ(gaps(databases),
            Lines{"build/build.ninja:0 unread: What is linked together cannot be read: it is a named pipe."});
  EXPECT_EQ(databases.programs, (Lines{"app", "deep", "lib", "plugin"}));
}

TEST_F(ProgramsTest, CMakesRepliesToIdesAreRead) {
  const std::string reply = "build/.cmake/api/v1/reply/";
  folder.write(reply + "index-2020.json", "broken");
  folder.write(reply + "index-2021.json",
               R"({"objects": [{"kind": "codemodel", "version": {"major": 2}, "jsonFile": "model.json"}]})");
  folder.write(reply + "model.json",
               R"({"paths": {"source": ")" + folder.path() + R"("}, "configurations": [{"targets": [
    {"jsonFile": "app.json"}, {"jsonFile": "lib.json"}, {"jsonFile": "deep.json"}, {"jsonFile": "../../../../../secret.json"}]}]})");
  folder.write(
      reply + "app.json",
      R"({"name": "app", "type": "EXECUTABLE", "artifacts": [{"path": "bin/app"}], "paths": {"build": "."},
    "sources": [{"path": "main.cpp"}, {"path": "build/lib/CMakeFiles/deep.dir/deep.cpp.o"}],
    "link": {"commandFragments": [{"fragment": "-O2", "role": "flags"}, {"fragment": "lib/liblib.a", "role": "libraries"}]}})");
  folder.write(
      reply + "lib.json",
      R"({"name": "lib", "type": "STATIC_LIBRARY", "artifacts": [{"path": "lib/liblib.a"}], "paths": {"build": "lib"}})");
  folder.write(
      reply + "deep.json",
      R"({"name": "deep", "type": "OBJECT_LIBRARY", "artifacts": [{"path": "x.o"}], "paths": {"build": "lib"}})");
  const CompileDatabases databases = read();
  EXPECT_EQ(programs(databases),
            (Lines{"deep.cpp: bin/app", "lib.cpp: bin/app", "main.cpp: bin/app", "plugin.cpp:"}));
  EXPECT_EQ(databases.counts[0].programs_from, "CMake's file API");
  EXPECT_EQ(gaps(databases), Lines{});
}

TEST_F(ProgramsTest, LinkLinesOfMakefilesAreReadAndNeverRun) {
  folder.write("build/CMakeFiles/app.dir/link.txt",
               "/usr/bin/c++ -O2 @CMakeFiles/app.dir/objects1.rsp -o bin/app lib/liblib.a -lz\n");
  folder.write("build/CMakeFiles/app.dir/objects1.rsp", "CMakeFiles/app.dir/main.cpp.o");
  folder.write("build/lib/CMakeFiles/lib.dir/link.txt",
               "/usr/bin/ar qc liblib.a CMakeFiles/lib.dir/lib.cpp.o\n/usr/bin/ranlib liblib.a\n");
  const CompileDatabases databases = read();
  EXPECT_EQ(programs(databases),
            (Lines{"deep.cpp:", "lib.cpp: bin/app", "main.cpp: bin/app", "plugin.cpp:"}));
  EXPECT_EQ(databases.counts[0].programs_from, "link lines");
}

TEST_F(ProgramsTest, ThePolicyAddsItsOwn) {
  request.programs.emplace_back("everything",
                                std::vector<Glob>{Glob::parse("**/*.cpp", GlobKind::kPath).value()});
  request.programs.emplace_back("app", std::vector<Glob>{Glob::parse("lib.cpp", GlobKind::kPath).value()});
  EXPECT_EQ(programs(read()),
            (Lines{"deep.cpp: deep everything", "lib.cpp: app of cpp.programs everything lib",
                   "main.cpp: app of build everything", "plugin.cpp: everything plugin"}));
}

TEST_F(ProgramsTest, AFoldedEntryIsLinkedWhereverAnyOfItsKindIs) {
  folder.write("build/compile_commands.json",
               "[" + entry("a.cpp", "g++ -o CMakeFiles/one.dir/a.o a.cpp") + ", " +
                   entry("a.cpp", "g++ -o CMakeFiles/two.dir/a.o a.cpp") + "]");
  EXPECT_EQ(programs(read()), Lines{"a.cpp: one two"});
}

TEST_F(ProgramsTest, ProgramsOfTwoBuildsAreTwo) {
  folder.write("debug/compile_commands.json",
               "[" + entry("a.cpp", "g++ -DDEBUG -o CMakeFiles/app.dir/a.o a.cpp") + "]");
  folder.write("release/compile_commands.json",
               "[" + entry("a.cpp", "g++ -o CMakeFiles/app.dir/a.o a.cpp") + "]");
  request.asked = {at("debug"), at("release")};
  EXPECT_EQ(programs(read()), (Lines{"a.cpp: app of debug", "a.cpp: app of release"}));
}

}  // namespace
}  // namespace ssot
