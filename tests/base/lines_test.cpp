#include "base/lines.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(TextLinesTest, LinesComeWithTheirEnds) {
  const TextLines lines("a\r\nb\nc");
  EXPECT_EQ(lines.between(1, 1), "a\r\n");
  EXPECT_EQ(lines.between(2, 3), "b\nc");
  EXPECT_EQ(lines.between(1, 3), "a\r\nb\nc");
}

TEST(TextLinesTest, WhatIsNotThereIsLeftOut) {
  const TextLines lines("a\nb\n");
  EXPECT_EQ(lines.between(2, 9), "b\n");
  EXPECT_EQ(lines.between(3, 3), "") << "behind the last line end";
  EXPECT_EQ(lines.between(9, 12), "");
  EXPECT_EQ(lines.between(2, 1), "");
  EXPECT_EQ(lines.between(0, 1), "a\n");
  EXPECT_EQ(lines.between(-4, -1), "");
  EXPECT_EQ(TextLines("").between(1, 1), "");
}

}  // namespace
}  // namespace ssot
