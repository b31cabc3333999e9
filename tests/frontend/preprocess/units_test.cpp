#include "frontend/preprocess/units.h"

#include <gtest/gtest.h>

namespace ssot::test {

UnitGraph Units::scan(const std::vector<std::string>& mains, unsigned threads) {
  std::vector<CompileCommand> commands;
  for (const std::string& main : mains) {
    CompileCommand command;
    command.file = folder.at(main);
    command.directory = folder.path();
    command.arguments = {"c++", "-c", command.file};
    commands.push_back(command);
  }
  preprocess::Oracle oracle;
  oracle.start = [&](const std::vector<std::uint32_t>& which) {
    PreprocessorStart start;
    start.predefines = predefines;
    start.directories = directories;
    return std::vector<PreprocessorStart>(which.size(), start);
  };
  oracle.ask = [&](std::uint32_t, const std::vector<std::string>& queries) {
    asked.push_back(queries);
    std::vector<long long> values;
    for (const std::string& query : queries) values.push_back(answers.contains(query) ? answers[query] : 0);
    return values;
  };
  oracle.scan = [&](const std::vector<std::uint32_t>& which) {
    left_to_clang = which;
    UnitGraph graph;
    for (std::size_t index = 0; index < which.size(); ++index) {
      graph.units.emplace_back();
      graph.units.back().failure = "left to Clang";
      graph.units.back().reached = {0};
    }
    graph.files = {"by-clang.h"};
    return graph;
  };
  return preprocess::scan(folder.path(), commands, oracle, threads);
}

std::string Units::reached(std::string_view text) {
  folder.write("main.cpp", text);
  const UnitGraph graph = scan({"main.cpp"});
  std::string names;
  for (const std::uint32_t file : graph.units.at(0).reached) {
    if (graph.files.at(file) == "main.cpp") continue;
    names += (names.empty() ? "" : " ") + graph.files[file];
  }
  const std::string& failure = graph.units[0].failure;
  return failure.empty() ? names : names + " ! " + failure;
}

bool holds(std::string_view condition, std::string_view before) {
  Units units;
  units.write("yes.h", "");
  units.write("no.h", "");
  const std::string text = std::string(before) + "\n#if " + std::string(condition) +
                           "\n#include \"yes.h\"\n#else\n#include \"no.h\"\n#endif\n";
  const std::string found = units.reached(text);
  EXPECT_TRUE(found == "yes.h" || found == "no.h") << condition << ": " << found;
  return found == "yes.h";
}

namespace {

TEST(Queries, AreAskedOnceForAllUnits) {
  Units units;
  units.answers = {
      {"__has_attribute(nodiscard)", 1}, {"__has_cpp_attribute(gnu::used)", 1}, {"__has_builtin(f)", 0}};
  units.write("a.h", "");
  EXPECT_EQ(
      units.reached("#define ATTRIBUTE(x) __has_attribute(x)\n"
                    "#if ATTRIBUTE(nodiscard) && __has_cpp_attribute(gnu :: used) && !__has_builtin(f)\n"
                    "#include \"a.h\"\n#endif\n"),
      "a.h");
  ASSERT_EQ(units.asked.size(), 1U);
  EXPECT_EQ(units.asked[0].size(), 3U);
}

TEST(Graph, SaysWhichUnitTakesWhichHeader) {
  Units units;
  units.write("a/one.cpp", "#include \"../shared.h\"\n");
  units.write("a/config.h", "");
  units.write("b/two.cpp", "#define NAME \"b/config.h\"\n#include \"../shared.h\"\n");
  units.write("b/config.h", "");
  units.write("shared.h", "#ifndef NAME\n#define NAME \"a/config.h\"\n#endif\n#include NAME\n");
  for (const unsigned threads : {1U, 2U}) {
    const UnitGraph graph = units.scan({"a/one.cpp", "b/two.cpp"}, threads);
    std::string text;
    for (const UnitGraph::Directive& directive : graph.directives) {
      text += graph.files[directive.file] + ":" + std::to_string(directive.line) + ">" +
              graph.files[directive.target] + " by";
      for (const std::uint32_t unit : directive.units) text += " " + std::to_string(unit);
      text += "\n";
    }
    EXPECT_EQ(text,
              "a/one.cpp:1>shared.h by 0\nb/two.cpp:2>shared.h by 1\nshared.h:4>a/config.h by "
              "0\nshared.h:4>b/config.h by 1\n");
  }
}

TEST(Graph, NamesHeadersThatTheSearchPathHoldsTwice) {
  Units units;
  units.write("a/x.h", "");
  units.write("b/x.h", "");
  units.write("main.h", "");
  units.search("a");
  units.search("b");
  units.folder.link("c", "a");
  units.search("c");
  units.write("main.cpp", "\n#include \"x.h\"\n#include \"main.h\"\n");
  const UnitGraph graph = units.scan({"main.cpp"});
  ASSERT_EQ(graph.shadowed.size(), 1U);
  EXPECT_EQ(graph.shadowed[0].line, 2U);
  ASSERT_EQ(graph.shadowed[0].found.size(), 2U);
  EXPECT_EQ(graph.files[graph.shadowed[0].found[0]], "a/x.h");
  EXPECT_EQ(graph.files[graph.shadowed[0].found[1]], "b/x.h");
}

TEST(Graph, IsTheSameOnAnyNumberOfThreads) {
  Units units;
  std::vector<std::string> mains;
  for (int index = 0; index < 60; ++index) {
    const std::string number = std::to_string(index);
    const std::string folder = "d" + std::to_string(index % 3);
    units.write("h" + number + ".h", "#pragma once\n#include \"h" + std::to_string((index * 7 + 1) % 60) +
                                         ".h\"\n#if ASKED(" + number +
                                         ")\n#include \"common.h\"\n#endif\n#include CONFIG\n");
    units.answers["__has_builtin(" + number + ")"] = index % 2;
    units.write(folder + "/config.h", "#define " + folder + "\n");
    mains.push_back("m" + number + ".cpp");
    units.write(mains.back(), "#define ASKED(x) __has_builtin(x)\n#define CONFIG \"" + folder +
                                  "/config.h\"\n#include \"h" + number + ".h\"\n#include \"gone" + number +
                                  ".h\"\n");
  }
  units.write("common.h", "");
  const auto text = [&](unsigned threads) {
    const UnitGraph graph = units.scan(mains, threads);
    std::string all;
    const auto add = [&](const auto& numbers) {
      for (const std::uint32_t number : numbers) all += ' ' + std::to_string(number);
      all += '\n';
    };
    for (const std::string& file : graph.files) all += file + '\n';
    for (const UnitGraph::Unit& unit : graph.units) {
      all += unit.failure;
      add(unit.reached);
    }
    for (const UnitGraph::Directive& directive : graph.directives) {
      add(std::vector<std::uint32_t>{directive.file, directive.line, directive.target});
      add(directive.units);
    }
    return all;
  };
  const std::string one = text(1);
  EXPECT_GT(one.size(), 5000U);
  for (int round = 0; round < 5; ++round) EXPECT_EQ(text(4), one);
}

TEST(Unusual, ModulesAreLeftToClang) {
  Units units;
  units.write("main.cpp", "import std;\n");
  units.write("plain.cpp", "important();\n  module->run();\n");
  const UnitGraph graph = units.scan({"main.cpp", "plain.cpp"});
  EXPECT_EQ(units.left_to_clang, std::vector<std::uint32_t>{0});
  EXPECT_EQ(graph.units[0].failure, "left to Clang");
  EXPECT_EQ(graph.units[1].failure, "");
}

}  // namespace
}  // namespace ssot::test
