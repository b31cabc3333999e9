#include "query_value.hpp"

#include <gtest/gtest.h>

namespace websocket {
namespace {

TEST(QueryValue, IsDecodedAsBrowsersEncodeIt) {
  EXPECT_EQ(query_value("/websocket?thread=t-1", "thread"), "t-1");
  EXPECT_EQ(query_value("/websocket?a=b&thread=%C3%A9+%2b&c", "thread"), "\xc3\xa9 +");
  EXPECT_EQ(query_value("/websocket?thread=a=b?c", "thread"), "a=b?c");
  EXPECT_EQ(query_value("/websocket?thread=", "thread"), "");
  EXPECT_EQ(query_value("/websocket?thread", "thread"), "");
  EXPECT_EQ(query_value("/websocket?%74hread=t", "thread"), "t");
  EXPECT_EQ(query_value("/websocket?thread=a%00b", "thread"), std::string("a\0b", 3));
}

TEST(QueryValue, IsNothingWhereItIsAbsentTwiceOrBadlyWritten) {
  for (const char* target :
       {"/websocket", "/websocket?", "/websocket?Thread=t", "/websocket?thread=a&thread=a",
        "/websocket?thread=a&%74hread=b", "/websocket?thread=%", "/websocket?thread=%4",
        "/websocket?thread=%g0", "/websocket?thread=%+1", "/websocket?%=1&thread=a"})
    EXPECT_EQ(query_value(target, "thread"), std::nullopt) << target;
}

TEST(QueryValue, StandsBehindThePath) {
  EXPECT_EQ(path_of("/websocket?thread=/a"), "/websocket");
  EXPECT_EQ(path_of("/metrics"), "/metrics");
  EXPECT_EQ(path_of("?"), "");
}

}  // namespace
}  // namespace websocket
