#include <gtest/gtest.h>

#include "read_python.h"

namespace ssot::test {
namespace {

TEST(PythonDefinitions, NestingIsJoinedByDots) {
  EXPECT_EQ(
      definitions_of(
          "class A:\n    @property\n    def f(self):\n        def g(): pass\n        class B(C): x = 1\n"
          "        return 1\n\n    # end\n    async def h(self): ...\n\nx = 1\n"),
      (Lines{"class A() 1-9", "def A.f(self) 3-6", "def A.f.g() 4-4 local", "class A.f.B(C) 5-5 local",
             "async def A.h(self) 9-9"}));
}

TEST(PythonDefinitions, TheEndIsTheLastStatementsLastLine) {
  EXPECT_EQ(
      definitions_of(
          "def f():\n    return [\n        1,\n    ]\n    # comment\n\n\ndef g():\n    '''doc\n    '''\n"
          "def h():\n    x = 1 \\\n\n\ndef i(): return 1; \\\n\ny = 2"),
      (Lines{"def f() 1-4", "def g() 8-10", "def h() 11-12", "def i() 15-15"}));
}

TEST(PythonDefinitions, EveryKindOfParameterIsTold) {
  EXPECT_EQ(
      definitions_of("def f(a, b=1, /, c: int = 2, *args: *Ts, d, e=lambda x, y=(1, 2): {x: y}, **kw: "
                     "dict[str, int]): pass\n"
                     "def g(*, a=x == y, b: Callable[[int], str] = z): pass\ndef h(a, /): pass\n"
                     "def i(a=[1, 2], b={'a': 1}, c=f'{a, b}', d=\"(\",): pass\ndef j(a # )\n  , b\n): pass\n"
                     "def k(a: lambda: 1 = 2, *b): pass\n"),
      (Lines{"def f(a, b=, /, c=, *args, d, e=, **kw) 1-1", "def g(*, a=, b=) 2-2", "def h(a, /) 3-3",
             "def i(a=, b=, c=, d=) 4-4", "def j(a, b) 5-7", "def k(a=, *b) 8-8"}));
}

TEST(PythonDefinitions, BasesAreSourceTextWithoutLineBreaks) {
  EXPECT_EQ(
      definitions_of(
          "class A(B, metaclass=M, *C, **kw): pass\nclass D(\n    Generic[  # why\n        T,\n        U],\n"
          "    e.f(x=1), ): pass\nclass G(): pass\nclass H(lambda x, y: z, (I)): pass\n"
          "class J(a if\n  b else c, x == y): pass\n"),
      (Lines{"class A(B; *C) 1-1", "class D(Generic[T,U]; e.f(x=1)) 2-6", "class G() 7-7",
             "class H(lambda x, y: z; (I)) 8-8", "class J(a if b else c; x == y) 9-10"}));
}

TEST(PythonDefinitions, TypeParametersAreRead) {
  EXPECT_EQ(definitions_of("def f[T: (int, str) = int, *Ts, **P](a: T, *b: *Ts) -> T: return a\n"
                           "class C[T](Base[T]):\n    type X[U] = list[U]\n    def m[V](self): pass\n"),
            (Lines{"def f(a, *b) 1-1", "class C(Base[T]) 2-4", "def C.m(self) 4-4"}));
}

TEST(PythonDefinitions, AnIfOrTryAtItsOwnLevelMakesOneConditional) {
  EXPECT_EQ(definitions_of(
                "if x:\n    def f(): pass\nelse:\n    class A:\n        def g(self): pass\n"
                "try:\n    for x in y:\n        def h(): pass\nexcept X: pass\nwith x:\n    def i(): pass\n"),
            (Lines{"def f() 2-2 conditional", "class A() 4-5 conditional", "def A.g(self) 5-5",
                   "def h() 8-8 conditional", "def i() 11-11"}));
}

TEST(PythonDefinitions, LongQualifiedNamesAreWhole) {
  std::string text, expected;
  for (std::size_t depth = 0; depth < 40; ++depth) {
    const std::string name = "test_something_that_has_a_long_name_" + std::to_string(depth);
    text += std::string(depth, ' ') + "def " + name + "(): pass\n";
    text.resize(text.size() - 5);
    text += "\n";
    expected += (depth == 0 ? "" : ".") + name;
  }
  text += std::string(40, ' ') + "pass\n";
  EXPECT_EQ(read_python(text).definitions.back().qualified, expected);
}

TEST(PythonDefinitions, PlacesAreOfTheFirstTokenAndTheName) {
  const FileFacts facts = read_python("class  A:\n    async  def  f(self): pass\n");
  ASSERT_EQ(facts.definitions.size(), 2u);
  EXPECT_EQ(facts.definitions[0].name_column, 8);
  EXPECT_EQ(facts.definitions[1].column, 5);
  EXPECT_EQ(facts.definitions[1].name_column, 17);
  EXPECT_EQ(facts.definitions[1].parent, 0);
  EXPECT_EQ(facts.definitions[0].parent, -1);
}

TEST(PythonDefinitions, TheyAreReadOnlyWhenAskedFor) {
  const std::string text = std::string("class WebSocketManager: import x\n") + std::string(64, '\0');
  const std::string_view view(text.data(), text.size() - 64);
  const FileFacts unasked = python::read("a.py", view, {.all_definitions = false, .literals = {"Other"}});
  EXPECT_FALSE(unasked.defined);
  EXPECT_TRUE(unasked.definitions.empty());
  ASSERT_EQ(unasked.imports.size(), 1u);
  EXPECT_EQ(unasked.imports[0].scope, Scope::kClass);
  const FileFacts asked =
      python::read("a.py", view, {.all_definitions = false, .literals = {"Other", "SocketMan"}});
  EXPECT_TRUE(asked.defined);
  EXPECT_EQ(asked.definitions.size(), 1u);
}

}  // namespace
}  // namespace ssot::test
