#include <gtest/gtest.h>

#include "frontend/cpp/reading.h"

namespace ssot::test {
namespace {

TEST(CppDefinitions, OfNamespacesAreQualified) {
  EXPECT_EQ(definitions_of("namespace a::inline b { inline namespace c { class D {\n}; } namespace { struct "
                           "E {}; } }\nunion F {};\n"
                           "extern \"C\" { struct G {}; }\nnamespace [[deprecated]] h { enum I {}; "
                           "}\nnamespace X h { enum J {}; }\n"),
            (Lines{"1-2 class a::b::c::D", "2-2 struct a::b::(anonymous)::E", "3-3 union F", "4-4 struct G",
                   "5-5 enum h::I", "6-6 enum h::J"}));
  EXPECT_TRUE(read_cpp("namespace { class A {}; }").definitions[0].unnamed_scope);
}

TEST(CppDefinitions, OfClassesCarryBasesWithoutAccess) {
  EXPECT_EQ(
      definitions_of(
          "class EXPORT_API Foo final : public Base<int, A>, private virtual ns::\n  Other /* x */ {\n};\n"
          "struct [[nodiscard]] alignas(8) __attribute__((packed)) Bar {};\nclass EXPORT(1) Baz : "
          "decltype(x) {};\n"),
      (Lines{"1-3 class Foo : Base<int, A> : ns:: Other", "4-4 struct Bar", "5-5 class Baz : decltype(x)"}));
}

TEST(CppDefinitions, OfTemplatesAndSpecialisationsSayWhichTheyAre) {
  EXPECT_EQ(
      definitions_of(
          "template <class T = int, bool B = (1 < 2)> class A {};\ntemplate <> class A<int, true> {};\n"
          "template <class T> struct A<T*> {};\ntemplate class A<char>;\nextern template class A<long>;\n"
          "template <class T> requires C<T> && (sizeof(T) > 1) struct D {};\ntemplate <class T> using E = "
          "A<T>;\n"
          "template <class T> concept C = requires(T t) { t.x(); };\n"),
      (Lines{"1-1 class A template", "2-2 class A<int, true>", "3-3 struct A<T*> template",
             "4-4 class A<char> declaration", "5-5 class A<long> declaration", "6-6 struct D template",
             "7-7 alias E template = A<T>", "8-8 concept C template"}));
}

TEST(CppDefinitions, OfTemplatesMayHaveCastsAsDefaults) {
  EXPECT_EQ(
      definitions_of("template <typename E, E L = E::Last, int N = 1 + static_cast<int>(L)>\nclass A {\n};\n"
                     "template <size_t I = static_cast<size_t>(-1)> struct B : C<B<I>, int&> {};\n"
                     "template <class T = const_cast<X<int>>(y)> void f() {}\n"),
      (Lines{"2-3 class A template", "4-4 struct B template : C<B<I>, int&>", "5-5 function f template"}));
}

TEST(CppDefinitions, MayFollowRequirementsInBraces) {
  EXPECT_EQ(
      definitions_of("template <class T> requires requires (T a, const T& b) { { a + b }; }\nstruct A {};\n"
                     "template <class I> requires requires(I& i) { i.f(); } && (!b<I>) struct B<I> {};\n"
                     "template <class T> requires requires { typename T::x; } class C {};\n"),
      (Lines{"2-2 struct A template", "3-3 struct B<I> template", "4-4 class C template"}));
}

TEST(CppDefinitions, MayHaveSeveralMacrosBeforeTheirName) {
  EXPECT_EQ(definitions_of("class EXPORT CAPABILITY(\"m\") mutex {};\nstruct FOO f(int a) NOEXCEPT {}\n"),
            (Lines{"1-1 class mutex", "2-2 function f"}));
}

TEST(CppDefinitions, InRawStringsAreNone) {
  EXPECT_EQ(definitions_of("auto a = R\"\"(class A {}; \")\" class B {};)\"\";\nclass C {};\n"),
            (Lines{"1-1 variable a", "2-2 class C"}));
  EXPECT_EQ(imports_of("auto a = R\"\"(\n#include <a>\n)\"\";\n#include <b>\n"), (Lines{"4:1 <b>"}));
}

TEST(CppDefinitions, AreToldFromDeclarations) {
  EXPECT_EQ(
      definitions_of(
          "class A;\nenum class B : int;\nint f(int);\nclass C {\n  friend class D;\n  friend void g();\n  "
          "void h() const;\n"
          "  C() = default;\n  virtual int p() = 0;\n};\nclass LLVM_ABI E;\nstruct F f;\nextern int v;\n"),
      (Lines{"1-1 class A declaration", "2-2 enum B declaration", "3-3 function f declaration",
             "4-10 class C", "5-5 class D declaration", "6-6 function g declaration",
             "7-7 function C::h declaration", "8-8 function C::C", "9-9 function C::p declaration",
             "11-11 class E declaration", "12-12 variable f", "13-13 variable v declaration"}));
}

TEST(CppDefinitions, OfFunctionsAreReadInEveryForm) {
  EXPECT_EQ(definitions_of(
                "int main() {\n}\nauto f(int x) -> decltype(g(x)) { }\nvoid ns::C<int>::m() const noexcept "
                "override { }\n"
                "C::C(int a) : a_(a), b_{a}, Base<int>{} { }\nC::~C() { }\nbool operator==(A a, B b) { }\n"
                "C::operator bool() const { }\nvoid C::operator()(int) { }\nint (max)(int a, int b) { }\n"
                "int (*fp(int a))(char) { }\nstruct S* make(int n) { }\nstatic LLVM_ATTR(3) int k() { }\n"
                "MACRO(x) const T& l(int) { }\nstd::function<void(int)> n(int) { }\nC::C() try : a(1) { } "
                "catch (...) {\n}\n"
                "template <class T> void o(T t) requires requires(T u) { u.x(); } { }\n"),
            (Lines{"1-2 function main", "3-3 function f", "4-4 function ns::C::m", "5-5 function C::C",
                   "6-6 function C::~C", "7-7 function operator==", "8-8 function C::operator bool",
                   "9-9 function C::operator()", "10-10 function max", "11-11 function fp",
                   "12-12 function make", "13-13 function k", "14-14 function l", "15-15 function n",
                   "16-17 function C::C", "18-18 function o template"}));
}

TEST(CppDefinitions, OfOldStyleFunctionsAreRead) {
  EXPECT_EQ(definitions_of("int q(a, b) attr x;\nint r(a, b);\nint f(a, b)\n  int a;\n  char *b;\n{\n}\nint "
                           "g(void) {}\nmain() { }\n",
                           "a.c"),
            (Lines{"2-2 function r declaration", "3-7 function f", "8-8 function g", "9-9 function main"}));
}

TEST(CppDefinitions, OfMacroCallsAreNone) {
  EXPECT_EQ(definitions_of("TEST(Foo, Bar) {\n  struct L {};\n}\nDEFINE_THING(x, y)\nREGISTER(a);\nclass A "
                           "{\n  Q_OBJECT\n public:\n"
                           "  MACRO(x)\n  using B = int;\n  A();\n};\nBEGIN(x)\nclass C {};\nEND\n"),
            (Lines{"2-2 struct L local", "6-12 class A", "10-10 alias A::B = int",
                   "11-11 function A::A declaration", "14-14 class C"}));
}

TEST(CppDefinitions, InFunctionBodiesAreLocal) {
  EXPECT_EQ(
      definitions_of("void f() {\n  struct A : B<int> { void m() { enum E { x }; } };\n  struct C c = {1};\n "
                     " struct D* d; auto l = [] { class F {}; };\n"
                     "  if (x) { union U { int i; } u; }\n  for (class G g : h) { }\n}\nvoid g() { }\n"),
      (Lines{"1-7 function f", "2-2 struct f::A local : B<int>", "2-2 function f::A::m local",
             "2-2 enum f::A::m::E local", "4-4 class f::F local", "5-5 union f::U local", "8-8 function g"}));
}

TEST(CppDefinitions, OfAliasesSayWhatTheyStandFor) {
  EXPECT_EQ(
      definitions_of("using A = ns::B<int>;\nusing ns::C;\ntypedef unsigned long D;\ntypedef int (*E)(int), "
                     "F;\ntypedef ::x::y G;\n"
                     "typedef struct H { } I, *J;\ntypedef struct { } K;\nusing namespace z;\nusing enum L;\n"
                     "class M : N { using N::N; using N::o; };\n"),
      (Lines{"1-1 alias A = ns::B<int>", "2-2 alias C = ns::C", "3-3 alias D = unsigned long",
             "4-4 alias E = int (*E)(int), F", "4-4 alias F = int (*E)(int),", "5-5 alias G = ::x::y",
             "6-6 struct H", "6-6 alias I = struct", "6-6 alias J = struct", "7-7 struct K",
             "10-10 class M : N", "10-10 alias M::o = N::o"}));
}

TEST(CppDefinitions, OfMembersCarryAccess) {
  const FileFacts facts = read_cpp(
      "class A { void a(); public: void b(); protected: void c(); };\nstruct B { void d(); private: struct C "
      "{}; };\n");
  std::string access;
  for (const Definition& definition : facts.definitions)
    access += fmt::format("{}={} ", definition.name, access_name(definition.access));
  EXPECT_EQ(access, "A= a=private b=public c=protected B= d=public C=private ");
}

TEST(CppDefinitions, OfFunctionsCarryParameters) {
  const FileFacts facts = read_cpp(
      "void f(int a, const std::map<int, int>& b = {}, void (*c)(int), char* d[3], T&&... e, int, ...) "
      "{}\nint g(void) {}\n");
  std::string text;
  for (const Parameter& parameter : facts.definitions[0].parameters) {
    text += fmt::format("{}{}{},", parameter.name, parameter.has_default ? "=" : "",
                        parameter.kind == ParameterKind::kVararg ? "..." : "");
  }
  EXPECT_EQ(text, "a,b=,c,d,e,,...,");
  EXPECT_TRUE(facts.definitions[1].parameters.empty());
}

TEST(CppDefinitions, KnowTheirParentAndPlace) {
  const FileFacts facts = read_cpp("namespace n {\nclass A {\n  void b() { class C {}; }\n};\n}\n");
  ASSERT_EQ(facts.definitions.size(), 3U);
  EXPECT_EQ(facts.definitions[0].parent, -1);
  EXPECT_EQ(facts.definitions[1].parent, 0);
  EXPECT_EQ(facts.definitions[2].parent, 1);
  EXPECT_EQ(facts.definitions[1].column, 8);
  EXPECT_EQ(facts.definitions[2].qualified, "n::A::b::C");
}

TEST(CppDefinitions, SurviveBranchesThatShareABody) {
  EXPECT_EQ(definitions_of("#ifdef A\nclass X : Y {\n#else\nclass X {\n#endif\n  int f() { }\n};\n#if "
                           "B\nvoid g(int a) {\n#else\nvoid g() {\n#endif\n}\n"
                           "void h(int a\n#if C\n  , int b) {\n#else\n  ) {\n#endif\n}\nint last() { }\n"),
            (Lines{"2-7 class X conditional : Y", "4-7 class X conditional", "6-6 function X::f",
                   "9-13 function g conditional", "11-13 function g conditional",
                   "14-20 function h conditional", "14-20 function h conditional", "21-21 function last"}));
}

TEST(CppDefinitions, SurviveAnErrorBranch) {
  EXPECT_EQ(definitions_of("#if A\nnamespace n {\n#elif B\nnamespace n {\n#else\n#error no\n#endif\nclass X "
                           "{};\n}\nclass Y {};\n"),
            (Lines{"8-8 class n::X", "10-10 class Y"}));
}

TEST(CppDefinitions, OfDeadCodeAreLeftOut) {
  EXPECT_EQ(
      definitions_of("#if 0\nclass A {\n#endif\nclass B {};\n#if 1\nclass C {};\n#else\nclass D {\n#endif\n"),
      (Lines{"4-4 class B", "6-6 class C conditional"}));
}

TEST(CppDefinitions, OfMacrosAreRead) {
  const FileFacts facts = read_cpp("#ifndef G\n#define G\n#define F(x) \\\n  x\n#endif\n");
  ASSERT_EQ(facts.definitions.size(), 2U);
  EXPECT_EQ(line_of(facts.definitions[1]), "3-4 macro F");
  EXPECT_FALSE(facts.definitions[0].conditional);
}

TEST(CppDefinitions, AreReadOnlyWhereALiteralOccurs) {
  FileBuffer buffer;
  buffer.assign("class WebSocketManager {};");
  Request request;
  request.literals = {"Nothing"};
  EXPECT_FALSE(cpp::read("a.h", buffer.text(), request).defined);
  request.literals = {"Nothing", "SocketMan"};
  const FileFacts facts = cpp::read("a.h", buffer.text(), request);
  EXPECT_TRUE(facts.defined);
  EXPECT_EQ(facts.definitions.size(), 1U);
}

TEST(CppDefinitions, OfAFileWithUnbalancedBracesAreKeptAndAGapSaysWhere) {
  EXPECT_EQ(definitions_of("class A {};\nnamespace n {\nclass B {\n"),
            (Lines{"1-1 class A", "3-4 class n::B"}));
  EXPECT_EQ(gaps_of("class A {};\nnamespace n {\nclass B {\n"),
            (Lines{"3 lost The '{' here is never closed."}));
  EXPECT_EQ(gaps_of("class A {};\n}\n}\nclass B {};\n"), (Lines{"2 lost This '}' closes nothing."}));
}

TEST(CppDefinitions, VariablesAreReadWhereTheyAreSure) {
  EXPECT_EQ(
      definitions_of("int v = 3;\nstatic const char* a[] = {\"{\"};\nconstexpr Foo b{1, "
                     "2};\nstd::vector<int> c;\nMACRO d;\n"
                     "static cl::opt<bool> e(\"x\", cl::desc(\"y\"));\n"),
      (Lines{"1-1 variable v", "2-2 variable a", "3-3 variable b", "4-4 variable c", "6-6 variable e"}));
}

}  // namespace
}  // namespace ssot::test
