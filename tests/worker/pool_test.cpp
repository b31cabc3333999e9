#include "worker/pool.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "worker/isolation.h"

namespace ssot {
namespace {

namespace fs = std::filesystem;

WorkerSetup setup(unsigned workers = 1) {
  return {.program = SSOT_STAND_IN, .root = "/", .resource_dir = "/", .workers = workers};
}

constexpr WorkerLimits kShort{.task_ms = 300, .answer = std::size_t{1} << 20};

// Answers in the order of the tasks: the text, or "! " and the reason.
std::vector<std::string> answers(WorkerPool& pool, const std::vector<std::string>& tasks,
                                 const WorkerLimits& limits = {}) {
  std::vector<std::string> result(tasks.size(), "never taken");
  std::vector<int> times(tasks.size(), 0);
  pool.run(tasks, limits, [&](std::size_t index, WorkerAnswer answer) {
    ++times[index];
    result[index] = answer.ok ? answer.text : "! " + answer.reason;
  });
  for (const int each : times) EXPECT_EQ(each, 1);
  return result;
}

std::vector<std::string> answers(const std::vector<std::string>& tasks, const WorkerLimits& limits = {}) {
  WorkerPool pool(setup());
  return answers(pool, tasks, limits);
}

using Texts = std::vector<std::string>;

TEST(WorkerPoolTest, AnswersEveryTaskOnce) {
  WorkerPool pool(setup(3));
  std::vector<std::string> tasks;
  std::vector<std::string> expected;
  for (int i = 0; i < 200; ++i) {
    tasks.push_back("echo " + std::to_string(i));
    expected.push_back(std::to_string(i));
  }
  EXPECT_EQ(answers(pool, tasks), expected);
  EXPECT_EQ(answers(pool, tasks), expected);
  EXPECT_EQ(answers(pool, {}), Texts{});
}

TEST(WorkerPoolTest, LongTasksAndAnswersPass) {
  const std::string text(30'000'000, 'y');
  EXPECT_EQ(answers({"echo " + text, "echo "}), (Texts{text, ""}));
}

TEST(WorkerPoolTest, ARefusalIsItsSentence) {
  EXPECT_EQ(answers({"fail it is no JSON", "echo a"}), (Texts{"! it is no JSON", "a"}));
  EXPECT_EQ(answers({"fail a\xff"
                     "b"}),
            (Texts{"! a\xEF\xBF\xBD"
                   "b"}));
}

TEST(WorkerPoolTest, ATaskMayHaveATimeOfItsOwn) {
  WorkerLimits limits = kShort;
  limits.own_ms = {300, 20'000, 1'100};
  EXPECT_EQ(answers({"spin", "echo a", "spin"}, limits),
            (Texts{"! Clang took more than 1 second", "a", "! Clang took more than 1 second"}));
}

TEST(WorkerPoolTest, AParseHasTimeByItsSize) {
  EXPECT_EQ(parse_ms(0), 3'000);
  EXPECT_EQ(parse_ms(1 << 19), 4'500);
  EXPECT_EQ(parse_ms(1 << 20), 6'000);
  EXPECT_EQ(parse_ms(std::uint64_t{10} << 20), 33'000);
  EXPECT_EQ(parse_ms(std::uint64_t{100} << 20), 60'000);
  EXPECT_EQ(parse_ms(~std::uint64_t{0}), 60'000);
}

TEST(WorkerPoolTest, ACrashCostsItsOwnTaskOnly) {
  EXPECT_EQ(answers({"echo a", "fault 16", "echo b"}),
            (Texts{"a", "! Clang crashed (segmentation fault)", "b"}));
  EXPECT_EQ(answers({"crash 6"}), (Texts{"! Clang crashed (it gave up by itself)"}));
  EXPECT_EQ(answers({"crash 9"}),
            (Texts{"! Clang was killed, perhaps because the machine had no memory left"}));
  EXPECT_EQ(answers({"exit 3"}), (Texts{"! Clang ended early (exit code 3)"}));
}

TEST(WorkerPoolTest, ATaskThatDiesBecauseOfAnotherIsTriedInAFreshWorker) {
  EXPECT_EQ(answers({"once", "once", "once"}), (Texts{"fresh", "fresh", "fresh"}));
}

TEST(WorkerPoolTest, WhatTakesTooLongIsStopped) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(answers({"spin", "echo a", "sleep"}, kShort),
            (Texts{"! Clang took more than 1 second", "a", "! Clang took more than 1 second"}));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
}

TEST(WorkerPoolTest, ManyTrapsCostLessEach) {
  const Texts tasks(24, "spin");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(answers(tasks, {.task_ms = 800}), Texts(24, "! Clang took more than 1 second"));
  EXPECT_LT(std::chrono::steady_clock::now() - start,
            std::chrono::seconds(30));  // not 24 times as long as one
}

TEST(WorkerPoolTest, WhatIsNestedTooDeeplySaysSo) {
  EXPECT_EQ(answers({"deep", "echo a"}),
            (Texts{"! Clang ran out of stack: something is nested too deeply", "a"}));
}

TEST(WorkerPoolTest, WhatEatsMemorySaysSo) {
  WorkerSetup small = setup();
  small.memory = std::size_t{512} << 20;
  WorkerPool pool(small);
  EXPECT_EQ(answers(pool, {"eat", "echo a"}), (Texts{"! Clang needed more memory than it may use", "a"}));
}

TEST(WorkerPoolTest, AnswersAreBounded) {
  EXPECT_EQ(answers({"long 2000000", "long 1000", "echo a"}, kShort),
            (Texts{"! Clang's answer is longer than 1 MiB", std::string(1000, 'x'), "a"}));
}

TEST(WorkerPoolTest, AWorkerThatBabblesIsEnded) {
  EXPECT_EQ(answers({"garbage", "echo a"}),
            (Texts{"! Clang's worker gave an answer that makes no sense", "a"}));
}

TEST(WorkerPoolTest, WhatCannotBeStartedIsSaidOfEveryTask) {
  WorkerSetup none = setup(2);
  none.program = "/no/such/program";
  WorkerPool missing(none);
  const std::string said = "! Clang could not be started (/no/such/program): No such file or directory";
  EXPECT_EQ(answers(missing, {"echo a", "echo b", "echo c"}), (Texts{said, said, said}));
  none.program = "";
  WorkerPool nowhere(none);
  EXPECT_EQ(answers(nowhere, {"echo a"}),
            (Texts{"! Clang could not be started: there is no ssot-clang beside ssot"}));
  none.program = "/bin/true";  // starts, and says nothing
  WorkerPool silent(none);
  EXPECT_EQ(answers(silent, {"echo a"}),
            (Texts{"! Clang could not be started (/bin/true): it ended early (exit code 0)"}));
  none.program = "/bin/echo";
  WorkerPool wrong(none);
  EXPECT_EQ(answers(wrong, {"echo a"}).front().substr(0, 44), "! Clang could not be started (/bin/echo): it");
}

TEST(WorkerPoolTest, WorkersGetNothingOfOurs) {
  EXPECT_EQ(answers({"stdin", "environment", "folder"}), (Texts{"0", "0", "/"}));
}

TEST(WorkerPoolTest, WorkersEndWithThePool) {
  const auto start = std::chrono::steady_clock::now();
  {
    WorkerPool pool(setup(4));
    answers(pool, {"echo a"});
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(WorkerPoolTest, AWorkerCanReadAndNothingElse) {
  if (!seccomp_available() && !landlock_available())
    GTEST_SKIP() << "this kernel has neither Landlock nor seccomp";
  std::string pattern = (fs::temp_directory_path() / "ssot-pool-XXXXXX").string();
  const std::string folder = mkdtemp(pattern.data());
  const std::string file = folder + "/file";
  std::ofstream(file) << "text";
  Texts tasks;
  Texts expected;
  for (const char* harm :
       {"write", "create", "truncate", "remove", "rename", "mode", "fork", "socket", "run", "shell"}) {
    tasks.push_back(
        harm + (" " + (std::string(harm) == "create" || std::string(harm) == "shell" ? file + "2" : file)));
    expected.emplace_back("refused");
  }
  tasks.push_back("read " + file);
  tasks.push_back("thread ");
  expected.insert(expected.end(), {"done", "done"});
  EXPECT_EQ(answers(tasks), expected);
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  EXPECT_EQ(names, Texts{"file"});
  EXPECT_EQ(fs::file_size(file), 4u);
  fs::remove_all(folder);
}

TEST(WorkerPoolTest, HostileTasksDoNotStallTheOthers) {
  WorkerPool pool(setup(2));
  Texts tasks;
  for (int i = 0; i < 20; ++i) tasks.push_back(i % 2 == 0 ? "fault 0" : "echo a");
  const auto start = std::chrono::steady_clock::now();
  const Texts said = answers(pool, tasks);
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(said[static_cast<std::size_t>(i)], i % 2 == 0 ? "! Clang crashed (segmentation fault)" : "a");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(8));
}

}  // namespace
}  // namespace ssot
