#include "worker/tasks.h"

#include <fmt/format.h>

#include <type_traits>

#include "worker/json_members.h"

namespace ssot {
namespace {

using nlohmann::json;

json command_json(const CompileCommand& command) {
  return {{"file", text_of_bytes(command.file)},
          {"directory", text_of_bytes(command.directory)},
          {"arguments", texts_of_bytes(command.arguments)},
          {"output", text_of_bytes(command.output)}};
}

CompileCommand command_from(const JsonMembers& task) {
  CompileCommand command;
  const json* value = task.find("command");
  if (value == nullptr) return command;
  const JsonMembers members(*value);
  command.file = bytes_of_text(members.text("file"));
  command.directory = bytes_of_text(members.text("directory"));
  command.arguments = bytes_of_texts(members, "arguments");
  command.output = bytes_of_text(members.text("output"));
  return command;
}

json task_json(const AloneRequest& task) {
  json macros = json::array();
  for (const auto& [name, value] : task.macros)
    macros.push_back(json::array({text_of_bytes(name), text_of_bytes(value)}));
  return {{"do", "alone"},
          {"path", text_of_bytes(task.path)},
          {"text", text_of_bytes(task.text)},
          {"macros", std::move(macros)},
          {"bodies", task.bodies}};
}
json task_json(const UnitRequest& task) {
  return {{"do", "unit"},
          {"command", command_json(task.command)},
          {"files", texts_of_bytes(task.files)},
          {"bodies", task.bodies}};
}
json task_json(const ScanTask& task) { return {{"do", "scan"}, {"command", command_json(task.command)}}; }
json task_json(const FlagsTask& task) { return {{"do", "flags"}, {"command", command_json(task.command)}}; }
json task_json(const AskTask& task) {
  return {{"do", "ask"}, {"command", command_json(task.command)}, {"queries", texts_of_bytes(task.queries)}};
}

AloneRequest alone_from(const JsonMembers& task) {
  AloneRequest request{.path = bytes_of_text(task.text("path")),
                       .text = bytes_of_text(task.text("text")),
                       .macros = {},
                       .bodies = task.flag("bodies")};
  task.each("macros", [&](const json& macro) {
    if (!macro.is_array() || macro.size() != 2 || !macro[0].is_string() || !macro[1].is_string()) return;
    request.macros.emplace_back(bytes_of_text(macro[0].get_ref<const std::string&>()),
                                bytes_of_text(macro[1].get_ref<const std::string&>()));
  });
  return request;
}

}  // namespace

std::string to_json(const Task& task) {
  return std::visit([](const auto& each) { return task_json(each).dump(); }, task);
}

Result<Task> task_from(std::string_view text) {
  const json value = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (value.is_discarded()) return Error{"The task is no JSON."};
  const JsonMembers task(value);
  const std::string_view what = task.text("do");
  if (what == "alone") return Task(alone_from(task));
  if (what == "unit") {
    return Task(UnitRequest{.command = command_from(task),
                            .files = bytes_of_texts(task, "files"),
                            .bodies = task.flag("bodies")});
  }
  if (what == "scan") return Task(ScanTask{command_from(task)});
  if (what == "flags") return Task(FlagsTask{command_from(task)});
  if (what == "ask") return Task(AskTask{command_from(task), bytes_of_texts(task, "queries")});
  return Error{fmt::format("There is no task \"{}\".", what)};
}

}  // namespace ssot
