// Uses: which chains of names are called and read, with what, and what becomes of them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "read_python.h"

namespace ssot::test {
namespace {

FileFacts read_uses(std::string_view text, Request request) {
  std::string padded(text);
  padded.append(64, '\0');
  return python::read("a.py", {padded.data(), text.size()}, request);
}

Request everything() {
  Request request;
  request.all_uses = true;
  return request;
}

Request word(std::string text, bool whole = true) {
  Request request;
  request.words = {{std::move(text), whole}};
  return request;
}

// "call a.b("x", k=c.d, [e]) = m returned continued 3:5-8"; nested arguments in brackets.
std::string use_line(const Use& use) {
  std::string line = fmt::format("{} {}", use_kind_name(use.kind), use.name);
  if (use.kind == UseKind::kCall) {
    std::string list;
    for (const Argument& each : use.arguments) {
      std::string text = each.literal ? fmt::format("\"{}\"", each.text) : std::string(each.text);
      if (each.nested) text = "[" + text + "]";
      if (!each.keyword.empty()) text = fmt::format("{}={}", each.keyword, text);
      list += (list.empty() ? "" : ", ") + text;
    }
    line += "(" + list + ")";
  }
  if (!use.bound.empty()) line += fmt::format(" = {}", use.bound);
  return line + (use.returned ? " returned" : "") + (use.continued ? " continued" : "");
}

Lines lines_of(const FileFacts& facts) {
  Lines lines;
  for (const Use& use : facts.uses) lines.push_back(use_line(use));
  return lines;
}
Lines uses_of(std::string_view text) { return lines_of(read_uses(text, everything())); }

Lines bindings_of(const FileFacts& facts) {
  Lines lines;
  for (const Binding& each : facts.bindings) {
    const std::string value = each.literal ? fmt::format("\"{}\"", each.value) : std::string(each.value);
    lines.push_back(fmt::format("{}{}{}", each.name, value.empty() ? "" : " = ", value));
  }
  return lines;
}

TEST(PythonUses, CallsAndSubscriptsBetweenLinksArePassedOver) {
  EXPECT_EQ(uses_of("a().b[0].c\n"), (Lines{"call a() continued", "member a.b.c"}));
  EXPECT_EQ(uses_of("a.b()(1)\n"), (Lines{"call a.b() continued", "call a.b()"}));
  EXPECT_EQ(uses_of("(\n  a\n  .b()\n  .c\n)\n"), (Lines{"call a.b() continued", "member a.b.c"}));
  EXPECT_EQ(uses_of("(a.b).c()\n"), (Lines{"call a.b.c()"}));
}

TEST(PythonUses, AChainThatStartsWithNoNameStartsWithADot) {
  EXPECT_EQ(uses_of("(a or b).send\n"), (Lines{"member .send", "member a", "member b"}));
  EXPECT_EQ(uses_of("''.join(x)\n1..hex()\n[].append\n"),
            (Lines{"call .join(x)", "member x", "call .hex()", "member .append"}));
}

TEST(PythonUses, PlacesAreThoseOfTheFirstAndLastLink) {
  const FileFacts facts = read_uses("x = (\n  (a)\n  .bc)\n", everything());
  ASSERT_EQ(facts.uses.size(), 1U);
  const Use& use = facts.uses[0];
  EXPECT_EQ((std::vector{use.line, use.column, use.end_line, use.end_column}), (std::vector{2, 4, 3, 6}));
}

TEST(PythonUses, ArgumentsAreLiteralsAndChains) {
  EXPECT_EQ(uses_of("f('a' \"\\x62\", k=c.d, n={'e': 1}, *g, h=f'{i}', j=b'k')\n").front(),
            "call f(\"ab\", k=c.d, n=[\"e\"], g)");
  EXPECT_EQ(uses_of("f(g('x'))\n").front(), "call f(g, [\"x\"])");
}

TEST(PythonUses, WhatIsNoUse) {
  EXPECT_EQ(uses_of("'a.b' # c\ndef f(a, *b, k=1): pass\nlambda x: 1\nglobal y\nx = 1\nf(z=1)\n"),
            (Lines{"call f()"}));
  EXPECT_EQ(uses_of("match a:\n    case B.c | D(e=1) if f: pass\n"), (Lines{"member a", "member f"}));
}

TEST(PythonUses, CodeInFormattedStringsCounts) {
  EXPECT_EQ(uses_of("f\"{context.x!r:>{w.v}} {f'{y.z()}'} {a != b}\"\n"),
            (Lines{"member context.x", "member w.v", "call y.z()", "member a", "member b"}));
}

TEST(PythonUses, AReturnedValueIsTold) {
  EXPECT_EQ(uses_of("def f():\n    return (A() if b() else await C()) or D()\n"),
            (Lines{"call A() returned", "call b()", "call C() returned", "call D() returned"}));
  EXPECT_EQ(uses_of("def f():\n    return A()[0], B()\n"), (Lines{"call A()", "call B()"}));
  EXPECT_EQ(uses_of("def f():\n    return lambda: A()\n"), (Lines{"call A()"}));
}

TEST(PythonUses, AValueThatIsBoundAndReturnedLaterIsReturned) {
  EXPECT_EQ(
      uses_of(
          "def f(self):\n    self.m = await X()\n    def g(): return y\n    y = Y()\n    return self.m\n")[1],
      "call X() = self.m returned");
  Request request = word("X");
  EXPECT_EQ(lines_of(read_uses("def f():\n    m: T = X(1)\n    return m\n", request)),
            (Lines{"call X() = m returned"}));
  EXPECT_EQ(uses_of("if (m := X()): pass\n"), (Lines{"call X() = m"}));
}

TEST(PythonUses, AValueWhoseNameIsBoundAnewIsNotReturned) {
  const auto returns = [](std::string_view body) {
    std::string text = "def f():\n    m = X()\n";
    text.append(body).append("    return m\n");
    return lines_of(read_uses(text, word("X"))).back() == "call X() = m returned";
  };
  EXPECT_TRUE(returns("    m.x = 1\n    m == 1\n    n = m\n"));
  EXPECT_FALSE(returns("    m = wrap(m)\n"));
  EXPECT_FALSE(returns("    n = 1\n    m, n = g(m)\n"));
  EXPECT_FALSE(returns("    if a:\n        n = 1\n    m: T = wrap(m)\n"));
  EXPECT_TRUE(returns("    if a:\n        m = wrap(m)\n"));
  EXPECT_TRUE(returns("    try:\n        pass\n    except E:\n        m = None\n"));
  EXPECT_TRUE(returns("    def g():\n        m = 1\n"));
  EXPECT_TRUE(returns("    m = 1\n    m = X()\n"));
  const std::string_view branches = "def f():\n    if a:\n        m = X()\n    else:\n        m = Y()\n";
  EXPECT_EQ(lines_of(read_uses(std::string(branches) + "    return m\n", word("X"))),
            Lines{"call X() = m returned"});
  EXPECT_EQ(lines_of(read_uses(std::string(branches) + "    m = Z()\n    return m\n", word("X"))),
            Lines{"call X() = m"});
  EXPECT_EQ(lines_of(read_uses("def f():\n    m = X()\ndef g():\n    return m\n", word("X"))),
            Lines{"call X() = m"});
}

TEST(PythonUses, OnlyChainsThatHoldAWordAreKept) {
  const std::string_view text =
      "def f(context):\n    if hasattr(context, 'x') and context.websocket_manager: pass\n    "
      "other(context)\n"
      "    # context.websocket_manager\n    'websocket_manager'\n";
  EXPECT_EQ(lines_of(read_uses(text, word("websocket_manager"))),
            (Lines{"member context.websocket_manager"}));
  EXPECT_EQ(lines_of(read_uses(text, word("websocket"))), (Lines{}));
  EXPECT_EQ(lines_of(read_uses(text, word("websocket", false))), (Lines{"member context.websocket_manager"}));
}

TEST(PythonUses, TheParentIsTheDefinitionAround) {
  const FileFacts facts = read_uses("@a\ndef f(p=b) -> c:\n    d\n", everything());
  ASSERT_EQ(facts.uses.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(facts.uses[i].parent, i == 3 ? 0 : -1);
}

TEST(PythonUses, ClassBodiesTellWhatTheyBind) {
  const FileFacts facts = read_python(
      "class A(B):\n    x = y.z\n    u: int\n    a, (b, c) = f\n    for i in j: k = 'l' 'm'\n"
      "    with n as o: pass\n    p += 1\n    q = [r for r in s]\n    def t(self): v = 1\n    import w\n");
  EXPECT_EQ(bindings_of(facts), (Lines{"x = y.z", "u", "a", "b", "c", "i", "k = \"lm\"", "o", "p", "q"}));
  EXPECT_TRUE(facts.uses.empty());
}

TEST(PythonUses, AClassBodyIsReadTheSameWayWhetherOrNotItsTokensSettleIt) {
  const FileFacts facts = read_python(
      "class A:\n    a = b = c.d\n    e, f = 1, 2\n    g: t.T = 'x' 'y'\n    h: int = None\n    i = (j)\n"
      "    k = l[0] = 3\n    m = f'x'\n    n = {o: p, 'q': (lambda: 1)}\n    r.s = 1\n    t(u=1)\n    v = (w "
      ":= 2)\n"
      "    x = y or z\n    aa = 'b' % c\n    assert bb == 1\n    cc: 'lambda: 0' = dd.ee\n    match = 1\n");
  EXPECT_EQ(bindings_of(facts), (Lines{"a = c.d", "b = c.d", "e", "f", "g = \"xy\"", "h", "i = j", "k", "m",
                                       "n", "v", "w", "x", "aa", "cc = dd.ee", "match"}));
}

TEST(PythonUses, MethodsTellWhatTheyBindToTheirObject) {
  const FileFacts facts = read_python(
      "class A:\n"
      "    def __init__(self, other):\n"
      "        self.a = self.b = 1\n        self.c: int = 2\n        self.d.e = 3\n        self.f[0] = 4\n"
      "        self.g(h=5)\n        if x: self.i = 6\n        j, self.k = y\n        l = self.m = 7\n"
      "        n = self.o\n        other.p = 8\n        self.q += 9\n        self.r == 10\n        (self.s, "
      "t) = u\n"
      "        with v as self.w: pass\n        for self.x in y: pass\n        with self.lock as z: pass\n"
      "        def inner():\n            self.aa = 1\n"
      "    @classmethod\n    def make(cls): cls.bb = 1\n"
      "    @staticmethod\n    def other(self): self.cc = 1\n"
      "    def last(self):\n"
      "        setattr(self, 'dd', 1)\n        setattr(other, 'ee', 1)\n        setattr(self, name, 1)\n"
      "        object.__setattr__(self, 'ff', 1)\n        self.__dict__.update(x)\n        "
      "vars(self).update(x)\n"
      "        super().__setattr__('gg', 1)\n        super().__init__(a, b=1)\n        "
      "self.__setattr__('hh', 1)\n"
      "        self.ii, self.jj = kk\n"
      "def function(self):\n    self.ll = 1\n");
  EXPECT_EQ(bindings_of(facts),
            (Lines{"self.a",        "self.b",        "self.c",        "self.i",  "self.k",
                   "self.m",        "self.s",        "self.w",        "self.x",  "self.aa",
                   "cls.bb",        "self.dd",       "self.__dict__", "self.ff", "self.__dict__",
                   "self.__dict__", "self.__dict__", "self.hh",       "self.ii", "self.jj"}));
}

TEST(PythonUses, WhatIsReadForAWordBindsItsMembersOnce) {
  const FileFacts facts = read_uses(
      "class A:\n    x = W()\n    def f(self):\n        self.y = W()\n        setattr(self, 'z', W)\n",
      word("W"));
  EXPECT_EQ(bindings_of(facts), (Lines{"x", "self.y", "self.z"}));
}

TEST(PythonUses, BindingsOfWordsAndAliasesAreTold) {
  const std::string_view text =
      "W = 1\nV = m.W\nU = other\nfor W in x: pass\nwith a as W: pass\nglobal W\nf(lambda W: 0)\nT = 'done'\n"
      "try: pass\nexcept E as W: pass\n";
  Request request = word("W");
  request.texts = {"done"};
  EXPECT_EQ(bindings_of(read_uses(text, request)),
            (Lines{"W", "V = m.W", "W", "W", "W", "W", "T = \"done\"", "W"}));
}

TEST(PythonUses, DecoratorsAndReturnAnnotationsAreTold) {
  const FileFacts facts =
      read_python("@a.b(1).c\n@d[0]\n@lambda f: f\ndef f() -> Optional[  # x\n    M]: pass\n");
  EXPECT_EQ(facts.definitions[0].decorators, (std::vector<std::string_view>{"a.b.c", "d", ""}));
  EXPECT_EQ(facts.definitions[0].returns, "Optional[M]");
}

TEST(PythonUses, HostileNestingIsALimitAndNotQuadratic) {
  for (const std::string_view open : {"(", "[", "f(", "a[", "lambda x=", "f(a.b, "}) {
    std::string text = "W = ";
    for (int i = 0; i < 100000; ++i) text += open;
    const FileFacts facts = read_uses(text + "\n", everything());
    EXPECT_FALSE(facts.gaps.empty()) << open;
  }
  std::string calls = "W";
  for (int i = 0; i < 100000; ++i) calls += ".a('x')";
  EXPECT_EQ(read_uses(calls + "\n", everything()).uses.size(), 100000U);
  std::string strings = "x = 1";
  for (int i = 0; i < 100; ++i) strings = "f\"\"\"{" + strings + "}\"\"\"";
  read_uses(strings + "\n", everything());
}

}  // namespace
}  // namespace ssot::test
