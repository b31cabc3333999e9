#include "report/byte_words.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(ByteWordsTest, OfAllSizes) {
  EXPECT_EQ(byte_words(0), "0 bytes");
  EXPECT_EQ(byte_words(1), "1 byte");
  EXPECT_EQ(byte_words(999), "999 bytes");
  EXPECT_EQ(byte_words(1000), "1.0 kB");
  EXPECT_EQ(byte_words(9'949), "9.9 kB");
  EXPECT_EQ(byte_words(9'960), "10 kB");
  EXPECT_EQ(byte_words(999'499), "999 kB");
  EXPECT_EQ(byte_words(999'501), "1.0 MB");
  EXPECT_EQ(byte_words(20'000'000'000), "20 GB");
  EXPECT_EQ(byte_words(18'446'744'073'709'551'615U), "18446744 TB");
}

}  // namespace
}  // namespace ssot
