// `ssot-clang`: the worker that holds Clang. Started by `ssot`, never by a person.
#include <cstdio>
#include <string>
#include <string_view>
#include <variant>

#include "frontend/clang/clang.h"
#include "frontend/clang/process.h"
#include "worker/serve.h"
#include "worker/tasks.h"

namespace {

using namespace ssot;

struct Answerer {
  const clang_reader::Environment& environment;

  std::string operator()(const AloneRequest& request) const {
    return to_json(clang_reader::parse_alone(environment, request));
  }
  std::string operator()(const UnitRequest& request) const {
    return to_json(clang_reader::parse_unit(environment, request));
  }
  std::string operator()(const ScanTask& task) const {
    return to_json(clang_reader::scan_unit(environment, task.command));
  }
  std::string operator()(const FlagsTask& task) const {
    return to_json(clang_reader::describe_flags(environment, task.command));
  }
  std::string operator()(const AskTask& task) const {
    return to_json(clang_reader::ask_preprocessor(environment, task.command, task.queries));
  }
};

}  // namespace

int main(int count, char** words) {
  const Result<WorkerArguments> arguments = WorkerArguments::from(count, words);
  if (!arguments) {
    std::fprintf(stderr, "%s\n", arguments.error().c_str());
    return 2;
  }
  clang_reader::end_on_fatal_errors(kOutOfMemory, kGaveUp);
  const clang_reader::Environment environment{arguments->root, arguments->resource_dir};
  serve(*arguments, [&](std::string_view json) -> Result<std::string> {
    const Result<Task> task = task_from(json);
    if (!task) return Error{task.error()};
    return std::visit(Answerer{environment}, *task);
  });
}
