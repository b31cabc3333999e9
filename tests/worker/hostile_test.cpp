// Clang in its worker, given what kills, stalls or abuses it. Whatever comes in: an answer or a sentence,
// soon, and nothing written.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "worker/pool.h"
#include "worker/tasks.h"

namespace ssot {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Shorter than in use, so that the suite is quick; no test may take longer than kPatience, on a busy machine
// either.
constexpr WorkerLimits kLimits{.task_ms = 900};
constexpr auto kPatience = std::chrono::seconds(30);
constexpr const char* kTooDeepWords = "Clang ran out of stack: something is nested too deeply";

std::string times(std::size_t count, const std::string& text) {
  std::string result;
  result.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

class HostileTest : public testing::Test {
 protected:
  HostileTest() {
    std::string pattern = (fs::temp_directory_path() / "ssot-hostile-XXXXXX").string();
    outside_ = mkdtemp(pattern.data());
    root_ = outside_ + "/tree";
    fs::create_directory(root_);
    start_ = Clock::now();
  }
  ~HostileTest() override {
    EXPECT_LT(Clock::now() - start_, kPatience);
    fs::remove_all(outside_);
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(root_ + "/" + name) << text;
  }

  // Every answer as text, or "! " and the reason.
  std::vector<std::string> ask(const std::vector<Task>& tasks) const {
    std::vector<std::string> json;
    for (const Task& task : tasks) json.push_back(to_json(task));
    std::vector<std::string> answers(tasks.size(), "never taken");
    WorkerPool pool(
        {.program = SSOT_CLANG, .root = root_, .resource_dir = find_builtin_headers(), .workers = 2});
    pool.run(json, kLimits, [&](std::size_t index, WorkerAnswer answer) {
      answers[index] = answer.ok ? answer.text : "! " + answer.reason;
    });
    return answers;
  }
  std::string alone(const std::string& text) const {
    return ask({AloneRequest{.path = "a.cpp", .text = text, .macros = {}, .bodies = true}}).front();
  }
  UnitRequest unit(std::vector<std::string> arguments, const std::string& file = "a.cpp") const {
    arguments.push_back(file);
    UnitRequest request;
    request.command.file = root_ + "/" + file;
    request.command.directory = root_;
    request.command.arguments = std::move(arguments);
    request.files = {file};
    request.bodies = true;
    return request;
  }

  // Name → contents and time of last change, of everything in and beside the tree.
  std::map<std::string, std::pair<std::string, std::int64_t>> listing() const {
    std::map<std::string, std::pair<std::string, std::int64_t>> result;
    for (const auto& entry : fs::recursive_directory_iterator(outside_)) {
      std::string text;
      std::int64_t changed = 0;
      if (entry.is_regular_file()) {
        std::ifstream stream(entry.path());
        text.assign(std::istreambuf_iterator<char>(stream), {});
        changed = entry.last_write_time().time_since_epoch().count();
      }
      result[entry.path().string()] = {text, changed};
    }
    return result;
  }

  std::string outside_;
  std::string root_;
  Clock::time_point start_;
};

TEST_F(HostileTest, DeepNestingIsSaidAndCostsNothingElse) {
  const std::vector<std::string> texts = {
      "int x = " + times(100'000, "!") + "1;",
      times(100'000, "A<") + "int" + times(100'000, ">") + " x;",
      "template<class T> struct A{}; " + times(100'000, "A<") + "int" + times(100'000, ">") + " x;",
      "void f(){" + times(50'000, "if(1)") + ";}",
      "int x = " + times(80'000, "1+") + "1;",
      "int x = " + times(200'000, "(") + "1" + times(200'000, ")") + ";",
      times(100'000, "namespace a{") + "int x;" + times(100'000, "}"),
      "namespace " + times(3'000, "a::") + "a { int x; }",
      "int x[] = " + times(100'000, "{") + times(100'000, "}") + ";",
      times(20'000, "struct A{") + times(20'000, "};"),
      times(200'000, "#if 1\n"),
      "int " + times(50'000, "(*") + "p" + times(50'000, ")()") + ";",
      "int sane;",
  };
  std::vector<Task> tasks;
  for (const std::string& text : texts) {
    tasks.emplace_back(AloneRequest{.path = "a.cpp", .text = text, .macros = {}, .bodies = true});
  }
  const auto answers = ask(tasks);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool answered = answers[i].front() == '{';
    EXPECT_TRUE(answered || answers[i] == std::string("! ") + kTooDeepWords ||
                answers[i] == "! Clang took more than 1 second")
        << i << ": " << answers[i].substr(0, 200);
  }
  EXPECT_EQ(answers[0], std::string("! ") + kTooDeepWords);
  EXPECT_NE(answers.back().find("\"sane\""), std::string::npos);
  // What killed Clang at 8 MiB of stack is read now.
  EXPECT_NE(alone("int x = " + times(2'000, "!") + "1;").find("\"x\""), std::string::npos);
}

TEST_F(HostileTest, EndlessWorkIsStopped) {
  std::string laughs = "#define A0 x,x,x,x,x,x,x,x,x,x\n";
  for (int i = 0; i < 12; ++i) {
    laughs += "#define A" + std::to_string(i + 1) + times(10, " A" + std::to_string(i)) + "\n";
  }
  const std::vector<std::string> texts = {
      laughs + "int y[] = { A12 };",
      "template<int N> struct F { static constexpr int v = F<N+1>::v + F<N+2>::v; }; int x = F<0>::v;",
      "constexpr int f() { int i = 0; while (true) i = (i + 1) % 7; return i; } constexpr int x = f();",
      "template<class T, T... I> struct S {}; __make_integer_seq<S, int, 100000000> s;",
      "int a[1ULL << 62]; constexpr int b[1000000000] = {}; constexpr int c = b[5];",
      std::string(64 << 20, 'x'),
      times((64 << 20) / 5, "/**/;"),
      std::string(1'000'000, '\0'),
      "#pragma clang __debug crash\n#pragma clang __debug parser_crash\n#pragma clang __debug "
      "overflow_stack\n"
      "#pragma clang __debug llvm_fatal_error\n",
      "int sane;",
  };
  std::vector<Task> tasks;
  for (const std::string& text : texts) {
    tasks.emplace_back(AloneRequest{.path = "a.cpp", .text = text, .macros = {}, .bodies = true});
  }
  const auto answers = ask(tasks);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_TRUE(answers[i].front() == '{' || answers[i] == "! Clang took more than 1 second" ||
                answers[i] == "! Clang needed more memory than it may use")
        << i << ": " << answers[i].substr(0, 200);
  }
  EXPECT_EQ(answers[0], "! Clang took more than 1 second");
  EXPECT_NE(answers.back().find("\"sane\""), std::string::npos);
}

TEST_F(HostileTest, IncludesThatAreNoFilesDoNotHang) {
  ASSERT_EQ(mkfifo((root_ + "/fifo").c_str(), 0600), 0);
  fs::create_directory(root_ + "/folder");
  write("self.h", "#include \"self.h\"\n#include \"self.h\"\nint again;\n");
  write("a.cpp",
        "#include \"fifo\"\n#include \"folder\"\n#include \"/dev/zero\"\n#include \"/dev/stdin\"\n#include "
        "\"/dev/tty\"\n"
        "#include \"/proc/self/mem\"\n#if __has_include(\"fifo\")\n#error it is there\n#endif\n#embed "
        "\"fifo\"\nint sane;\n");
  write("b.cpp", "#include \"self.h\"\nint sane;\n");
  write("c.cpp", "int sane;\n");
  const auto answers =
      ask({unit({"g++", "-std=c++20"}), unit({"g++"}, "b.cpp"), unit({"g++", "-include", "fifo"}, "c.cpp"),
           unit({"g++", "-imacros", "/dev/zero"}, "c.cpp"), unit({"g++", "-include-pch", "fifo"}, "c.cpp"),
           ScanTask{unit({"g++"}).command}, ScanTask{unit({"g++", "-include", "fifo"}, "c.cpp").command},
           FlagsTask{unit({"g++", "-include", "fifo"}, "c.cpp").command}});
  for (std::size_t i = 0; i < answers.size(); ++i) {
    // A header that includes itself twice at each level has no end; that it is stopped is enough.
    EXPECT_TRUE(answers[i].front() == '{' || (i == 1 && answers[i] == "! Clang took more than 1 second"))
        << i << ": " << answers[i].substr(0, 200);
    EXPECT_EQ(answers[i].find("it is there"), std::string::npos);
  }
  EXPECT_NE(answers[2].find("\"sane\""), std::string::npos);
}

TEST_F(HostileTest, FilesOutsideOfTheTreeAreNotQuoted) {
  std::ofstream(outside_ + "/secret")
      << "hunter2:x:0:0 hunter3;\n#error hunter4\nint hunter5 = \"hunter6\";\nhunter7();\n";
  write("a.cpp", "#include \"" + outside_ + "/secret\"\nint sane;\n");
  write("b.cpp", "#include \"../secret\"\nint x[] = {\n#embed \"../secret\"\n};\nint sane;\n");
  write("c.cpp", "int sane;\n");
  fs::create_symlink(outside_ + "/secret", root_ + "/linked.h");
  write("d.cpp", "#include \"linked.h\"\nint sane;\n");
  const std::string secret = outside_ + "/secret";
  for (const std::string& answer :
       ask({unit({"g++"}), unit({"g++"}, "b.cpp"), unit({"g++"}, "d.cpp"),
            unit({"g++", "-include", secret}, "c.cpp"), unit({"g++", "@" + secret}, "c.cpp"),
            unit({"clang++", "--config=" + secret}, "c.cpp"),
            unit({"clang++", "-ivfsoverlay", secret}, "c.cpp"),
            unit({"clang++", "-fprofile-use=" + secret}, "c.cpp"),
            unit({"clang++", "-fsanitize=address", "-fsanitize-ignorelist=" + secret}, "c.cpp"),
            unit({"clang++", "-fmodule-map-file=" + secret}, "c.cpp"),
            FlagsTask{unit({"g++", "@" + secret}).command}, ScanTask{unit({"g++"}).command}})) {
    EXPECT_EQ(answer.find("hunter"), std::string::npos) << answer;
  }
}

TEST_F(HostileTest, ADatabaseMakesNothingWriteOrRun) {
  write("a.cpp", "int sane;\n#pragma clang __debug dump sane\n");
  write("keep", "keep\n");
  write("evil.sh", "#!/bin/sh\ntouch " + root_ + "/ran\n");
  fs::permissions(root_ + "/evil.sh", fs::perms::owner_all);
  const std::vector<std::vector<std::string>> commands = {
      {"clang++", "--serialize-diagnostics", "keep"},
      {"clang++", "-Xclang", "-stats-file=keep"},
      {"clang++", "-Xclang", "-dependency-file", "-Xclang", "keep"},
      {"clang++", "-Xclang", "-diagnostic-log-file", "-Xclang", "keep"},
      {"clang++", "-Xclang", "-header-include-file", "-Xclang", "keep"},
      {"clang++", "-gen-cdb-fragment-path", "."},
      {"clang++", "-MJ", "keep"},
      {"clang++", "-MD", "-MF", "keep", "-MQ", "x"},
      {"clang++", "-Wp,-MMD,keep"},
      {"clang++", "-o", "keep", "-c"},
      {"clang++", "-emit-llvm", "-S", "-o", "keep"},
      {"clang++", "-Xclang", "-emit-pch", "-o", "keep"},
      {"clang++", "-Xclang", "-ast-dump", "-Xclang", "-fixit"},
      {"clang++", "-Xclang", "-rewrite-test", "-o", "keep"},
      {"clang++", "-save-temps"},
      {"clang++", "-ftime-trace=keep"},
      {"clang++", "-fmodules", "-fmodules-cache-path=cache", "-fimplicit-module-maps"},
      {"clang++", "-std=c++20", "-fmodule-output=keep", "-x", "c++-module"},
      {"clang++", "--analyze", "-o", "keep"},
      {"clang++", "-fcrash-diagnostics=all", "-fcrash-diagnostics-dir=crash"},
      {"clang++", "-fprofile-generate", "-fcoverage-mapping", "--coverage"},
      {"clang++", "-mllvm", "-stats", "-mllvm", "-info-output-file=keep"},
      {"clang++", "-fplugin=./evil.so", "-Xclang", "-load", "-Xclang", "./evil.so"},
      {"clang++", "-Xclang", "-add-plugin", "-Xclang", "evil", "-Xclang", "-plugin-arg-evil", "-Xclang", "x"},
      {"clang-cl", "/Fokeep", "/FA", "/Yckeep", "/clang:-MJkeep", "/showIncludes", "/sourceDependencies",
       "keep"},
      {"./evil.sh"},
      {"ccache", "./evil.sh"},
      {"g++", "-wrapper", "./evil.sh", "-B."},
      {"clang++", "-x", "cuda", "--nvptx-arch-tool=./evil.sh", "--offload-arch=native"},
  };
  std::vector<Task> tasks;
  for (const auto& command : commands) {
    tasks.emplace_back(unit(command));
    tasks.emplace_back(ScanTask{unit(command).command});
    tasks.emplace_back(FlagsTask{unit(command).command});
  }
  const auto before = listing();
  const auto answers = ask(tasks);
  EXPECT_TRUE(listing() == before);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i].front(), '{')
        << testing::PrintToString(commands[i / 3]) << answers[i].substr(0, 200);
  }
}

}  // namespace
}  // namespace ssot
