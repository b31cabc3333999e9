// SSOT104 on projects built by hand.
#include <gtest/gtest.h>

#include "checks/double_names.h"
#include "checks/judging.h"
#include "checks/parameter_drift.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;
using Rows = std::vector<ComparedLine>;

// "self, user, *, wait=1, **rest"; views into `text`, which must be a literal.
std::vector<Parameter> parameters(std::string_view text) {
  std::vector<Parameter> all;
  bool keyword_only = false;
  while (!text.empty()) {
    std::string_view each = text.substr(0, text.find(", "));
    text.remove_prefix(std::min(text.size(), each.size() + 2));
    if (each == "*") {
      keyword_only = true;
      continue;
    }
    if (each == "/") {
      for (Parameter& before : all) before.kind = ParameterKind::kPositionalOnly;
      continue;
    }
    Parameter parameter;
    parameter.has_default = each.find('=') != std::string_view::npos;
    each = each.substr(0, each.find('='));
    if (keyword_only) parameter.kind = ParameterKind::kKeywordOnly;
    if (each.starts_with('*')) {
      keyword_only = true;
      parameter.kind = each.starts_with("**") ? ParameterKind::kKwarg : ParameterKind::kVararg;
      each.remove_prefix(each.starts_with("**") ? 2 : 1);
    }
    parameter.name = each;
    all.push_back(parameter);
  }
  return all;
}

Lines drifts(std::string_view here, std::string_view there) {
  const std::vector<Parameter> own = parameters(here);
  const std::vector<Parameter> canonical = parameters(there);
  return parameter_drifts(own, canonical);
}

TEST(ParameterDrift, IsQuietWhereEveryCallFits) {
  EXPECT_EQ(drifts("a, b=1", "a, b=1"), Lines{});
  EXPECT_EQ(drifts("a, b=1, c=2", "a, b"), Lines{});
  EXPECT_EQ(drifts("*args, **kwargs", "a, b, *, c"), Lines{});
  EXPECT_EQ(drifts("a, *args", "a, b, c=1"), Lines{});
  EXPECT_EQ(drifts("a, **more", "a, *, c"), Lines{});
  EXPECT_EQ(drifts("b, a", "*args, **kwargs"), Lines{});
  EXPECT_EQ(drifts("a, c", "a, *, c"), Lines{});
  EXPECT_EQ(drifts("x, /", "a, /"), Lines{});
}

TEST(ParameterDrift, TellsWhatACallerWouldMeet) {
  EXPECT_EQ(drifts("a", "a, b"), Lines{"lacks the parameter b"});
  EXPECT_EQ(drifts("a, c", "a, b"), Lines{"calls b c"});
  EXPECT_EQ(drifts("b, a", "a, b"), Lines{"takes b before a"});
  EXPECT_EQ(drifts("a, x=1, b=2", "a, b=2"), Lines{"takes x before b"});
  EXPECT_EQ(drifts("a, b, c", "a, b"), Lines{"needs the parameter c"});
  EXPECT_EQ(drifts("a, b", "a, b=1"), Lines{"has no default for b"});
  EXPECT_EQ(drifts("a, *, b", "a, b"), Lines{"takes b by keyword only"});
  EXPECT_EQ(drifts("a, b, /", "a, b"), (Lines{"takes a by position only", "takes b by position only"}));
  EXPECT_EQ(drifts("a", "a, **more"), Lines{"lacks **more"});
  EXPECT_EQ(drifts("user, message", "user, thread, message"), Lines{"lacks the parameter thread"});
}

TEST(DoubleNames, LoseWhatStandsBesideTheOriginal) {
  EXPECT_EQ(original_name("MockWebSocketManager"), "WebSocketManager");
  EXPECT_EQ(original_name("_LegacyWebSocketManagerAdapter"), "WebSocketManager");
  EXPECT_EQ(original_name("WebSocketManagerV2"), "WebSocketManager");
  EXPECT_EQ(original_name("HTTPClient"), "HTTPClient");
  EXPECT_EQ(original_name("Mock"), "Mock");
  EXPECT_TRUE(is_double_name("FakeManager"));
  EXPECT_FALSE(is_double_name("Mockery"));
}

const std::string kPolicy = R"({"concepts": [{"id": "ws", "names": ["*Manager"],
  "canonical": ["app.ws:Manager", "ws/manager.hpp:ws::Manager"], "parts": ["app.ports:Port"]}]})";

