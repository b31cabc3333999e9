// What Detail::content shows of a definition, and when its odr_hash is the same.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "frontend/clang/reading_alone.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

// At depth 3, as the one file of a unit.
FileFacts read_unit(const std::string& text, const std::string& standard = "-std=c++20", bool sound = true) {
  const std::filesystem::path root =
      std::filesystem::temp_directory_path() / fmt::format("ssot_content_{}", getpid());
  std::filesystem::create_directories(root);
  std::ofstream(root / "a.cpp") << text;
  UnitRequest request;
  request.command.directory = root.string();
  request.command.file = (root / "a.cpp").string();
  request.command.arguments = {"clang++", standard, "-xc++", request.command.file};
  request.files = {"a.cpp"};
  UnitAnswer answer = clang_reader::parse_unit(
      {.root = std::filesystem::canonical(root).string(), .resource_dir = {}}, request);
  std::filesystem::remove_all(root);
  EXPECT_EQ(answer.failure, "");
  EXPECT_EQ(answer.errors.empty(), sound) << text;
  return answer.facts.empty() ? FileFacts{} : std::move(answer.facts.front());
}

const Detail& last(const FileFacts& facts) {
  const auto has_content = [](const Detail& each) { return !each.content.empty(); };
  const auto found = std::find_if(facts.details.rbegin(), facts.details.rend(), has_content);
  static const Detail kNone;
  return found == facts.details.rend() ? kNone : *found;
}

Lines content(const std::string& text) {
  const FileFacts facts = read_unit(text);
  return Lines(last(facts).content.begin(), last(facts).content.end());
}

// Of the last definition.
std::uint64_t hash(const std::string& text, const std::string& standard = "-std=c++20") {
  return last(read_unit(text, standard)).odr_hash;
}

void expect_same(const std::string& a, const std::string& b) {
  EXPECT_NE(hash(a), 0U) << a;
  EXPECT_EQ(hash(a), hash(b)) << a << "\n" << b;
}

void expect_other(const std::string& a, const std::string& b) {
  EXPECT_NE(hash(a), 0U) << a;
  EXPECT_NE(hash(b), 0U) << b;
  EXPECT_NE(hash(a), hash(b)) << a << "\n" << b;
}

TEST(ClangContent, ShowsOneLineAMemberWithTypesInFull) {
  EXPECT_EQ(content("namespace n { struct X {}; }\nusing namespace n;\n"
                    "struct S : X { X a; int b : 2 + 1; virtual int f(X, int = 1 + 1) const = 0; static "
                    "constexpr int k = 3; };"),
            (Lines{"base public n::X", "n::X a", "int b : 3", "virtual int f(n::X, int = 2) const = 0",
                   "static const int k = 3"}));
  EXPECT_EQ(content("template <class T> struct S { T* a; };"), Lines{"T * a"});
}

TEST(ClangContent, ShowsOfAFunctionItsSignatureWhatItReturnsAndItsBody) {
  EXPECT_EQ(content("namespace n { struct X { int a; }; int g(); }\nusing namespace n;\ninline int f(const "
                    "X& x) { return x.a + g(); }"),
            (Lines{"(const n::X &,)", "returns int", "{", "    return x.a + n::g();", "}"}));
}

TEST(ClangContent, NamesNoPlace) {
  for (const std::string& line : content("inline const char* f() { return __FILE__; }"))
    EXPECT_EQ(line.find('/'), std::string::npos) << line;
  expect_same("inline int f() { return __LINE__; }", "\n\ninline int f() { return __LINE__; }");
}

