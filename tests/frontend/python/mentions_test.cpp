// Mentions: strings that name a module where one is loaded or patched.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "read_python.h"

namespace ssot::test {
namespace {

// "mock.patch: a.b.C 1:13-18"
Lines mentions_of(std::string_view text) {
  std::string padded(text);
  padded.append(64, '\0');
  Request request;
  request.mentions = {"a.b"};
  Lines lines;
  for (const Mention& each : python::read("a.py", {padded.data(), text.size()}, request).mentions) {
    lines.push_back(
        fmt::format("{}: {} {}:{}-{}", each.how, each.text, each.line, each.column, each.end_column));
  }
  return lines;
}

TEST(PythonMentions, LoadersAndPatchesTakeModules) {
  EXPECT_EQ(mentions_of("mock.patch('a.b.C')\n"), (Lines{"mock.patch: a.b.C 1:13-18"}));
  EXPECT_EQ(mentions_of("@patch(target=r\"a.b\", new=1)\ndef f(): pass\n"), (Lines{"patch: a.b 1:17-20"}));
  EXPECT_EQ(mentions_of("importlib.import_module('a.b')\nmonkeypatch.setattr('a.b.c', 1)\n"),
            (Lines{"importlib.import_module: a.b 1:26-29", "monkeypatch.setattr: a.b.c 2:22-27"}));
}

TEST(PythonMentions, TheTableOfModulesTakesKeys) {
  EXPECT_EQ(mentions_of("sys.modules['a.b']\nsys.modules.pop('a.b', None)\n"),
            (Lines{"sys.modules: a.b 1:14-17", "sys.modules.pop: a.b 2:18-21"}));
  EXPECT_EQ(mentions_of("patch.dict('sys.modules', {'a.b': x, 'y': 'a.b'})\n"),
            (Lines{"patch.dict: a.b 1:29-32"}));
  EXPECT_EQ(mentions_of("monkeypatch.setitem(sys.modules, 'a.b', x)\n"),
            (Lines{"monkeypatch.setitem: a.b 1:35-38"}));
}

TEST(PythonMentions, PluginsAndEntryPoints) {
  EXPECT_EQ(mentions_of("pytest_plugins = ['a.b', 'x']\n"), (Lines{"pytest_plugins: a.b 1:20-23"}));
  EXPECT_EQ(mentions_of("setup(entry_points={'x': ['n = a.b:main']})\n"),
            (Lines{"entry_points: a.b:main 1:32-40"}));
}

TEST(PythonMentions, OtherStringsAreNone) {
  EXPECT_EQ(mentions_of(
                "logging.getLogger('a.b')\npatch.object('a.b', 'c')\nsetattr('a.b', 'c')\n"
                "patch('a.b c')\npatch(f'a.b.{x}')\npatch('a.b' + x)\npatch(x, 'a.b')\nz = 'a.b'\n# 'a.b'\n"),
            (Lines{}));
}

}  // namespace
}  // namespace ssot::test