std::vector<Finding> drifted(ProjectBuilder& tree) {
  return judge(tree, policy_of(kPolicy), "signature-drift");
}

FileBuilder& method(FileBuilder& file, std::string_view name, std::string_view text) {
  file.method(name);
  file.last_definition().parameters = parameters(text);
  return file;
}

FileBuilder& canonical(ProjectBuilder& tree) {
  FileBuilder& file = tree.file("app/ws.py").type("Manager");
  method(file, "__init__", "self, url");
  method(file, "send", "self, user, message").last_definition().is_async = true;
  method(file, "close", "self");
  method(file, "stats", "self");
  return method(file, "_inner", "self");
}

TEST(SignatureDrift, IsOneFindingForACopyWithTheWholeComparison) {
  ProjectBuilder tree;
  canonical(tree);
  FileBuilder& copy = tree.file("app/old.py").type("Manager");
  method(copy, "send", "self, user");
  method(copy, "close", "self");
  method(copy, "reset", "self, hard=1");
  const auto findings = drifted(tree);
  EXPECT_EQ(messages(findings),
            Lines{"app/old.py:1 class Manager has drifted from app.ws:Manager: it lacks stats; "
                  "send is not async and lacks the parameter message"});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].comparison,
            (Rows{{"send(user)", "async send(user, message)"}, {"", "stats()"}, {"reset(hard=…)", ""}}));
  EXPECT_EQ(findings[0].detail, "Manager: send, stats");
  EXPECT_EQ(findings[0].related.at(0).path, "app/ws.py");
  EXPECT_FALSE(findings[0].own_severity);
}

TEST(SignatureDrift, IsANoteForTestDoubles) {
  ProjectBuilder tree;
  canonical(tree);
  for (const char* path : {"app/doubles.py", "tests/test_chat.py"}) {
    FileBuilder& copy = tree.file(path).type(path[0] == 'a' ? "FakeManager" : "Manager");
    method(copy, "send", "self, user, message").last_definition().is_async = true;
    method(copy, "close", "self");
  }
  const auto findings = drifted(tree);
  EXPECT_EQ(
      messages(findings),
      (Lines{
          "app/doubles.py:1 test double: class FakeManager has drifted from app.ws:Manager: it lacks stats",
          "tests/test_chat.py:1 test double: class Manager has drifted from app.ws:Manager: it lacks "
          "stats"}));
  for (const Finding& each : findings) EXPECT_EQ(each.own_severity, Severity::kNote);
}

TEST(SignatureDrift, IsQuietAboutWhatIsNoCopy) {
  ProjectBuilder tree;
  canonical(tree);
  method(tree.file("app/factory.py").type("ManagerManager"), "create", "self");  // matches the glob alone
  FileBuilder& other = tree.file("app/jobs.py").type("JobManager");  // two common words among many
  for (const char* name : {"close", "stats", "run", "stop", "pause"}) method(other, name, "self");
  tree.file("app/kinds.py").type("Manager", DefinitionKind::kEnum);
  EXPECT_EQ(messages(drifted(tree)), Lines{});
}

TEST(SignatureDrift, NeverSaysThatAClassLacksWhatItMayHave) {
  const auto lacking = [](auto change) {
    ProjectBuilder tree;
    canonical(tree);
    FileBuilder& copy = tree.file("app/old.py").type("Manager");
    change(copy);
    method(copy, "send", "self, user, message").last_definition().is_async = true;
    method(copy, "close", "self");
    return messages(drifted(tree));
  };
  EXPECT_EQ(lacking([](FileBuilder&) {}).size(), 1U);
  EXPECT_EQ(lacking([](FileBuilder& copy) { method(copy, "__getattr__", "self, name"); }), Lines{});
  EXPECT_EQ(lacking([](FileBuilder& copy) { copy.last_definition().bases = {"MagicMock"}; }), Lines{});
  EXPECT_EQ(
      lacking([](FileBuilder& copy) { copy.last_definition().bases = {"object", "Generic[T]"}; }).size(), 1U);
  EXPECT_EQ(lacking([](FileBuilder& copy) { copy.last_definition().decorators = {"with_methods"}; }),
            Lines{});
  EXPECT_EQ(lacking([](FileBuilder& copy) {
              copy.facts().bindings.push_back({.name = "stats", .value = "", .line = 1, .parent = 0});
            }),
            Lines{});
  const auto binding = [&](std::string_view name) {
    return lacking([&](FileBuilder& copy) {
      method(copy, "__init__", "this");
      copy.facts().bindings.push_back({.name = name, .value = "", .line = 2, .parent = 1});
    });
  };
  EXPECT_EQ(binding("this.stats"), Lines{});
  EXPECT_EQ(binding("this.__dict__"), Lines{});
  EXPECT_EQ(binding("self.stats").size(), 1U);
  EXPECT_EQ(binding("this.stats.x").size(), 1U);
  EXPECT_EQ(lacking([](FileBuilder& copy) { method(copy, "__new__", "cls"); }), Lines{});
}

