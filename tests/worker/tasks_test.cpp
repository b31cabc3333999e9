#include "worker/tasks.h"

#include <gtest/gtest.h>

#include "report/report.h"

namespace ssot::test {
namespace {

CompileCommand odd_command() {
  return {.file = "/r/\xff\"a.cpp",
          .directory = "/r",
          .arguments = {"c++", "-DX=\"\xe4\n\"", "-c", "a.cpp"},
          .output = "a.o",
          .database = 0,
          .programs = {}};
}

TEST(Tasks, CarryBytesThatAreNoText) {
  const std::string every_byte = [] {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    return bytes;
  }();
  const AloneRequest request{
      .path = "a/\xff.hpp", .text = every_byte, .macros = {{"API", ""}, {"F(x)", "x"}}, .bodies = true};
  const auto read = task_from(to_json(Task(request)));
  ASSERT_TRUE(read.ok());
  const auto& alone = std::get<AloneRequest>(*read);
  EXPECT_EQ(alone.path, request.path);
  EXPECT_EQ(alone.text, every_byte);
  EXPECT_EQ(alone.macros, request.macros);
  EXPECT_TRUE(alone.bodies);
}

TEST(Tasks, CarryTheCommandOfAUnit) {
  const auto read = task_from(to_json(Task(UnitRequest{odd_command(), {"x.h", "y.h"}, false})));
  ASSERT_TRUE(read.ok());
  const auto& unit = std::get<UnitRequest>(*read);
  EXPECT_EQ(unit.command.file, odd_command().file);
  EXPECT_EQ(unit.command.arguments, odd_command().arguments);
  EXPECT_EQ(unit.command.output, "a.o");
  EXPECT_EQ(unit.files, (std::vector<std::string>{"x.h", "y.h"}));
}

TEST(Tasks, ThatMakeNoSenseAreRefused) {
  EXPECT_EQ(task_from("{").error(), "The task is no JSON.");
  EXPECT_EQ(task_from("{\"do\":\"dance\"}").error(), "There is no task \"dance\".");
  EXPECT_EQ(task_from("[1]").error(), "There is no task \"\".");
}

FileFacts parsed_facts() {
  FileFacts facts;
  facts.path = "a/\xff.hpp";
  facts.language = Language::kCpp;
  facts.depth = Proof::kParse;
  Definition type;
  type.kind = DefinitionKind::kStruct;
  type.name = "S";
  type.qualified = "(anonymous)::S";
  type.unnamed_scope = true;
  type.line = 3;
  type.column = type.name_column = 8;
  type.end_line = 9;
  type.bases = {"Base<int>"};
  Definition method;
  method.kind = DefinitionKind::kFunction;
  method.access = Access::kProtected;
  method.name = "f";
  method.qualified = "(anonymous)::S::f";
  method.unnamed_scope = true;
  method.line = method.end_line = 4;
  method.column = method.name_column = 6;
  method.parent = 0;
  method.parameters = {{.name = "x", .kind = ParameterKind::kPositional, .has_default = true}};
  Detail of_type;
  of_type.sure = of_type.internal = true;
  of_type.full_bases = {"n::Base"};
  of_type.content = {"int size", "void f(int) const"};
  of_type.odr_hash = 0xdeadbeefcafe0123;
  Detail of_method;
  of_method.sure = of_method.is_virtual = of_method.is_pure = of_method.is_const = of_method.is_inline = true;
  of_method.type = "void";
  of_method.reference = "&&";
  of_method.parameter_types = {"int"};
  facts.definitions = {type, method};
  facts.details.push_back(of_type);
  facts.details.push_back(of_method);
  facts.uses = {{.kind = UseKind::kConstruction,
                 .name = "n::X",
                 .how = "new",
                 .meant = "n::X",
                 .bound = "x",
                 .arguments = {{.keyword = "", .text = "a", .literal = true, .nested = true, .line = 4, .column = 15}},
                 .line = 4,
                 .column = 9,
                 .end_line = 4,
                 .end_column = 14,
                 .parent = 1}};
  facts.bindings = {{.name = "kName", .value = "a", .literal = true, .line = 2, .column = 3, .parent = 0}};
  facts.gaps = {{facts.path, 7, GapKind::kLost, "A name is not known."}};
  return facts;
}

TEST(Answers, CarryFactsAsTheyAreReported) {
  const std::string sent = to_json(parsed_facts());
  const auto read = facts_from(sent);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->path, "a/\xff.hpp");
  EXPECT_TRUE(read->definitions[0].unnamed_scope);
  EXPECT_EQ(render_facts(*read), sent);
}

TEST(Answers, OfAUnitCarryFactsFailureAndErrors) {
  UnitAnswer answer;
  answer.failure = "no \"way\"";
  answer.errors = {"a.cpp:3:7: \xff"};
  answer.facts.push_back(parsed_facts());
  const auto read = unit_answer_from(to_json(answer));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->failure, answer.failure);
  EXPECT_EQ(read->errors, answer.errors);
  ASSERT_EQ(read->facts.size(), 1U);
  EXPECT_EQ(render_facts(read->facts[0]), render_facts(answer.facts[0]));
}

TEST(Answers, OfAScanMayNotPointOutside) {
  const ScanAnswer answer{.files = {"/a.cpp", "/b.h"}, .directives = {{0, 3, 1}}, .failure = "x"};
  const auto read = scan_answer_from(to_json(answer));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->files, answer.files);
  ASSERT_EQ(read->directives.size(), 1U);
  EXPECT_EQ(read->directives[0].line, 3U);
  EXPECT_EQ(scan_answer_from("{\"files\":[\"/a\"],\"directives\":[0,1,5]}").error(),
            "The worker's answer names a file that it does not list.");
}

TEST(Answers, OfFlagsKeepTheOrderOfTheSearchPath) {
  PreprocessorStart start;
  start.predefines = "#define A \"x\"\n";
  start.directories = {{"/q", SearchDirectory::Kind::kQuoted}, {"/s", SearchDirectory::Kind::kSystem}};
  start.forced = {"/f.h"};
  const auto read = start_from(to_json(start));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->predefines, start.predefines);
  ASSERT_EQ(read->directories.size(), 2U);
  EXPECT_EQ(read->directories[1].path, "/s");
  EXPECT_EQ(read->directories[1].kind, SearchDirectory::Kind::kSystem);
  EXPECT_EQ(read->forced, start.forced);
  EXPECT_EQ(*values_from("[1,-2,\"x\"]"), (std::vector<long long>{1, -2, 0}));
}

TEST(Answers, ThatAreBrokenAreRefused) {
  EXPECT_EQ(facts_from("\x01").error(), "The worker's answer is no JSON.");
  EXPECT_EQ(unit_answer_from("7").error(), "The worker's answer is no JSON.");
  const auto read = facts_from(
      R"({"path":7,"definitions":[3,{"parent":9,"line":"x"}],"uses":[{"parent":-4}],"depth":"deep"})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->definitions[1].parent, -1);
  EXPECT_EQ(read->depth, Proof::kLexer);
}

}  // namespace
}  // namespace ssot::test
