#include <gtest/gtest.h>

#include "read_python.h"

namespace ssot::test {
namespace {

TEST(PythonImports, EachBoundNameIsAnEntry) {
  EXPECT_EQ(imports_of("import a.b as c, d\nfrom .x import (y as z,  # why\n    w,)\nfrom . . import *\n"),
            (Lines{"1:1 import a.b as c [module]", "1:1 import d [module]", "2:1 from .x y as z [module]",
                   "2:1 from .x w [module]", "4:1 from .. * [module]"}));
}

TEST(PythonImports, BlanksAreNotNeededAroundDotsAndBrackets) {
  EXPECT_EQ(
      imports_of("from.a import b\nfrom . a . b import(c)\nfrom ...import d\nfrom.import e\nimport a . b\n"),
      (Lines{"1:1 from .a b [module]", "2:1 from .a.b c [module]", "3:1 from ... d [module]",
             "4:1 from . e [module]", "5:1 import a.b [module]"}));
}

TEST(PythonImports, AStatementMayBeContinuedAndShareItsLine) {
  EXPECT_EQ(imports_of("x = 1; import a; y = 2; import b\nfrom a \\\n  import b, \\\n  c\n"),
            (Lines{"1:8 import a [module]", "1:25 import b [module]", "2:1 from a b [module]",
                   "2:1 from a c [module]"}));
}

TEST(PythonImports, PlacesAreWhatAFixWouldEdit) {
  const FileFacts facts = read_python("from a import (\n    b as c,\n  d)\nimport e.f as g\n");
  ASSERT_EQ(facts.imports.size(), 3u);
  const Import& aliased = facts.imports[0];
  EXPECT_EQ(aliased.line, 1);
  EXPECT_EQ(aliased.end_line, 3);
  EXPECT_EQ(aliased.name_line, 2);
  EXPECT_EQ(aliased.name_column, 5);
  EXPECT_EQ(aliased.name_end_column, 11);
  EXPECT_EQ(facts.imports[1].name_line, 3);
  EXPECT_EQ(facts.imports[1].name_end_column, 4);
  EXPECT_EQ(facts.imports[2].name_column, 8);
  EXPECT_EQ(facts.imports[2].name_end_column, 16);
  EXPECT_EQ(facts.imports[2].end_line, 4);
}

TEST(PythonImports, ScopeIsThatOfTheOutermostMeaning) {
  EXPECT_EQ(imports_of("class A:\n    import a\n    def f(self):\n        import b\n        class B:\n"
                       "            import c\nif typing.TYPE_CHECKING:\n    import d\n    def g(): import e\n"
                       "else:\n    import f\nif x: pass\nelif (TYPE_CHECKING): import g\n"
                       "if not TYPE_CHECKING: import h\n"),
            (Lines{"2:5 import a [class]", "4:9 import b [function]", "6:13 import c [function]",
                   "8:5 import d [type-checking]", "9:14 import e [type-checking]", "11:5 import f [module]",
                   "13:23 import g [type-checking]", "14:23 import h [module]"}));
}

TEST(PythonImports, TheSuiteMayShareTheLineOfItsHead) {
  EXPECT_EQ(imports_of("class A: import x; y = 1\nif a[b:c] or (lambda: d): from e import f; import g\n"
                       "if lambda x, y=lambda: 1: x: import h\nwhile x := y: import i\n"
                       "with a as b, c as d: import j\nfor x in lambda: y, z: import k\nelse: import l\n"
                       "def f(a: int = 1) -> x[1:2]: import m\nasync def g(): import n\nimport o\n"),
            (Lines{"1:10 import x [class]", "2:27 from e f [module]", "2:44 import g [module]",
                   "3:30 import h [module]", "4:15 import i [module]", "5:22 import j [module]",
                   "6:24 import k [module]", "7:7 import l [module]", "8:30 import m [function]",
                   "9:16 import n [function]", "10:1 import o [module]"}));
}

TEST(PythonImports, SoftKeywordsAreNamesWhereNoStatementIsMeant) {
  EXPECT_EQ(imports_of("match x:\n    case {'a': 1}: import a\n    case _: import b; import c\n"
                       "match = 1\ncase = 2\nmatch[x]: int = 3\ntype = type\nimport d\n"),
            (Lines{"2:20 import a [module]", "3:13 import b [module]", "3:23 import c [module]",
                   "8:1 import d [module]"}));
}

TEST(PythonImports, WordsInStringsCommentsAndExpressionsAreNone) {
  EXPECT_EQ(imports_of("'''\nimport a\n'''\n# import b\nx = '\\\nimport c'\ny = (yield\nfrom x)\n"
                       "f'''{x}\nimport d\n'''\nz = \\\n'import e'\nimportant = imports.x\n"),
            Lines{});
}

TEST(PythonImports, AnExpectedFailureGuards) {
  EXPECT_EQ(imports_of("try:\n    import a\n    if x:\n        import b\nexcept (ValueError, ImportError):\n"
                       "    import c\nelse:\n    import d\n"
                       "try: import e\nexcept: pass\n"
                       "try:\n    import f\nexcept KeyError:\n    import g\n"
                       "try:\n    import h\nfinally:\n    pass\n"
                       "try:\n    x()\nexcept ImportError:\n    import i\n"),
            (Lines{"2:5 import a [module] guarded", "4:9 import b [module] guarded",
                   "6:5 import c [module] guarded", "8:5 import d [module]", "9:6 import e [module] guarded",
                   "12:5 import f [module]", "14:5 import g [module]", "16:5 import h [module]",
                   "22:5 import i [module]"}));
}

TEST(PythonImports, ExceptionGroupsAndExceptWithoutBracketsGuardToo) {
  EXPECT_EQ(
      imports_of(
          "try:\n    import a\nexcept* ModuleNotFoundError:\n    pass\n"
          "try:\n    import b\nexcept ValueError, ImportError:\n    pass\n"
          "try:\n    try:\n        import c\n    finally:\n        pass\nexcept Exception as e:\n    pass\n"),
      (Lines{"2:5 import a [module] guarded", "6:5 import b [module] guarded",
             "11:9 import c [module] guarded"}));
}

TEST(PythonImports, SuppressAndRaisesGuard) {
  EXPECT_EQ(
      imports_of("with contextlib.suppress(ImportError):\n    import a\nwith suppress(KeyError): import b\n"
                 "with pytest.raises(X) as e:\n    import c\nwith self.assertRaises(X): import d\n"
                 "with open(x): import e\n"),
      (Lines{"2:5 import a [module] guarded", "3:26 import b [module]", "5:5 import c [module] guarded",
             "6:28 import d [module] guarded", "7:15 import e [module]"}));
}

TEST(PythonImports, EveryLineEndIndentationAndByteOrderMarkIsRead) {
  EXPECT_EQ(imports_of("\xEF\xBB\xBFimport a\r\nif x:\r    import b\r\n\timport_ = 1\n"
                       "\fimport c\nif x:\n        import d\n\timport e\n \\\n    \nimport f"),
            (Lines{"1:1 import a [module]", "3:5 import b [module]", "5:2 import c [module]",
                   "7:9 import d [module]", "8:2 import e [module]", "11:1 import f [module]"}));
}

TEST(PythonImports, NamesAreInCompatibilityForm) {
  EXPECT_EQ(imports_of("from \xEF\xBD\x81.b import \xE2\x84\x82 as \xC3\xA9\n"),
            Lines{"1:1 from a.b C as \xC3\xA9 [module]"});
}

TEST(PythonImports, OtherEncodingsAreTranscoded) {
  EXPECT_EQ(imports_of("# -*- coding: latin-1 -*-\nx = '\xE9'; import \xE9\n"),
            Lines{"2:11 import \xC3\xA9 [module]"});
  EXPECT_EQ(imports_of("#!x\n# vim: set fileencoding=cp1252 :\nimport \xE9\n"),
            Lines{"3:1 import \xC3\xA9 [module]"});
  EXPECT_EQ(gaps_of("# coding: latin-1\nx = '\xE9'\n"), Lines{});
}

}  // namespace
}  // namespace ssot::test
