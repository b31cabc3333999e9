#include "run/clang_readers.h"

#include <algorithm>

#include "worker/tasks.h"

namespace ssot {
namespace {

template <class Request>
std::vector<std::string> tasks_of(const std::vector<Request>& requests) {
  std::vector<std::string> tasks;
  tasks.reserve(requests.size());
  for (const Request& each : requests) tasks.push_back(to_json(Task(each)));
  return tasks;
}

template <class TaskType>
std::vector<std::string> tasks_for(const std::vector<CompileCommand>& commands) {
  std::vector<std::string> tasks;
  tasks.reserve(commands.size());
  for (const CompileCommand& each : commands) tasks.push_back(to_json(Task(TaskType{each})));
  return tasks;
}

}  // namespace

std::vector<Result<FileFacts>> ClangReaders::read_alone(const std::vector<AloneRequest>& requests) {
  WorkerLimits limits;
  for (const AloneRequest& each : requests) limits.own_ms.push_back(parse_ms(each.text.size()));
  return run<FileFacts>(tasks_of(requests), limits, facts_from);
}

std::vector<Result<UnitAnswer>> ClangReaders::read_units(const std::vector<UnitRequest>& requests,
                                                         const std::vector<std::uint64_t>& bytes) {
  WorkerLimits limits;
  for (const std::uint64_t each : bytes) limits.own_ms.push_back(parse_ms(each));
  return run<UnitAnswer>(tasks_of(requests), limits, unit_answer_from);
}

std::vector<Result<ScanAnswer>> ClangReaders::scan(const std::vector<CompileCommand>& commands) {
  return run<ScanAnswer>(tasks_for<ScanTask>(commands), kQuestionLimits, scan_answer_from);
}

std::vector<Result<PreprocessorStart>> ClangReaders::flags(const std::vector<CompileCommand>& commands) {
  return run<PreprocessorStart>(tasks_for<FlagsTask>(commands), kQuestionLimits, start_from);
}

Result<std::vector<long long>> ClangReaders::ask(const CompileCommand& command,
                                                 const std::vector<std::string>& queries) {
  auto answers =
      run<std::vector<long long>>({to_json(Task(AskTask{command, queries}))}, kQuestionLimits, values_from);
  return std::move(answers.front());
}

template <class Value>
std::vector<Result<Value>> ClangReaders::run(const std::vector<std::string>& tasks,
                                             const WorkerLimits& limits,
                                             Result<Value> (*read)(std::string_view)) {
  std::vector<Result<Value>> answers;
  answers.reserve(tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) answers.emplace_back(Error{"Clang was not asked."});
  if (tasks.empty()) return answers;
  pool().run(tasks, limits, [&](std::size_t index, WorkerAnswer answer) {
    answers[index] = answer.ok ? read(answer.text) : Result<Value>(Error{std::move(answer.reason)});
  });
  return answers;
}

WorkerPool& ClangReaders::pool() {
  if (!pool_) {
    pool_ = std::make_unique<WorkerPool>(WorkerSetup{.program = find_worker(),
                                                     .root = root_,
                                                     .resource_dir = find_builtin_headers(),
                                                     .workers = std::max(1U, workers_)});
  }
  return *pool_;
}

}  // namespace ssot