TEST(SignatureDrift, LooksAtWhatIsInheritedInResolutionOrder) {
  ProjectBuilder tree;
  canonical(tree);
  FileBuilder& base = tree.file("app/base.py").type("Sending");
  method(base, "send", "self, user, message").last_definition().is_async = true;
  method(base, "stats", "self, much");
  FileBuilder& copy = tree.file("app/old.py").from("app.base", "Sending").type("Manager");
  copy.last_definition().bases = {"Sending"};
  method(copy, "close", "self");
  EXPECT_EQ(
      messages(drifted(tree)),
      Lines{"app/old.py:2 class Manager has drifted from app.ws:Manager: stats needs the parameter much"});
}

TEST(SignatureDrift, SaysThatAnHeirShadowsTheCanonical) {
  ProjectBuilder tree;
  canonical(tree);
  FileBuilder& heir = tree.file("app/room.py").from("app.ws", "Manager", "Parent").type("Room");
  heir.last_definition().bases = {"Parent"};
  method(heir, "send", "self, user, text").last_definition().is_async = true;
  EXPECT_EQ(
      messages(drifted(tree)),
      Lines{"app/room.py:2 class Room shadows methods of app.ws:Manager, from which it derives: send calls "
            "message text"});
}

TEST(SignatureDrift, ComparesImplementersWithAnAbstractPart) {
  ProjectBuilder tree;
  canonical(tree);
  FileBuilder& part = tree.file("app/ports.py").type("Port");
  part.last_definition().bases = {"ABC"};
  method(part, "open", "self, url").last_definition().decorators = {"abc.abstractmethod"};
  method(part, "poll", "self").last_definition().decorators = {"abstractmethod"};
  FileBuilder& one = tree.file("app/one.py").from("app.ports", "Port").type("One");
  one.last_definition().bases = {"Port"};
  method(one, "open", "self");
  EXPECT_EQ(
      messages(drifted(tree)),
      Lines{"app/one.py:2 class One shadows methods of app.ports:Port, from which it derives: it does not "
            "implement poll; open lacks the parameter url"});
}

TEST(SignatureDrift, OfCppIsMeasuredByCountsAndWhereAParserWasSureByTypes) {
  ProjectBuilder tree;
  const auto write = [&](const char* path, const char* scope, bool sure) -> FileBuilder& {
    FileBuilder& file = tree.file(path);
    const auto add = [&](std::size_t count, const char* name, std::string_view type) {
      file.method(name, count);
      file.last_definition().access = Access::kPublic;
      if (!sure) return;
      Detail& detail = file.detail();
      detail.type = "void";
      for (std::size_t i = 0; i < count; ++i) detail.parameter_types.push_back(type);
      detail.is_const = std::string_view(scope) == "ws";
    };
    file.type("Manager");
    if (sure) file.depth(Proof::kParse).detail();
    add(std::string_view(scope) == "ws" ? 2 : 1, "send", "int");
    add(1, "close", std::string_view(scope) == "ws" ? "const ws::Message &" : "const Message &");
    add(0, "stats", "");
    return file;
  };
  write("ws/manager.hpp", "ws", false).facts().definitions[0].qualified = "ws::Manager";
  for (Definition& each : tree.file("ws/manager.hpp").facts().definitions) {
    if (each.parent >= 0)
      each.qualified = tree.file("ws/manager.hpp").facts().arena.copy("ws::" + std::string(each.qualified));
  }
  write("old/manager.hpp", "old", false);
  EXPECT_EQ(messages(drifted(tree)),
            Lines{"old/manager.hpp:1 class Manager has drifted from ws/manager.hpp:ws::Manager: "
                  "send takes 1 parameter, not 2"});
}

}  // namespace
}  // namespace ssot::test
