// ssot_unit_graph DATABASE ROOT [THREADS [quick|clang [directives]]]
//
// The files of every unit, one block a unit, for tests/referee/includes_referee.py; or every include that was
// followed. As the quick preprocessor sees it, or clang_reader::scan_unit. Clang is asked in this process: no
// worker, no limits. For trusted databases.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/path.h"
#include "frontend/clang/clang.h"
#include "frontend/preprocess/preprocess.h"

namespace {

using namespace ssot;

double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// As a shell would split it, quotes and backslashes only.
std::vector<std::string> split_command(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;
  char quote = 0;
  for (std::size_t at = 0; at < command.size(); ++at) {
    const char byte = command[at];
    if (quote == 0 && (byte == ' ' || byte == '\n' || byte == '\t')) {
      if (open) words.push_back(word);
      word.clear();
      open = false;
      continue;
    }
    open = true;
    if (byte == '\\' && quote != '\'' && at + 1 < command.size()) {
      word += command[++at];
    } else if (quote == 0 && (byte == '"' || byte == '\'')) {
      quote = byte;
    } else if (byte == quote) {
      quote = 0;
    } else {
      word += byte;
    }
  }
  if (open) words.push_back(word);
  return words;
}

std::vector<CompileCommand> read_commands(const std::string& path) {
  std::vector<CompileCommand> commands;
  const auto database = nlohmann::json::parse(read_file(path).value());
  for (const auto& entry : database) {
    CompileCommand command;
    command.directory = entry.at("directory");
    const std::string file = entry.at("file");
    command.file = file.starts_with('/') ? join("/", file) : join(command.directory, file);
    if (entry.contains("arguments")) {
      command.arguments = entry.at("arguments").get<std::vector<std::string>>();
    } else {
      command.arguments = split_command(entry.at("command"));
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

UnitGraph with_clang(const clang_reader::Environment& environment,
                     const std::vector<CompileCommand>& commands, const std::vector<std::uint32_t>& which) {
  UnitGraph graph;
  for (const std::uint32_t index : which) {
    const ScanAnswer answer = clang_reader::scan_unit(environment, commands[index]);
    UnitGraph::Unit unit;
    unit.command = index;
    unit.failure = answer.failure;
    const auto base = static_cast<std::uint32_t>(graph.files.size());
    for (const ScanAnswer::Directive& directive : answer.directives)
      graph.directives.push_back({base + directive.file, directive.line, base + directive.target, {}});
    for (const std::string& file : answer.files) {
      unit.reached.push_back(static_cast<std::uint32_t>(graph.files.size()));
      graph.files.push_back(file);
    }
    unit.file = unit.reached.empty() ? 0 : unit.reached.front();
    if (unit.reached.empty()) graph.files.push_back(commands[index].file);
    graph.units.push_back(std::move(unit));
  }
  return graph;
}

// Every include that some unit followed, as "file:line target".
void print_directives(const UnitGraph& graph, const std::string& root) {
  const auto name = [&](std::uint32_t file) {
    const std::string& text = graph.files[file];
    return text.starts_with('/') ? text : root + "/" + text;
  };
  for (const UnitGraph::Directive& directive : graph.directives)
    fmt::print("{}:{} {}\n", name(directive.file), directive.line, name(directive.target));
}

void print(const UnitGraph& graph, const std::vector<CompileCommand>& commands, const std::string& root) {
  for (const UnitGraph::Unit& unit : graph.units) {
    fmt::print("unit {}\n", commands[unit.command].file);
    if (!unit.failure.empty()) fmt::print("failure {}\n", unit.failure);
    for (const std::uint32_t file : unit.reached) {
      const std::string& name = graph.files[file];
      fmt::print("{}\n", name.starts_with('/') ? name : root + "/" + name);
    }
  }
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    fmt::print(stderr, "ssot_unit_graph DATABASE ROOT [THREADS [quick|clang [directives]]]\n");
    return 2;
  }
  const std::string root = real_path(words[2]);
  const unsigned threads = count > 3 ? static_cast<unsigned>(std::atoi(words[3])) : 2;
  const std::vector<CompileCommand> commands = read_commands(words[1]);
  const clang_reader::Environment environment{root, "/usr/lib/llvm-19/lib/clang/19"};
  std::size_t unusual = 0;
  double asked = 0;
  preprocess::Oracle oracle;
  oracle.start = [&](const std::vector<std::uint32_t>& which) {
    const double before = seconds();
    std::vector<PreprocessorStart> starts;
    for (const std::uint32_t index : which)
      starts.push_back(clang_reader::describe_flags(environment, commands[index]));
    asked += seconds() - before;
    fmt::print(stderr, "{} kinds of flags described in {:.3f} s\n", which.size(), seconds() - before);
    return starts;
  };
  oracle.ask = [&](std::uint32_t command, const std::vector<std::string>& queries) {
    const double before = seconds();
    auto values = clang_reader::ask_preprocessor(environment, commands[command], queries);
    asked += seconds() - before;
    fmt::print(stderr, "{} queries answered in {:.3f} s\n", queries.size(), seconds() - before);
    return values;
  };
  oracle.scan = [&](const std::vector<std::uint32_t>& which) {
    unusual += which.size();
    return with_clang(environment, commands, which);
  };
  const bool directives = count > 5;
  if (count > 4 && std::string_view(words[4]) == "clang") {
    std::vector<std::uint32_t> all(commands.size());
    for (std::uint32_t index = 0; index < all.size(); ++index) all[index] = index;
    const UnitGraph graph = with_clang(environment, commands, all);
    directives ? print_directives(graph, root) : print(graph, commands, root);
    return 0;
  }
  const double before = seconds();
  const UnitGraph graph = preprocess::scan(root, commands, oracle, threads);
  fmt::print(
      stderr,
      "{} units, {} files, {} directives, {} shadowed, {} unusual units; {:.3f} s, {:.3f} s of it Clang\n",
      graph.units.size(), graph.files.size(), graph.directives.size(), graph.shadowed.size(), unusual,
      seconds() - before, asked);
  directives ? print_directives(graph, root) : print(graph, commands, root);
  return 0;
}
