#include "frontend/cpp/macros.h"

#include <gtest/gtest.h>

namespace ssot::test {
namespace {

std::string macros_of(std::string text) {
  const std::size_t size = text.size();
  text.append(64, '\0');
  std::string all;
  for (const cpp::Macro& each : cpp::read_macros(std::string_view(text).substr(0, size)))
    all += each.name + each.parameters + "=" + each.replacement + ";";
  return all;
}

TEST(CppMacros, AreReadWithWhatTheyStandFor) {
  EXPECT_EQ(macros_of("#define API __attribute__((visibility(\"default\"))) // why\n# define NIL\n"
                      "#define F( a,\\\n  b ) a /* x */ ## \\\n b\n"),
            "API=__attribute__((visibility(\"default\")));NIL=;F( a, b )=a ## b;");
}

TEST(CppMacros, ComeOnceAnAlternative) {
  EXPECT_EQ(macros_of("#ifdef _WIN32\n#define API __declspec(dllexport)\n#else\n#define API\n#endif\n"),
            "API=__declspec(dllexport);API=;");
}

TEST(CppMacros, OfDeadCodeAndCommentsAreNone) {
  EXPECT_EQ(macros_of("#if 0\n#define A 1\n#endif\n/*\n#define B 2\n*/\n"), "");
}

TEST(CppMacros, MayBeCutOffByTheEndOfTheFile) {
  EXPECT_EQ(macros_of("#define"), "");
  EXPECT_EQ(macros_of("#define A"), "A=;");
  EXPECT_EQ(macros_of("#define A(x"), "");
}

TEST(CppWords, AreIdentifiers) {
  EXPECT_EQ(cpp::words_in("class API_1 Foo : 0x1F"),
            (std::unordered_set<std::string_view>{"class", "API_1", "Foo"}));
}

}  // namespace
}  // namespace ssot::test
