// The tasks of a worker and its answers as JSON: what passes through the pipes is this and nothing else.
// Facts travel in the format of `ssot facts`.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "model/clang_tasks.h"

namespace ssot {

struct ScanTask {
  CompileCommand command;
};
struct FlagsTask {
  CompileCommand command;
};
struct AskTask {
  CompileCommand command;
  std::vector<std::string> queries;
};
using Task = std::variant<AloneRequest, UnitRequest, ScanTask, FlagsTask, AskTask>;

std::string to_json(const Task& task);
Result<Task> task_from(std::string_view json);

std::string to_json(const FileFacts& facts);
std::string to_json(const UnitAnswer& answer);
std::string to_json(const ScanAnswer& answer);
std::string to_json(const PreprocessorStart& start);
std::string to_json(const std::vector<long long>& values);

// A worker that was taken over by what it read may answer anything: each fails with a sentence instead of
// trusting it.
Result<FileFacts> facts_from(std::string_view json);
Result<UnitAnswer> unit_answer_from(std::string_view json);
Result<ScanAnswer> scan_answer_from(std::string_view json);
Result<PreprocessorStart> start_from(std::string_view json);
Result<std::vector<long long>> values_from(std::string_view json);

}  // namespace ssot
