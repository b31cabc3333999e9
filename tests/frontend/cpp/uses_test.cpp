// How C++ uses names at depth 1: chains, arguments, what seems to be made, and what is bound to literals.
#include <gtest/gtest.h>

#include "frontend/cpp/reading.h"

namespace ssot::test {
namespace {

FileFacts read_with(std::string_view text, Request request, const std::string& path = "a.cpp") {
  FileBuffer buffer;
  buffer.assign(text);
  return cpp::read(path, buffer.text(), request);
}

Request words(std::initializer_list<std::string_view> asked) {
  Request request;
  for (const std::string_view word : asked) request.words.push_back({std::string(word), true});
  return request;
}

Request everything() {
  Request request;
  request.all_uses = true;
  return request;
}

std::string line_of(const FileFacts& facts, const Use& use) {
  std::string line = fmt::format("{}:{} {} {}", use.line, use.column, use_kind_name(use.kind), use.name);
  if (!use.how.empty()) line += fmt::format(" by {}", use.how);
  if (use.continued) line += " continued";
  if (use.returned) line += " returned";
  if (!use.bound.empty()) line += fmt::format(" to {}", use.bound);
  for (const Argument& each : use.arguments) {
    const std::string text = each.literal ? fmt::format("\"{}\"", each.text) : std::string(each.text);
    line += each.nested ? fmt::format(" [{}]", text) : " " + text;
  }
  if (use.parent >= 0)
    line += fmt::format(" in {}", facts.definitions[static_cast<std::size_t>(use.parent)].qualified);
  return line;
}

// Of one kind, or all.
Lines uses_of(std::string_view text, const Request& request, int kind = -1) {
  const FileFacts facts = read_with(text, request);
  Lines lines;
  for (const Use& use : facts.uses) {
    if (kind < 0 || static_cast<int>(use.kind) == kind) lines.push_back(line_of(facts, use));
  }
  return lines;
}

Lines made_in(std::string_view text) {
  return uses_of(text, words({"W"}), static_cast<int>(UseKind::kConstruction));
}

Lines chains_in(std::string_view text, const Request& request) {
  Lines lines;
  for (const UseKind kind : {UseKind::kCall, UseKind::kMember}) {
    for (std::string& line : uses_of(text, request, static_cast<int>(kind))) lines.push_back(std::move(line));
  }
  return lines;
}

TEST(CppUses, ChainsAreJoinedAcrossLinesCallsAndSubscripts) {
  EXPECT_EQ(uses_of("void f(Ctx& ctx) {\n"
                    "  ctx.ws->send(1);\n"
                    "  ctx\n    .ws // comment\n    ->get<int>()[0].done;\n"
                    "  ns::ws::go();\n"
                    "  this->ws.x = 1;\n"
                    "  (a || b).ws();\n"
                    "  static_cast<T*>(p)->ws.y;\n"
                    "}\n",
                    words({"ws"})),
            (Lines{"2:3 call ctx.ws.send in f", "3:3 call ctx.ws.get continued in f",
                   "3:3 member ctx.ws.get.done in f", "6:3 call ns.ws.go in f", "7:3 member this.ws.x in f",
                   "8:11 call .ws in f", "9:21 member .ws.y in f"}));
}

TEST(CppUses, CommentsStringsMacrosAndDeadCodeAreNoUses) {
  EXPECT_EQ(
      uses_of("#define SEND ctx.ws.send(1)\n"
              "// ctx.ws.send(2)\n"
              "const char* s = \"ctx.ws.send(3)\";\n"
              "#if 0\nvoid g() { ctx.ws.send(4); }\n#endif\n"
              "#ifdef A\nvoid f() {\n  ctx.ws.send(5);\n#else\nvoid f(int) {\n  ctx.ws.send(6);\n#endif\n"
              "  ctx.ws.send(7);\n}\n",
              words({"ws"})),
      (Lines{"9:3 call ctx.ws.send in f", "12:3 call ctx.ws.send in f", "14:3 call ctx.ws.send in f"}));
}

TEST(CppUses, ArgumentsAreLiteralsAndChains) {
  EXPECT_EQ(
      uses_of(
          "void f() {\n"
          "  ws.send(\"a\" u8\"b\\\"\", ctx.name, R\"x((raw))x\", g(\"in\", k::n), {\"l\", 1}, x + \"y\");\n"
          "  ws.on([&] { other(\"z\"); }, map<A, B>());\n"
          "}\n",
          words({"ws"})),
      (Lines{"2:3 call ws.send \"ab\"\" ctx.name \"(raw)\" g [\"in\"] [k.n] [\"l\"] [x] [\"y\"] in f",
             "3:3 call ws.on map in f"}));
}

TEST(CppUses, TypesInHeadsBasesAndTemplateParametersAreUses) {
  EXPECT_EQ(
      uses_of("using ns::ws;\nusing A = ns::ws;\ntypedef ns::ws B;\nnamespace q = ns::ws;\n"
              "template <class T = ns::ws> class C : public ns::ws {\n"
              "  ns::ws get(ns::ws a, int = ns::ws::fallback());\n  C(ns::ws b);\n  friend ns::ws;\n};\n"
              "ns::ws C::get(ns::ws a, int) { return a; }\n"
              "C::C(ns::ws b) : member(ns::ws::make()), C(b) {}\n"
              "auto g() -> ns::ws;\nclass ns::ws;\n",
              words({"ws"})),
      (Lines{"2:11 member ns.ws", "3:9 member ns.ws", "5:21 member ns.ws", "5:46 member ns.ws in C",
             "6:3 member ns.ws in C", "6:14 member ns.ws in C", "6:30 call ns.ws.fallback in C",
             "7:5 member ns.ws in C", "8:10 member ns.ws in C", "10:1 member ns.ws",
             "10:15 member ns.ws in C::get", "11:6 member ns.ws in C::C",
             "11:25 call ns.ws.make to member in C::C", "12:13 member ns.ws"}));
}

TEST(CppUses, WhatIsReturnedOrBound) {
  EXPECT_EQ(
      made_in("W* a() { return new W(1, \"x\"); }\n"
              "auto b() { return std::make_unique<ns::W>(ctx.user); }\n"
              "auto c() { auto w = W(); w.start(); return w; }\n"
              "auto d() { W w; return std::move(w); }\n"
              "auto e() { return ok ? W{} : (W()); }\n"
              "void f() { this->w_ = new W; g(W()); auto l = [] { return W(); }; }\n"
              "auto g() { return W().value(); }\n"
              "auto h() { return g(W()); }\n"
              "C::C() : w_(new W) {}\n"),
      (Lines{"1:17 construction W by new returned \"x\" in a",
             "2:19 construction ns::W by std::make_unique returned ctx.user in b",
             "3:21 construction W by parentheses returned to w in c",
             "4:12 construction W by declaration returned to w in d",
             "5:24 construction W by braces returned in e",
             "5:31 construction W by parentheses returned in e", "6:23 construction W by new to this.w_ in f",
             "6:32 construction W by parentheses in f", "6:59 construction W by parentheses in f",
             "7:19 construction W by parentheses continued in g", "8:21 construction W by parentheses in h",
             "9:13 construction W by new to w_ in C::C"}));
}

TEST(CppUses, DeclarationsMakeObjects) {
  EXPECT_EQ(
      made_in("ns::W one;\nstatic const ns::W<int> two(1);\nextern W three;\n"
              "struct S {\n  W field;\n  W other{1};\n  static W later;\n  inline static W now;\n  W get();\n"
              "  W make(int a);\n  S(W w);\n};\n"
              "void f(W p, W& q) {\n  W a;\n  W b(1);\n  W c{1};\n  W d = {1};\n  W e = other();\n  W* g;\n"
              "  const W& h = a;\n  W i();\n  W list[3];\n  std::unique_ptr<W> j;\n  W::go();\n"
              "  auto k = static_cast<W*>(a);\n  std::function<W(int)> l;\n  for (W m : list) {}\n"
              "  if (W n(1); n) {}\n}\n"),
      (Lines{"1:1 construction ns::W by declaration to one", "2:14 construction ns::W by declaration to two",
             "5:3 construction W by declaration to field in S",
             "6:3 construction W by declaration to other in S",
             "8:17 construction W by declaration to now in S", "14:3 construction W by declaration to a in f",
             "15:3 construction W by declaration to b in f", "16:3 construction W by declaration to c in f",
             "17:3 construction W by declaration to d in f",
             "22:3 construction W by declaration to list in f",
             "28:7 construction W by declaration to n in f"}));
}

TEST(CppUses, AliasesOfAskedWordsAreAskedToo) {
  EXPECT_EQ(made_in("using V = ns::W;\nvoid f() { auto v = V(); }\n"),
            (Lines{"2:21 construction V by parentheses to v in f"}));
}

TEST(CppUses, ReturnTypesAreAsWritten) {
  const FileFacts facts = read_with(
      "static inline std::unique_ptr<ns::W> a();\nauto b() -> W*;\nEXPORT_API const W& c();\nS::S() {}\n"
      "struct T { operator ns::W() const; virtual W d() = 0; ~T(); };\n[[nodiscard]] W e() { return {}; }\n",
      Request{.all_definitions = true, .literals = {}});
  Lines lines;
  for (const Definition& each : facts.definitions) {
    if (each.kind == DefinitionKind::kFunction)
      lines.push_back(fmt::format("{}: {}", each.name, each.returns));
  }
  EXPECT_EQ(lines, (Lines{"a: std::unique_ptr<ns::W>", "b: W*", "c: const W&", "S: ", "operator ns::W: ns::W",
                          "d: W", "~T: ", "e: W"}));
}

TEST(CppUses, LiteralsThatAreAskedForAreBound) {
  Request request;
  request.texts = {"started", "done"};
  const FileFacts facts = read_with(
      "#define STARTED \"started\"\nconstexpr const char* kDone = \"do\" \"ne\";\n"
      "struct S { static constexpr std::string_view kStarted{\"started\"}; };\n"
      "void f() { log(\"done\"); name = \"done\"; other = \"else\"; }\n",
      request);
  Lines lines;
  for (const Binding& each : facts.bindings)
    lines.push_back(fmt::format("{}:{} {} = {}", each.line, each.column, each.name, each.value));
  EXPECT_EQ(lines, (Lines{"1:9 STARTED = started", "2:23 kDone = done", "3:46 kStarted = started",
                          "4:25 name = done"}));
}

TEST(CppUses, PartsOfWordsAndEverything) {
  Request request;
  request.words = {{"emit_", false}};
  EXPECT_EQ(chains_in("void f() { a.emit_event(1); b.other(); }\n", request),
            (Lines{"1:12 call a.emit_event in f"}));
  EXPECT_EQ(chains_in("void f() { a.emit_event(1); b.other(); c.d; }\n", everything()),
            (Lines{"1:12 call a.emit_event in f", "1:29 call b.other in f", "1:40 member c.d in f"}));
}

TEST(CppUses, StatementsThatLookLikeDeclarations) {
  EXPECT_EQ(
      chains_in(
          "void f() {\n  emit ws(x);\n  if (a < ws(b) && c > (d)) ws(e);\n  case_: ws(g);\n"
          "  switch (x) { case 1: ws(h); default: ws(i); }\n  for (int i = ws(j); i < ws(k); ++i) ws(l);\n"
          "  do ws(m); while (ws(n));\n  try { ws(o); } catch (ws& p) { ws(q); }\n"
          "  EXPECT_THROW({ ws(r); }, E);\n  FOREVER { ws(s); }\n  return ws(t);\n}\n",
          words({"ws"})),
      (Lines{"2:8 call ws x in f", "3:11 call ws b in f", "3:29 call ws e in f", "4:10 call ws g in f",
             "5:24 call ws h in f", "5:40 call ws i in f", "6:16 call ws to i j in f", "6:27 call ws k in f",
             "6:39 call ws l in f", "7:6 call ws m in f", "7:20 call ws n in f", "8:9 call ws o in f",
             "8:34 call ws q in f", "9:18 call ws r in f", "10:13 call ws s in f",
             "11:10 call ws returned t in f", "8:25 member ws in f"}));
}

TEST(CppUses, ALoneNameIsAUseWhereItIsNotDeclared) {
  EXPECT_EQ(
      chains_in(
          "#define W_MAKER W\nusing ns::W;\nclass W;\nclass B : public A<W>, W {\n  W& get(const W* w, W);\n"
          "  std::vector<W> all;\n};\n"
          "template <class T, W n = W{}> auto f(T) -> W;\ntemplate <typename W> void g();\n"
          "void h() {\n  W w;\n  struct L : W { int x; };\n  use(W(1), sizeof(W));\n"
          "  auto l = [](W a) -> W { return a; };\n  try {} catch (const W&) {}\n"
          "  typedef W* P;\n  throw W();\n}\n",
          words({"W"})),
      (Lines{"13:7 call W in h", "17:9 call W in h", "4:20 member W in B", "4:24 member W in B",
             "5:3 member W in B", "5:16 member W in B", "5:22 member W in B", "6:15 member W in B",
             "8:20 member W", "8:26 member W", "8:44 member W", "11:3 member W in h",
             "12:14 member W in h::L", "13:20 member W in h", "14:15 member W in h", "14:23 member W in h",
             "15:23 member W in h", "16:11 member W in h"}));
  EXPECT_EQ(chains_in("int w;\nextern int w;\nvoid w();\nvoid f(int w, X& w, T... w, int = 1);\nstruct S { "
                      "int w; void w(); S& w; };\n"
                      "enum E { w, a = 1 };\nvoid X::w() {}\ntypedef void (*w)(int);\nusing w = int;\n"
                      "void g() {\n  int a = 1, w = 2, *w;\n  auto [w, c] = d;\n  const auto& [e, w] = d;\n"
                      "  enum { b, w };\n  for (auto& w : list) {}\n  auto l = [](int w, X const w) {};\n"
                      "  goto w;\nw:\n  a.w = 1;\n}\n",
                      words({"w"})),
            (Lines{"19:3 member a.w in g"}));
}

TEST(CppUses, OnlyWhatMayBeAFunctionsDeclarationIsDoubted) {
  const FileFacts facts = read_with(
      "void f(int p, X* x) {\n  W a;\n  W b{p};\n  W c(1), d;\n  W e(p);\n  W g(x->y);\n  W h(*x);\n"
      "  W i[3] = {W(1), W{2}};\n  use(W(), W(p), c ? W(1) : W(2));\n  throw W(1);\n}\n"
      "struct S { W w; W v{1}; };\nW z{1};\n"
      // From here on a parser has to tell.
      "void g() {\n  W a(T());\n  W b(T);\n  W c(T t);\n  W d(W());\n  W(e);\n  W (*f)(int);\n"
      "  run<W(T)>();\n  auto h = (W(*)(int))p;\n  k = W(int());\n  n = sizeof(W(1)) + sizeof(W{1});\n"
      "  static_assert(noexcept(W(1)));\n  using U = decltype(W(1));\n  auto l = []() -> W { };\n}\n",
      words({"W"}));
  Lines sure;
  Lines doubted;
  for (const Use& use : facts.uses) {
    if (use.kind == UseKind::kConstruction)
      (use.maybe ? doubted : sure).push_back(fmt::format("{}:{}", use.line, use.column));
  }
  EXPECT_EQ(sure, (Lines{"2:3", "3:3", "4:3", "5:3", "6:3", "7:3", "8:3", "8:13", "8:19", "9:7", "9:12",
                         "9:22", "10:9", "12:12", "12:17", "13:1"}));
  EXPECT_EQ(doubted,
            (Lines{"9:29", "15:3", "16:3", "17:3", "18:3", "18:7", "19:3", "20:3", "22:13", "23:7"}));
}

}  // namespace
}  // namespace ssot::test
