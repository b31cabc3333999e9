#include "frontend/clang/invocation.h"

#include <clang/Basic/TargetOptions.h>
#include <clang/Lex/HeaderSearchOptions.h>
#include <clang/Lex/PreprocessorOptions.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "frontend/clang/guarded_files.h"

namespace ssot::clang_reader {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, as the root of a tree.
class InvocationTest : public testing::Test {
 protected:
  InvocationTest() {
    std::string pattern = (fs::temp_directory_path() / "ssot-invocation-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  ~InvocationTest() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return root_ + "/" + name; }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  CompileCommand command(std::vector<std::string> arguments, const std::string& file = "a.cpp") const {
    CompileCommand result;
    result.file = path(file);
    result.directory = root_;
    arguments.push_back(file);
    result.arguments = std::move(arguments);
    return result;
  }
  Invocation make(std::vector<std::string> arguments, const std::string& file = "a.cpp") const {
    return make_invocation({root_, "/resources"}, command(std::move(arguments), file));
  }
  // Name → contents and time of last change.
  std::map<std::string, std::pair<std::string, fs::file_time_type>> listing() const {
    std::map<std::string, std::pair<std::string, fs::file_time_type>> result;
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      std::string text;
      if (entry.is_regular_file()) {
        std::ifstream stream(entry.path());
        text.assign(std::istreambuf_iterator<char>(stream), {});
      }
      result[entry.path().string()] = {
          text, entry.is_regular_file() ? entry.last_write_time() : fs::file_time_type{}};
    }
    return result;
  }

