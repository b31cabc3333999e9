#include "run/unit_graph.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/path.h"
#include "frontend/preprocess/preprocess.h"

namespace ssot {
namespace {

std::vector<CompileCommand> picked(const std::vector<CompileCommand>& all,
                                   const std::vector<std::uint32_t>& indices) {
  std::vector<CompileCommand> some;
  some.reserve(indices.size());
  for (const std::uint32_t index : indices) some.push_back(all[index]);
  return some;
}

std::string from_root(const std::string& path, const std::string& root) {
  if (root == "/") return path.substr(1);
  return is_under(path, root) && path.size() > root.size() ? path.substr(root.size() + 1) : path;
}

// Scans of single units, put together.
class Assembly {
 public:
  explicit Assembly(std::string root) : root_(std::move(root)) {}

  void add(std::uint32_t command, const CompileCommand& what, Result<ScanAnswer> answer) {
    UnitGraph::Unit unit{.command = command, .file = number(what.file), .reached = {}, .failure = {}};
    const auto index = static_cast<std::uint32_t>(graph_.units.size());
    if (answer.ok()) {
      unit.failure = answer->failure;
      for (const std::string& file : answer->files) unit.reached.push_back(number(file));
      for (const ScanAnswer::Directive& each : answer->directives) {
        units_of_[{unit.reached[each.file], each.line, unit.reached[each.target]}].push_back(index);
      }
    } else {
      unit.failure = answer.error();
      unit.reached.push_back(unit.file);
    }
    std::sort(unit.reached.begin(), unit.reached.end());
    unit.reached.erase(std::unique(unit.reached.begin(), unit.reached.end()), unit.reached.end());
    graph_.units.push_back(std::move(unit));
  }

  UnitGraph finish() && {
    for (auto& [key, units] : units_of_) {
      const auto& [file, line, target] = key;
      units.erase(std::unique(units.begin(), units.end()), units.end());
      graph_.directives.push_back({file, line, target, std::move(units)});
    }
    for (std::size_t i = 0; i < graph_.directives.size(); ++i) {
      UnitGraph::Directive& each = graph_.directives[i];
      const auto same = [&](std::size_t other) {
        return other < graph_.directives.size() && graph_.directives[other].file == each.file &&
               graph_.directives[other].line == each.line;
      };
      if (!same(i + 1) && (i == 0 || !same(i - 1))) each.units.resize(1);
    }
    return std::move(graph_);
  }

 private:
  std::uint32_t number(const std::string& absolute) {
    const auto [at, fresh] = numbers_.try_emplace(absolute, static_cast<std::uint32_t>(graph_.files.size()));
    if (fresh) graph_.files.push_back(from_root(absolute, root_));
    return at->second;
  }

  std::string root_;
  UnitGraph graph_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> units_of_;
};

}  // namespace

UnitGraph read_unit_graph(const std::string& root, const CompileDatabases& databases, ClangReaders& clang,
                          unsigned threads) {
  const std::vector<CompileCommand>& commands = databases.commands;
  if (commands.empty()) return {};
  preprocess::Oracle oracle;
  oracle.start = [&](const std::vector<std::uint32_t>& indices) {
    std::vector<PreprocessorStart> starts;
    for (Result<PreprocessorStart>& each : clang.flags(picked(commands, indices))) {
      if (!each.ok()) {
        starts.emplace_back();
        starts.back().failure = each.error();
      } else {
        starts.push_back(std::move(*each));
      }
    }
    return starts;
  };
  oracle.ask = [&](std::uint32_t command, const std::vector<std::string>& queries) {
    auto values = clang.ask(commands[command], queries);
    if (!values.ok()) return std::vector<long long>(queries.size(), 0);
    values->resize(queries.size());
    return std::move(*values);
  };
  oracle.scan = [&](const std::vector<std::uint32_t>& indices) {
    Assembly assembly(root);
    auto answers = clang.scan(picked(commands, indices));
    for (std::size_t i = 0; i < indices.size(); ++i)
      assembly.add(indices[i], commands[indices[i]], std::move(answers[i]));
    return std::move(assembly).finish();
  };
  return preprocess::scan(root, commands, oracle, threads);
}

}  // namespace ssot
