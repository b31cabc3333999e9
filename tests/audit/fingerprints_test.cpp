#include "audit/fingerprints.h"

#include <gtest/gtest.h>

#include <string>

namespace ssot {
namespace {

std::vector<std::uint64_t> prints(std::string_view code, Language language = Language::kPython) {
  return fingerprints_of(tokens_of(code, language));
}

constexpr const char* kBody =
    "total = 0\nfor item in items:\n    total += item.price * item.count\nreturn total\n";

TEST(FingerprintsTest, BlanksLineEndsAndCommentsMakeNoDifference) {
  const std::string spread =
      "total=0  # of all\r\nfor item in items :\r\n\ttotal += item . price*item.count\r\nreturn total";
  EXPECT_EQ(tokens_of(kBody, Language::kPython), tokens_of(spread, Language::kPython));
  EXPECT_EQ(tokens_of("a /* b */ c // d\n", Language::kCpp), tokens_of("a c", Language::kCpp));
  EXPECT_NE(tokens_of("a # b", Language::kCpp), tokens_of("a", Language::kCpp));
}

TEST(FingerprintsTest, ACommentInAStringIsNone) {
  EXPECT_EQ(tokens_of("x = '# no'", Language::kPython).size(), 3U);
  EXPECT_EQ(tokens_of("x = \"// no\";", Language::kCpp).size(), 4U);
  EXPECT_EQ(tokens_of("'''a\n# b\n''' c", Language::kPython).size(), 2U);
}

TEST(FingerprintsTest, WhatIsNotClosedEnds) {
  for (const std::string_view text : {"'", "'''", "\"\\", "/*", "/", "#", ""}) {
    EXPECT_LE(tokens_of(text, Language::kPython).size(), 3U) << text;
    EXPECT_LE(tokens_of(text, Language::kCpp).size(), 3U) << text;
  }
}

// The promise of winnowing: a run of kGuaranteed tokens that two texts share is found.
TEST(FingerprintsTest, ASharedRunIsFoundWhereverItStands) {
  std::string run;
  for (std::size_t i = 0; i < kGuaranteed; ++i) run += "shared" + std::to_string(i) + " ";
  for (int before = 0; before < 12; ++before) {
    std::string a, b;
    for (int i = 0; i < before; ++i) a += "x" + std::to_string(i) + " ";
    for (int i = 0; i < 11 - before; ++i) b += "y" + std::to_string(i) + " ";
    EXPECT_GT(likeness(prints(a + run + "p q r s t u v w"), prints(b + run + "k l m n o")), 0) << before;
  }
}

TEST(FingerprintsTest, LikenessIsInPerCentOfBoth) {
  EXPECT_EQ(likeness(prints(kBody), prints(kBody)), 100);
  EXPECT_EQ(likeness(prints(kBody), prints("import os\nprint(os.getcwd(), file=sys.stderr, end='x')\n")), 0);
  EXPECT_EQ(likeness({}, {}), 0);
  EXPECT_EQ(likeness({1, 2, 3}, {2, 3, 4}), 50);
}

}  // namespace
}  // namespace ssot
