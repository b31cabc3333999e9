// Input that wants to make the reader slow, deep or wrong. A megabyte takes milliseconds; a test that hangs
// is a bug found.
#include <gtest/gtest.h>

#include <chrono>

#include "frontend/cpp/reading.h"

namespace ssot::test {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(CppHostile, InputIsReadInLinearTime) {
  const std::string_view pieces[] = {"(",
                                     "{",
                                     "<",
                                     "[",
                                     "#if X\n",
                                     "#",
                                     " # ",
                                     "/*",
                                     "\"/*",
                                     "R\"",
                                     "a<",
                                     "template <",
                                     "a{}",
                                     "a{},",
                                     "::",
                                     "class ",
                                     "class A{",
                                     "namespace a{",
                                     "#if 0\n",
                                     "#else\n",
                                     "#define A\n",
                                     "\\\n",
                                     "1'",
                                     "'",
                                     "a(b) ",
                                     "a(",
                                     "x=",
                                     ")",
                                     "}",
                                     ">",
                                     "operator",
                                     "typedef ",
                                     "typedef(*a",
                                     "requires ",
                                     "import ",
                                     "\nimport x;",
                                     "%:",
                                     "//\\\n",
                                     "*/",
                                     "if(a){",
                                     "struct a b",
                                     "void f(",
                                     "f(a) int a;",
                                     "#if X\nclass A {\n#else\nclass A {\n#endif\n",
                                     "A(x) A(y) int ",
                                     ",",
                                     "a,",
                                     ":",
                                     "a:b(c)",
                                     "\r",
                                     "using a,",
                                     "friend ",
                                     "~",
                                     "[[",
                                     "R\"(",
                                     "u8R\"x(",
                                     "#include <",
                                     "#include \"",
                                     "int f(int a, int b = {}) {"};
  for (const std::string_view piece : pieces) {
    const std::string text = repeated(piece, 1'000'000 / piece.size());
    SCOPED_TRACE(piece);
    const auto start = std::chrono::steady_clock::now();
    const FileFacts facts = read_cpp(text);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_LT(seconds, 5.0) << piece;
  }
}

TEST(CppHostile, PrefixesOfAnyLengthAreRead) {
  const std::string text =
      "#ifndef A\n#define A\n/* x */ #include <a.h> // b\nauto s = R\"d(x)d\"; template <class T> class B : "
      "C<T> { B() : x{1} {} };\n"
      "typedef struct { int i; } D; int f(a) int a; { \"\\\"\"; '\\''; 1'0; }\n%:if 0\n#endif\nexport module "
      "a.b:c;\nimport <d>;\n#endif\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    read_cpp(std::string_view(text).substr(0, size));
    read_cpp(std::string_view(text).substr(size));
  }
}

TEST(CppHostile, BytesOfEveryValueAreRead) {
  std::string text;
  for (int round = 0; round < 64; ++round) {
    for (int c = 0; c < 256; ++c) text += static_cast<char>((c * (2 * round + 1) + round) & 255);
  }
  read_cpp(text);
  text.insert(0, "#include <a.h>\n");
  EXPECT_EQ(read_cpp(text).imports[0].module, "<a.h>");
}

TEST(CppHostile, EmbeddedNulsAreBlanks) {
  EXPECT_EQ(imports_of(std::string_view("\0#include\0<a.h>\0\nint x;\0\n#include <b.h>\n", 41)),
            (Lines{"1:2 <a.h>", "3:1 <b.h>"}));
  EXPECT_EQ(definitions_of(std::string_view("class\0A\0{};", 11)), (Lines{"1-1 class A"}));
}

}  // namespace
}  // namespace ssot::test
