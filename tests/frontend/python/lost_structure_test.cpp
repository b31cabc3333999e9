#include <gtest/gtest.h>

#include "read_python.h"

namespace ssot::test {
namespace {

// Every text goes on with an import that must still be read.
Lines gaps_before_import(const std::string& text) {
  const Lines imports = imports_of(text + "\nimport after\n");
  EXPECT_TRUE(!imports.empty() && imports.back().ends_with("import after [module]")) << text;
  return gaps_of(text + "\nimport after\n");
}

TEST(PythonLostStructure, AnOpenStringIsNamed) {
  EXPECT_EQ(gaps_before_import("x = 1\ny = 'a"), Lines{"2: This string is never closed."});
  EXPECT_EQ(gaps_before_import("x = f'{a"), Lines{"1: This string is never closed."});
  EXPECT_EQ(gaps_before_import("x = f'{\"a}'"), Lines{"1: This string is never closed."});
  EXPECT_EQ(gaps_before_import("x = 1\n'''\ntext"), Lines{"2: This string is never closed."});
  EXPECT_EQ(gaps_before_import("def f():\n    f'''{\n    x\n"), Lines{"2: This string is never closed."});
}

TEST(PythonLostStructure, AnOpenBracketIsNamed) {
  EXPECT_EQ(gaps_before_import("x = (1,\n  [2]"), Lines{"1: This '(' is never closed."});
  EXPECT_EQ(gaps_before_import("from a import (b,"), Lines{"1: This '(' is never closed."});
  EXPECT_EQ(gaps_before_import("def f(a,\n  b"), Lines{"1: This '(' is never closed."});
  EXPECT_EQ(gaps_of("x = {\ny = 1\n"), Lines{"1: This '{' is never closed."});
  EXPECT_EQ(exports_of("x = {\nz = 1\ny = w\n"), Lines{"y = w"});
}

TEST(PythonLostStructure, IndentationThatFitsNowhereIsNamed) {
  EXPECT_EQ(gaps_before_import("if x:\n        a\n    b"),
            Lines{"3: This line's indentation fits no block around it."});
  EXPECT_EQ(gaps_before_import("a\n    b"),
            Lines{"2: This line is indented, but no block starts before it."});
  EXPECT_EQ(gaps_before_import("def f():"), Lines{"1: Nothing is indented below the head of this block."});
  EXPECT_EQ(gaps_of("class A:\n    def f(self):\n"),
            Lines{"2: Nothing is indented below the head of this block."});
}

TEST(PythonLostStructure, BytesThatCannotBeReadAreNamed) {
  EXPECT_EQ(gaps_before_import("x = 1\ny = '\xFF'"), Lines{"2: This line holds bytes that are not UTF-8."});
  EXPECT_EQ(gaps_before_import("x = '\xED\xA0\x80'"), Lines{"1: This line holds bytes that are not UTF-8."});
  EXPECT_EQ(gaps_before_import("# coding: ascii\ny = '\xE9'"),
            Lines{"2: This line holds bytes that are not ascii."});
  EXPECT_EQ(gaps_before_import("# coding: klingon\ny = '\xE9'"),
            Lines{"1: The encoding 'klingon' that this file names is not known."});
  EXPECT_EQ(gaps_before_import(std::string("a\nb\0c", 5)), Lines{"2: This line holds a NUL byte."});
}

TEST(PythonLostStructure, DefinitionsAroundItAreStillRead) {
  EXPECT_EQ(definitions_of("def f():\n    x = (\n    y\n\ndef g():\n    pass\n"),
            (Lines{"def f() 1-1", "def g() 5-6"}));
}

TEST(PythonLostStructure, OlderPythonLosesNone) {
  EXPECT_EQ(gaps_before_import("print 'a', 1\nexec 'x' in y\nraise E, 'x'\nx = `y` <> 0777L\n"
                               "try:\n    pass\nexcept E, e:\n    print >>f, ur'x'\ndef f(a, (b, c)): pass"),
            Lines{});
}

TEST(PythonLostStructure, TheListOfPlacesEnds) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "x = 'a\n";
  const Lines gaps = gaps_of(text);
  ASSERT_EQ(gaps.size(), 100u);
  EXPECT_EQ(gaps.back(), "100: More structure is lost from here on.");
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

// Nothing here may crash, overflow a stack, or take more than linear time: the test program would not end.
class HostileText : public testing::TestWithParam<const char*> {};
TEST_P(HostileText, EndsSoon) {
  for (const char* const head :
       {"", "x = (", "def f(", "class A(", "if ", "import ", "from a import (", "__all__ = ["}) {
    const FileFacts facts = read_python(head + repeated(GetParam(), 1 << 18));
    EXPECT_EQ(facts.path, "a.py");
  }
}
INSTANTIATE_TEST_SUITE_P(All, HostileText,
                         testing::Values("(", "f\"{", "f'''{", "[\n", "{'", "'", "'\n", "\"\"\"\n", "\\",
                                         "\\\n", "if x: ", "lambda: ", "lambda:\n",
                                         "try: ", "class A: ", "def f(", "def f(\n", " def f(\n", "x;", ";",
                                         "import a;", "a=b;", "a=", "f'{x:", "f'{x:{", "a.", "from .", "@",
                                         "\f", "\t", "\r", "#", "'\\", "f'{'", "f'\\N{", "match x: case ",
                                         "async ", "except:", ")", "}\n", " \n", "__all__ = [", "__all__;",
                                         "type a = ", "a:", "a:\n", "a: b = c\n", "\xC3\xA9 = ", "x = (\n",
                                         "f'{\n", "from x import (a,\n", "\"\"\"\nx", "('''\n"));

TEST(PythonHostileText, ALongNameIsNotCopiedIntoEveryMethod) {
  const std::string text = "class " + std::string(1 << 20, 'A') + ":\n" + repeated(" def f(): 0\n", 1 << 20);
  const FileFacts facts = read_python(text);
  EXPECT_EQ(facts.definitions.back().qualified, "f");
  ASSERT_EQ(facts.gaps.size(), 1u);
  EXPECT_EQ(facts.gaps[0].kind, GapKind::kSkippedLimit);
  EXPECT_EQ(
      facts.gaps[0].reason,
      "From here on, some qualified names are too long together and are given without what encloses them.");
}

TEST(PythonHostileText, ManyImportsOnOneLongLineAreReadInLinearTime) {
  EXPECT_EQ(read_python(repeated("import a;", 16 << 20)).imports.size(), ((16u << 20) + 8) / 9);
}

TEST(PythonHostileText, DeepIndentationIsRead) {
  std::string text;
  for (int depth = 0; depth < 1500; ++depth)
    text += std::string(static_cast<std::size_t>(depth), ' ') + "class A:\n";
  text += std::string(1500, ' ') + "import x\n";
  EXPECT_EQ(imports_of(text), Lines{"1501:1501 import x [class]"});
}

TEST(PythonHostileText, EveryPrefixOfATextIsRead) {
  const std::string text =
      "# coding: utf-8\nfrom a import (b as c,\n d)\nclass A[T](B, *C, m=D):\n  async def f(self, "
      "x=f'{y:{z}}', /, *a, **k) -> "
      "'''q''':\n\ttry: import e; \\\n\n\texcept* (ImportError): pass\nif x: y = lambda: {1: "
      "'\\N{DASH}'}\n__all__ = ['a', 'b']\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    EXPECT_EQ(read_python(text.substr(0, size)).path, "a.py");
  }
}

}  // namespace
}  // namespace ssot::test