  std::string root_;
};

bool defines(const Invocation& made, const std::string& macro) {
  const auto& macros = made.options->getPreprocessorOpts().Macros;
  return std::any_of(macros.begin(), macros.end(),
                     [&](const auto& one) { return one.first == macro && !one.second; });
}

bool searches(const Invocation& made, const std::string& folder) {
  const auto& entries = made.options->getHeaderSearchOpts().UserEntries;
  return std::any_of(entries.begin(), entries.end(), [&](const auto& one) { return one.Path == folder; });
}

TEST_F(InvocationTest, KeepsWhatSaysHowTheTextIsRead) {
  const Invocation made = make({"g++", "-std=c++20", "-DONE=1", "-UTWO", "-Iinclude", "-isystem", "/sys",
                                "-include", "forced.h", "-imacros", "macros.h", "-O2", "-c", "-o", "a.o"});
  ASSERT_TRUE(made.options) << made.failure;
  EXPECT_TRUE(made.options->getLangOpts().CPlusPlus20);
  EXPECT_TRUE(made.options->getLangOpts().Optimize);
  EXPECT_TRUE(defines(made, "ONE=1"));
  EXPECT_TRUE(searches(made, "include"));
  EXPECT_TRUE(searches(made, "/sys"));
  EXPECT_EQ(made.options->getPreprocessorOpts().Includes, std::vector<std::string>{"forced.h"});
  EXPECT_EQ(made.options->getPreprocessorOpts().MacroIncludes, std::vector<std::string>{"macros.h"});
  EXPECT_EQ(made.options->getHeaderSearchOpts().ResourceDir, "/resources");
  ASSERT_EQ(made.options->getFrontendOpts().Inputs.size(), 1u);
  EXPECT_EQ(made.options->getFrontendOpts().Inputs[0].getFile(), path("a.cpp"));
  EXPECT_EQ(made.unusual, "");
}

TEST_F(InvocationTest, TakesTheLanguageFromTheCompilersName) {
  EXPECT_TRUE(make({"g++"}, "a.c").options->getLangOpts().CPlusPlus);
  EXPECT_FALSE(make({"gcc"}, "a.c").options->getLangOpts().CPlusPlus);
  EXPECT_TRUE(make({"gcc"}, "a.cpp").options->getLangOpts().CPlusPlus);
  EXPECT_TRUE(make({"clang++-19"}, "a.c").options->getLangOpts().CPlusPlus);
  EXPECT_TRUE(make({"gcc"}, "a.unknown").options->getLangOpts().CPlusPlus);
  EXPECT_TRUE(make({"clang-cl", "/DX=1", "/std:c++20"}).options->getLangOpts().MSVCCompat);
  EXPECT_TRUE(defines(make({"clang-cl", "/DX=1"}), "X=1"));
  EXPECT_TRUE(make({"clang-cl", "/clang:-std=c++20"}).options->getLangOpts().CPlusPlus20);
}

TEST_F(InvocationTest, TakesTheTargetFromTheCompilersName) {
  EXPECT_EQ(make({"aarch64-linux-gnu-gcc"}).options->getTargetOpts().Triple, "aarch64-unknown-linux-gnu");
  EXPECT_EQ(make({"/opt/bin/riscv64-linux-gnu-g++-12"}).options->getTargetOpts().Triple,
            "riscv64-unknown-linux-gnu");
  EXPECT_EQ(make({"my-gcc"}).options->getTargetOpts().Triple, make({"gcc"}).options->getTargetOpts().Triple);
  EXPECT_EQ(make({"aarch64-linux-gnu-gcc", "--target=armv7-linux-gnueabihf"}).options->getTargetOpts().Triple,
            "armv7-unknown-linux-gnueabihf");
}

TEST_F(InvocationTest, PassesOverWhatStandsBeforeTheCompiler) {
  EXPECT_TRUE(make({"ccache", "g++"}, "a.c").options->getLangOpts().CPlusPlus);
  EXPECT_TRUE(make({"/usr/bin/ccache", "CCACHE_DIR=x", "distcc", "g++", "-DX"}, "a.c")
                  .options->getLangOpts()
                  .CPlusPlus);
  EXPECT_EQ(make({"ccache", "aarch64-linux-gnu-gcc"}).options->getTargetOpts().Triple,
            "aarch64-unknown-linux-gnu");
}

TEST_F(InvocationTest, PassesOverWhatOnlyOtherCompilersKnow) {
  const Invocation made =
      make({"g++", "-fno-semantic-interposition", "-fconserve-stack", "-mno-fp-ret-in-387",
            "-fplugin-arg-x-y=z", "--param=ggc-min-expand=10", "-wrapper", "evil", "-specs=x",
            "-Wno-such-warning", "-Werror", "-fabi-version=11", "-DX=1"});
  ASSERT_TRUE(made.options) << made.failure;
  EXPECT_TRUE(defines(made, "X=1"));
  const Invocation cuda =
      make({"nvcc", "--expt-relaxed-constexpr", "-gencode=arch=compute_70,code=sm_70", "-DX=1"});
  ASSERT_TRUE(cuda.options) << cuda.failure;
  EXPECT_TRUE(defines(cuda, "X=1"));
}

TEST_F(InvocationTest, GivesAHeaderTheLanguageOfTheSourceWhoseCommandItHas) {
  CompileCommand lent = command({"gcc"}, "a.cpp");
  lent.file = path("a.h");
  EXPECT_TRUE(make_invocation({root_, "/resources"}, lent).options->getLangOpts().CPlusPlus);
}

TEST_F(InvocationTest, RefusesWhatIsNoSource) {
  EXPECT_EQ(make({"g++"}, "a.S").failure, "it is neither C nor C++");
  EXPECT_EQ(make({"g++", "--version"}).failure.substr(0, 36), "its compile command compiles nothing");
  CompileCommand empty;
  EXPECT_EQ(make_invocation({root_, "/resources"}, empty).failure, "its compile command names no compiler");
}

TEST_F(InvocationTest, SaysWhatItCannotGive) {
  EXPECT_EQ(make({"clang++", "-include-pch", "a.pch"}).unusual, "it reads a precompiled header");
  EXPECT_EQ(make({"clang++", "-fmodules"}).unusual, "it reads compiled modules");
  EXPECT_EQ(make({"clang++", "-std=c++20", "-fmodule-file=m=m.pcm"}).unusual, "it reads compiled modules");
  EXPECT_EQ(make({"clang++", "-ivfsoverlay", "x.yaml"}).unusual, "it reads through a file system overlay");
  EXPECT_EQ(make({"g++", "-fmodules-ts"}).unusual, "it uses GCC's modules");
}

// Whatever a command says: nothing appears, nothing changes, nothing disappears.
TEST_F(InvocationTest, NothingIsWrittenRemovedOrRun) {
  write("a.cpp", "int a;\n");
  write("keep", "keep\n");
  write("evil.sh", "#!/bin/sh\ntouch " + path("ran") + "\n");
  fs::create_directory(path("tools"));
  for (const char* tool : {"nvptx-arch", "amdgpu-arch", "clang"}) {
    fs::copy(path("evil.sh"), path(std::string("tools/") + tool));
  }
  for (const auto& entry : fs::recursive_directory_iterator(root_))
    fs::permissions(entry, fs::perms::owner_all);
  const auto before = listing();
  const std::vector<std::vector<std::string>> hostile = {
      {"clang++", "-MJ", "keep"},
      {"clang++", "-gen-cdb-fragment-path", "."},
      {"clang++", "--serialize-diagnostics", "keep"},
      {"clang++", "-Xclang", "-stats-file=keep"},
      {"clang++", "-Xclang", "-dependency-file", "-Xclang", "keep"},
      {"clang++", "-Xclang", "-diagnostic-log-file", "-Xclang", "keep"},
      {"clang++", "-Xclang", "-header-include-file", "-Xclang", "keep", "-Xclang", "-sys-header-deps"},
      {"clang++", "-MD", "-MF", "keep"},
      {"clang++", "-Wp,-MD,keep"},
      {"clang++", "-save-temps"},
      {"clang++", "-ftime-trace=keep"},
      {"clang++", "-E", "-o", "keep"},
      {"clang++", "-M", "-o", "keep"},
      {"clang++", "-fmodules", "-fmodules-cache-path=cache"},
      {"clang++", "-mllvm", "-load=x.so", "-Xclang", "-load", "-Xclang", "x.so"},
      {"clang++", "--config=keep"},
      {"clang++", "-Xarch_host", "-MJkeep"},
      {"clang-cl", "/Fo", "keep", "/showIncludes"},
      {"clang-cl", "/clang:-MJkeep", "/clang:-MJ", "/clang:keep"},
      {"./evil.sh"},
      {"tools/clang", "-B", "tools", "--target=amdgcn-amd-amdhsa", "-mcpu=native"},
      {"tools/clang", "--target=nvptx64-nvidia-cuda", "-march=native"},
      {"clang++", "-x", "cuda", "--nvptx-arch-tool=./evil.sh", "--offload-arch=native", "-nogpuinc",
       "-nogpulib"},
      {"clang++", "-x", "hip", "--amdgpu-arch-tool=./evil.sh", "--offload-arch=native", "-nogpuinc",
       "-nogpulib"},
      {"clang++", "-fopenmp", "-fopenmp-targets=nvptx64", "-Xopenmp-target", "-march=native"},
      {"clang++", "-fopenmp", "--offload-arch=native", "--nvptx-arch-tool=./evil.sh"},
  };
  for (const auto& arguments : hostile) {
    make(arguments);
    EXPECT_TRUE(listing() == before) << testing::PrintToString(arguments);
  }
}

TEST_F(InvocationTest, OutputsAndPluginsDoNotGetThrough) {
  const Invocation made = make({"clang++", "--serialize-diagnostics", "x", "-Xclang", "-stats-file=x",
                                "-Xclang", "-load", "-Xclang", "x.so", "-Xclang", "-plugin", "-Xclang", "p",
                                "-mllvm", "-debug", "-Xclang", "-ast-dump", "-MD", "-ftime-trace"});
  ASSERT_TRUE(made.options) << made.failure;
  EXPECT_EQ(made.options->getDiagnosticOpts().DiagnosticSerializationFile, "");
  EXPECT_EQ(made.options->getFrontendOpts().StatsFile, "");
  EXPECT_TRUE(made.options->getFrontendOpts().Plugins.empty());
  EXPECT_TRUE(made.options->getFrontendOpts().LLVMArgs.empty());
  EXPECT_EQ(made.options->getFrontendOpts().ActionName, "");
  EXPECT_EQ(made.options->getFrontendOpts().ProgramAction, clang::frontend::ParseSyntaxOnly);
  EXPECT_EQ(made.options->getDependencyOutputOpts().OutputFile, "");
}

TEST_F(InvocationTest, FilesThatAreNoneAreAbsent) {
  ASSERT_EQ(mkfifo(path("fifo").c_str(), 0600), 0);
  write("real.h", "int x;\n");
  const auto files = guarded_files(root_);
  EXPECT_TRUE(files->exists("real.h"));
  EXPECT_TRUE(files->getBufferForFile("real.h"));
  EXPECT_FALSE(files->exists("fifo"));
  EXPECT_FALSE(files->getBufferForFile("fifo"));
  EXPECT_FALSE(files->exists("/dev/zero"));
  EXPECT_FALSE(files->getBufferForFile("/dev/stdin"));
  EXPECT_FALSE(guarded_files(path("nowhere"))->exists("real.h"));
}

TEST_F(InvocationTest, NoArgumentMakesItWait) {
  ASSERT_EQ(mkfifo(path("fifo").c_str(), 0600), 0);
  for (const char* flag :
       {"-fprofile-use=", "-fprofile-instr-use=", "-fprofile-sample-use=", "-fsanitize-ignorelist=",
        "-frandomize-layout-seed-file=", "--config=", "-fprofile-list=", "-fxray-attr-list=", "-include",
        "-fmodule-map-file=", "-fbuild-session-file="}) {
    make({"clang++", "-fsanitize=address", flag + path("fifo")});
    make({"clang++", "-Xclang", flag + path("fifo")});
  }
  make({"clang++", "-Xclang", "-fprofile-instrument-use-path=" + path("fifo")});
  make({"clang++", "@" + path("fifo")});
}

TEST_F(InvocationTest, AResponseFileIsNeverOpened) {
  write("response", "-DSECRET=1\n");
  const Invocation made = make({"clang++", "@response"});
  ASSERT_TRUE(made.options) << made.failure;
  EXPECT_FALSE(defines(made, "SECRET=1"));
}

TEST_F(InvocationTest, AFileAloneHasALanguageAndNothingElse) {
  const Invocation cpp = alone_invocation("a/b.h");
  ASSERT_TRUE(cpp.options);
  EXPECT_TRUE(cpp.options->getLangOpts().CPlusPlus23);
  EXPECT_TRUE(cpp.options->getHeaderSearchOpts().UserEntries.empty());
  EXPECT_FALSE(cpp.files->exists("/etc/passwd"));
  EXPECT_FALSE(alone_invocation("a.c").options->getLangOpts().CPlusPlus);
  EXPECT_TRUE(alone_invocation("a.c").options->getLangOpts().C23);
  EXPECT_TRUE(alone_invocation("a.mm").options->getLangOpts().ObjC);
}

}  // namespace
}  // namespace ssot::clang_reader
