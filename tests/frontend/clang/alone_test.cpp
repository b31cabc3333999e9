#include <gtest/gtest.h>

#include "frontend/clang/reading_alone.h"

namespace ssot::test {
namespace {

TEST(ClangAlone, UnknownTypesKeepTheirMethodsWhole) {
  EXPECT_EQ(alone("namespace n {\nclass A : public ns::Base<int, 3> {\n public:\n"
                  "  virtual ArrayRef<StringRef> f(const SmallVector<T, 4>& x, llvm::Twine t = \"\") const;\n"
                  "  static std::unique_ptr<A> create();\n  void g() override;\n  int h() &&;\n};\n}\n"),
            (Lines{"2-8 class n::A : ns::Base<int, 3>",
                   "4-4 function n::A::f(const SmallVector<T, 4> & x, llvm::Twine t=) -> ArrayRef<StringRef> "
                   "declaration "
                   "virtual const",
                   "5-5 function n::A::create() -> std::unique_ptr<A> declaration static",
                   "6-6 function n::A::g() -> void declaration virtual",
                   "7-7 function n::A::h() -> int declaration &&"}));
}

TEST(ClangAlone, MacrosOfTheProjectAreDefined) {
  EXPECT_EQ(alone("class EXPORT_API Foo final : Base {};\n", "a.h",
                  {{"EXPORT_API", "__attribute__((visibility(\"default\")))"}}),
            (Lines{"1-1 class Foo : Base"}));
  EXPECT_EQ(alone("class EXPORT_API Foo final : Base {};\n", "a.h"), (Lines{"1-1 class Foo : Base"}));
  EXPECT_EQ(alone("DEFINE(Foo)\n", "a.h", {{"DEFINE(x)", "class x {};"}}),
            (Lines{"1-1 class Foo from-macro"}));
}

TEST(ClangAlone, TheIncludeGuardOfTheFileItselfIsNoMacroOfTheProject) {
  EXPECT_EQ(alone("#ifndef A_H\n#define A_H\nclass A {};\n#endif\n", "a.h", {{"A_H", ""}}),
            (Lines{"3-3 class A"}));
}

TEST(ClangAlone, TemplatesAndSpecialisations) {
  EXPECT_EQ(
      alone(
          "template <class T> class A {};\ntemplate <> class A<int> {};\ntemplate <class T> class A<T*> {};\n"
          "template class A<char>;\ntemplate <class T> void f(T t);\ntemplate <> void f<int>(int t) {}\n"),
      (Lines{"1-1 class A template", "2-2 class A<int>", "3-3 class A<T*> template",
             "4-4 class A<char> declaration", "5-5 function f(T t) -> void declaration template",
             "6-6 function f<int>(int t) -> void"}));
}

TEST(ClangAlone, MembersDefinedElsewhereAreCalledAsWritten) {
  EXPECT_EQ(
      alone(
          "using namespace n;\nvoid C::f(int a) const {}\nC::~C() = default;\nint n::D::g() { return 1; }\n"),
      (Lines{"2-2 function C::f(int a) -> void const", "3-3 function C::~C()",
             "4-4 function n::D::g() -> int"}));
}

TEST(ClangAlone, OperatorsConversionsAndGuides) {
  EXPECT_EQ(alone("struct A { A(int); explicit operator bool() const; A& operator=(const A&) = delete; };\n"
                  "bool operator==(const A& a, const A& b);\ntemplate <class T> struct B { B(T); };\n"
                  "template <class T> B(T) -> B<T>;\n"),
            (Lines{"1-1 struct A", "1-1 function A::A(int) declaration",
                   "1-1 function A::operator bool() -> bool declaration const",
                   "1-1 function A::operator=(const A &) -> A & deleted",
                   "2-2 function operator==(const A & a, const A & b) -> bool declaration",
                   "3-3 struct B template", "3-3 function B::B(T) declaration"}));
}

TEST(ClangAlone, AliasesSayWhatTheyMean) {
  const FileFacts facts = read_alone(
      "namespace n { struct A {}; }\nusing B = n::A;\ntypedef B C;\nusing n::A;\nusing D = Unknown;\n");
  std::string meant;
  for (const Detail& detail : facts.details) meant += fmt::format("{};", detail.meant);
  EXPECT_EQ(meant, ";n::A;n::A;n::A;;");
}

TEST(ClangAlone, WhatNoConditionLetsInStaysAsDepthOneSawIt) {
  EXPECT_EQ(
      alone("#ifdef UNKNOWN\nclass A : B {\n#else\nclass A {\n#endif\n  int f() const;\n};\nclass C {};\n"),
      (Lines{"2-7 class A conditional : B unsure", "4-7 class A conditional",
             "6-6 function A::f() -> int declaration const", "8-8 class C"}));
}

TEST(ClangAlone, ScopesOfC) {
  EXPECT_EQ(alone("struct A { int class; };\nint f(void) { return 1; }\ntypedef struct { int x; } B;\nint "
                  "g(size_t n);\n",
                  "a.c"),
            (Lines{"1-1 struct A", "1-1 variable A::class of int", "2-2 function f() -> int",
                   "3-3 variable x of int", "3-3 struct B", "4-4 function g(size_t n) -> int declaration"}));
  EXPECT_EQ(alone("extern \"C\" { struct A {}; }\nnamespace { enum class E { a }; }\n"),
            (Lines{"1-1 struct A", "2-2 enum (anonymous)::E"}));
}

TEST(ClangAlone, ConceptsAndRequirements) {
  EXPECT_EQ(
      alone("template <class T> concept C = requires(T t) { t.x(); };\n"
            "template <C T> struct A {};\ntemplate <class T> requires C<T> void f(T t) {}\n"),
      (Lines{"1-1 concept C template", "2-2 struct A template", "3-3 function f(T t) -> void template"}));
}

TEST(ClangAlone, LocalClassesAreReadWithTheirBodies) {
  EXPECT_EQ(alone("void f() {\n  struct A { void m() {} };\n  auto l = [] { class B {}; };\n}\n", "a.cpp", {},
                  true),
            (Lines{"1-4 function f() -> void", "2-2 struct f::A local",
                   "2-2 function f::A::m() -> void local", "3-3 class f::B local"}));
}

TEST(ClangAlone, UsesAreChainsAndConstructions) {
  const FileFacts facts = read_alone(
      "struct X { X* next(); };\nvoid f(Ctx& ctx) {\n  X a;\n  auto b = new X;\n  auto c = "
      "std::make_shared<X>();\n"
      "  ctx.ws->send(1);\n  b->next()->next();\n}\n",
      "a.cpp", {}, true);
  std::vector<std::string> uses;
  for (const Use& use : facts.uses) {
    uses.push_back(fmt::format("{}:{} {} {} {}|{}", use.line, use.column, use_kind_name(use.kind), use.name,
                               use.how, use.meant));
  }
  EXPECT_EQ(uses, (Lines{"3:3 construction X declaration|", "4:12 construction X new|",
                         "5:12 call std.make_shared |", "5:12 construction X std::make_shared|",
                         "6:3 call ctx.ws.send |", "7:3 call b.next |X::next",
                         "7:3 call b.next.next |X::next"}));
}

TEST(ClangAlone, WhatNobodyUnderstoodIsAGap) {
  const FileFacts facts = read_alone("class A {};\n] ] nonsense ( ;\nclass B {};\n");
  ASSERT_EQ(facts.gaps.size(), 1U);
  EXPECT_EQ(facts.gaps[0].line, 2);
  EXPECT_EQ(facts.gaps[0].kind, GapKind::kLost);
}

TEST(ClangAlone, TemplateArgumentsThatAreFunctionTypesHaveBracketsOfTheirOwn) {
  EXPECT_EQ(
      alone("struct A {\n  void f(function_ref<void(std::unique_ptr<B> x)> callback) {}\n};\n"),
      (Lines{"1-3 struct A", "2-2 function A::f(function_ref<void (std::unique_ptr<B>)> callback) -> void"}));
}

TEST(ClangAlone, WhatItsClassSaysOfAFunctionHoldsOutOfLineToo) {
  EXPECT_EQ(alone("struct A : Unknown {\n  void f() override;\n  static int g(ns::X x);\n  virtual B<C<D>, "
                  "const char*> h();\n};\n"
                  "void A::f() {}\nint A::g(X x) { return 1; }\n"),
            (Lines{"1-5 struct A : Unknown", "2-2 function A::f() -> void declaration virtual",
                   "3-3 function A::g(ns::X x) -> int declaration static",
                   "4-4 function A::h() -> B<C<D>, const char *> declaration virtual",
                   "6-6 function A::f() -> void virtual", "7-7 function A::g(X x) -> int static"}));
}

TEST(ClangAlone, WhatAKnownMacroMakesOfAnUnknownOneIsNoFunction) {
  EXPECT_EQ(alone("TEST(Suite, name) {\n}\nint KEPT(int a) { return a; }\n", "a.cpp",
                  {{"TEST(a, b)", "UNKNOWN_TEST(a, b)"}}),
            (Lines{"3-3 function KEPT(int a) -> int"}));
}

TEST(ClangAlone, NumbersOfTheStandardLibraryAreNumbers) {
  const FileFacts facts = read_alone(
      "enum A : uint8_t { a };\nstruct B { std::uint32_t x : 3; void* operator new(size_t size); };\n");
  EXPECT_EQ(deep_lines(facts),
            (Lines{"1-1 enum A", "2-2 struct B", "2-2 variable B::x of std::uint32_t",
                   "2-2 function B::operator new(size_t size) -> void * declaration static"}));
}

TEST(ClangAlone, NumbersOfTheStandardLibraryDiffer) {
  EXPECT_EQ(
      alone(
          "struct A { template <class T> static int f(); };\ntemplate <> int A::f<uint8_t>() { return 1; }\n"
          "template <> int A::f<int16_t>() { return 2; }\n"),
      (Lines{"1-1 struct A", "1-1 function A::f() -> int declaration template static",
             "2-2 function A::f<uint8_t>() -> int static", "3-3 function A::f<int16_t>() -> int static"}));
}

TEST(ClangAlone, BasesWithNestedBrackets) {
  EXPECT_EQ(
      alone("template <class... T> class Z : public F<Z<T...>, typename S<E<0, "
            "std::tuple<T...>>>::difference_type, int> {};\n"),
      (Lines{"1-1 class Z template : F<Z<T...>, typename S<E<0, std::tuple<T...>>>::difference_type, int>"}));
}

TEST(ClangAlone, RefQualifiersAttributesFactoriesAndConstructorsOutOfLine) {
  EXPECT_EQ(alone("struct [[nodiscard]] A {\n  int f() const &;\n  int f() &&;\n  [[nodiscard]] static A "
                  "make(int x);\n"
                  "  template <Unknown T> void g(T t);\n};\nC::C() : a(1) {}\nns::D::D(int x) {}\n"),
            (Lines{"1-6 struct A unsure", "2-2 function A::f() -> int declaration const &",
                   "3-3 function A::f() -> int declaration &&",
                   "4-4 function A::make(int x) -> A declaration static",
                   "5-5 function A::g( t) declaration template unsure", "7-7 function C::C()",
                   "8-8 function ns::D::D(int x)"}));
}

TEST(ClangAlone, WhatTheFileDecidesIsNotConditional) {
  EXPECT_EQ(
      alone("#ifndef A_H\n#define A_H\n#define HERE 1\n#if HERE\nclass A {};\n#else\nclass B {};\n#endif\n"
            "#ifdef GIVEN\nclass C {};\n#else\nclass D {};\n#endif\n#if HERE > 2 && !defined(HERE)\nclass E "
            "{};\n#endif\n"
            "#ifdef __cplusplus\nclass F {};\n#endif\n#endif\n",
            "a.h", {{"GIVEN", "2"}}),
      (Lines{"5-5 class A", "10-10 class C conditional", "12-12 class D conditional unsure",
             "18-18 class F conditional"}));
}

TEST(ClangAlone, WhatHangsOnAnUnknownMacroIsConditionalAndStays) {
  EXPECT_EQ(
      alone("#ifdef _WIN32\n#define WIN 1\n#else\n#define WIN 0\n#endif\n#if WIN\nclass A {};\n#else\nclass "
            "B {};\n#endif\n"
            "#if 0\nclass C {};\n#elif UNKNOWN\nclass D {};\n#else\nclass E {};\n#endif\nclass F {};\n"),
      (Lines{"7-7 class A conditional unsure", "9-9 class B conditional", "14-14 class D conditional unsure",
             "16-16 class E conditional", "18-18 class F"}));
}

TEST(ClangAlone, ModuleLinesDoNotEndTheReading) {
  EXPECT_EQ(
      alone("module;\n#include <x>\nexport module a.b:c;\nimport std;\nexport import :d;\nimport <vector>;\n"
            "export class A {};\nmodule :private;\nclass B : A {};\n",
            "a.cppm"),
      (Lines{"7-7 class A", "9-9 class B : A"}));
}

TEST(ClangAlone, NothingIsLostWhereDepthOneKnowsBetter) {
  EXPECT_TRUE(read_alone("OPEN_SCOPE\nPRAGMA(push: 4251)\ntemplate <class T = Unknown(] x> class A : B<T "
                         "{};\nTEST(a, b) { f(); }\n"
                         "static_assert(X < Y::z && is<A>::value);\nCLOSE_SCOPE\n")
                  .gaps.empty());
}

TEST(ClangAlone, AClassThatNobodyUnderstoodIsAGap) {
  const FileFacts facts = read_alone("class A {};\nclass 3 : ] {\n};\n");
  ASSERT_EQ(facts.gaps.size(), 1U);
  EXPECT_EQ(facts.gaps[0].line, 2);
}

}  // namespace
}  // namespace ssot::test