TEST(ClangContent, IsTheSameInOtherWords) {
  const std::string n =
      "namespace n { struct X { int a; enum E { one, two }; }; int g(); void swap(X&, X&); } ";
  expect_same(n + "using namespace n; inline int f(X x) { return g() + X::two + x.a; }",
              n + "inline int f(n::X y) { return n::g() + n::X::E::two + (y.a); }");
  expect_same("inline int f(int a) { if (a) return 1; return 2; }",
              "inline int f(int a) { if (a) { return 1; } return 2; }");
  expect_same("struct S { int a[4]; int b = 8; };", "struct S { int a[2 + 2]; int b{2 * 4}; };");
  expect_same("struct S { using A = int; typedef long B; A a; };",
              "struct S { typedef long B; using A = int; int a; };");
  expect_same("template <class T> struct S { T f(T a) { return a; } };",
              "template <class U> struct S { U f(U b) { return b; } };");
  expect_same("inline int f() { int a, b = 1; return a = b; }",
              "inline int f() { int a; int b = 1; return a = b; }");
  expect_same("template <class T> struct S { template <class U> S(const S<U>&); operator T*(); ~S(); };",
              "template <class A> struct S { template <class B> S(const S<B>&); operator A*(); ~S(); };");
  expect_same("struct S { int* p = 0; double d = 1; };", "struct S { int* p = nullptr; double d = 1.; };");
  expect_same("struct S { void f(const int a); };", "struct S { void f(int); };");
  expect_same("struct S { void f() noexcept; };", "struct S { void f() noexcept(true); };");
}

TEST(ClangContent, KnowsWhatConstructorsOfTemplatesStartWith) {
  const std::string start = "template <class T> struct S { T a, b; S(T x) : a(x), b{x";
  expect_same(start + "} {} };", start + "} {;} };");
  expect_other(start + "} {} };", start + " + 1} {} };");
}

TEST(ClangContent, IsTheSameWhereATemplateComputesTypes) {
  const std::string n =
      "namespace n { template <class T> struct is { static const bool value = true; }; template <bool, class "
      "T> struct on {}; } ";
  expect_same(n + "using namespace n; template <class T> struct S { on<is<T>::value, T> a; };",
              n + "template <class T> struct S { n::on<n::is<T>::value, T> a; };");
}

TEST(ClangContent, IsTheSameUnderEveryStandard) {
  const std::string text = "struct X { X(int); X(const X&); }; inline X f() { X x = X(1); return x; }";
  EXPECT_EQ(hash(text, "-std=c++14"), hash(text, "-std=c++20"));
  const std::string thrower = "void g() noexcept; inline void f() { g(); void (*p)() = g; p(); }";
  EXPECT_NE(hash(thrower), 0U);
}

TEST(ClangContent, IsOtherWhereTheMeaningIs) {
  expect_other("struct S { int a; int b; };", "struct S { int b; int a; };");
  expect_other("struct S { virtual void f(); void g(); };", "struct S { void f(); virtual void g(); };");
  expect_other("struct S { double d = 1; };", "struct S { double d = 2; };");
  expect_other("struct S { int a : 1; };", "struct S { int a : 2; };");
  expect_other("struct alignas(8) S { int a; };", "struct S { int a; };");
  expect_other("enum E { a, b };", "enum E { a, b = 2 };");
  expect_other("inline int f(int a) { return a ? 1 : 2; }", "inline int f(int a) { return a ? 2 : 1; }");
  expect_other("inline int f(int a, int b) { return a; }", "inline int f(int a, int b) { return b; }");
  expect_other("int g(int); int g(long); inline int f() { return g(1); }",
               "int g(int); int g(long); inline int f() { return g(1L); }");
  expect_other("inline int f(int a) { switch (a) { case 1: return 1; } return 0; }",
               "inline int f(int a) { switch (a) { case 2: return 1; } return 0; }");
}

// Better nothing than a number that something unseen could change.
TEST(ClangContent, IsNotKnownWhereSomethingCannotBeCompared) {
  EXPECT_EQ(hash("inline void f() { asm(\"nop\"); }"), 0U);
  EXPECT_EQ(hash("inline int f() { again: goto again; }"), 0U);
}

// To Clang the field is an `int`.
TEST(ClangContent, IsNotKnownAfterAnError) {
  EXPECT_NE(hash("typedef int Handle; struct S { Handle a; };"), 0U);
  EXPECT_EQ(last(read_unit("typedef Missing Handle; struct S { Handle a; };", "-std=c++20", false)).odr_hash,
            0U);
}

TEST(ClangContent, OfChainsWithoutEndIsNotKnown) {
  std::string sum = "inline int f(int a) { return a";
  for (int i = 0; i < 5'000; ++i) sum += " + a";
  EXPECT_EQ(hash(sum + "; }"), 0U);
}

}  // namespace
}  // namespace ssot::test
