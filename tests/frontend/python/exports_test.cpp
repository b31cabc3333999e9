#include <gtest/gtest.h>

#include "read_python.h"

namespace ssot::test {
namespace {

TEST(PythonExports, AnAliasOfADottedNameIsOne) {
  EXPECT_EQ(
      exports_of("X = Y\nA = B = m.n.C\nT: TypeAlias = D  # why\ntype U = E\nif x:\n    V = F; W = G\n"),
      (Lines{"X = Y", "A = m.n.C", "B = m.n.C", "T = D", "U = E", "V = F", "W = G"}));
}

TEST(PythonExports, NothingElseIsOne) {
  EXPECT_EQ(exports_of("X = None\nX = 1\nX = f()\nX = a.b[0]\nX == Y\nX += Y\nx.y = Z\nX, Y = Z\nX = not Y\n"
                       "def f():\n    X = Y\nclass A:\n    X = Y\nX: int\nX = Y if Z else W\nX = (Y)\n"),
            Lines{});
}

TEST(PythonExports, EntriesOfAllAreRead) {
  const std::string text =
      "__all__ = ['a', \"b\"  # c\n 'c',\n] + ['d']\n__all__ += "
      "('e',)\n__all__.extend(['f'])\n__all__.append('g')\n"
      "__all__: list[str] = []\n__all__ = 'h', 'i'\n";
  EXPECT_EQ(exports_of(text), (Lines{"__all__: a", "__all__: bc", "__all__: d", "__all__: e", "__all__: f",
                                     "__all__: g", "__all__: h", "__all__: i"}));
  const FileFacts facts = read_python(text);
  EXPECT_TRUE(facts.has_all);
  EXPECT_FALSE(facts.dynamic);
  EXPECT_EQ(facts.exports[1].line, 1);
  EXPECT_EQ(facts.exports[1].column, 17);
  EXPECT_EQ(facts.exports[1].end_column, 20);
}

class DynamicText : public testing::TestWithParam<const char*> {};
TEST_P(DynamicText, MayBindNamesAtRunTime) { EXPECT_TRUE(read_python(GetParam()).dynamic) << GetParam(); }
INSTANTIATE_TEST_SUITE_P(
    All, DynamicText,
    testing::Values("__all__ = [x for x in y]\n", "__all__ = a.__all__ + ['b']\n", "__all__ = ['a', *b]\n",
                    "__all__.append(x)\n", "__all__ = [f'a']\n", "def __getattr__(name): ...\n",
                    "globals()['x'] = 1\n", "def f():\n    globals().update(x)\n", "exec('x = 1')\n",
                    "setattr(module, 'x', 1)\n", "import sys\nsys.modules[__name__] = x\n",
                    "from sys import modules\n", "m.__dict__['x'] = 1\n", "import importlib\n",
                    "from importlib import import_module\n", "vars()['x'] = 1\n", "x = eval('y')\n",
                    "from a import __getattr__\n"));

class StaticText : public testing::TestWithParam<const char*> {};
TEST_P(StaticText, BindsOnlyWhatItSays) { EXPECT_FALSE(read_python(GetParam()).dynamic) << GetParam(); }
INSTANTIATE_TEST_SUITE_P(All, StaticText,
                         testing::Values("__all__ = ['a']\n",
                                         "class A:\n    def __getattr__(self, name): ...\n", "model.eval()\n",
                                         "self.__dict__.update(x)\n", "setattr(self, 'x', 1)\n",
                                         "my_globals()\n", "from importlib import metadata\n",
                                         "import sys\nsys.exit(0)\n", "# globals()\n'exec()'\n"));

class HandingOn : public testing::TestWithParam<const char*> {};
TEST_P(HandingOn, IsAllTheFileDoes) { EXPECT_TRUE(read_python(GetParam()).only_hands_on) << GetParam(); }
INSTANTIATE_TEST_SUITE_P(
    All, HandingOn,
    testing::Values(
        "from a import b\n", "'''doc'''\nfrom a import b\n__all__ = ['b']\n",
        "import warnings\nfrom a import b\nwarnings.warn('gone', DeprecationWarning,\n  stacklevel=2)\n",
        "import a\nX = a.X\n", "try:\n    from a import b\nexcept ImportError:\n    from c import b\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import b\nelse:\n    b = c\n",
        "from a import b\n...\npass\n'x' 'y'\n"));

class DoingMore : public testing::TestWithParam<const char*> {};
TEST_P(DoingMore, IsNoShim) { EXPECT_FALSE(read_python(GetParam()).only_hands_on) << GetParam(); }
INSTANTIATE_TEST_SUITE_P(
    All, DoingMore,
    testing::Values("", "'''doc'''\n", "from __future__ import annotations\n", "from a import b\nb()\n",
                    "from a import b\ndef __getattr__(n): ...\n", "from a import b\nx = 1\n",
                    "from a import b\nclass C: pass\n", "from a import b\nif b.x:\n    from c import d\n",
                    "from a import b\nfor x in b: pass\n", "from a import b\n'x'.join(b)\n",
                    "from a import b\nwarnings.warn('x').y\n", "from a import b\nx = '\n"));

TEST(PythonWords, AreWholeIdentifiers) {
  EXPECT_TRUE(python::holds_word("import a_b, c", "a_b"));
  EXPECT_TRUE(python::holds_word("ab a", "a"));
  EXPECT_FALSE(python::holds_word("import a_b", "a"));
  EXPECT_FALSE(python::holds_word("\xC3\xA9t", "t"));
  EXPECT_FALSE(python::holds_word("x", ""));
}

}  // namespace
}  // namespace ssot::test
