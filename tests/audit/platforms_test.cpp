#include "audit/platforms.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(PlatformsTest, PathsThatNameDifferentSystemsAreAlternatives) {
  EXPECT_TRUE(are_platform_alternatives("port/port_posix.h", "port/win/port_win.h"));
  EXPECT_TRUE(are_platform_alternatives("lib/simd_sse.h", "lib/simd_ve.h"));
  EXPECT_TRUE(are_platform_alternatives("ToolChains/FreeBSD.h", "ToolChains/MSVC.h"));
  EXPECT_TRUE(are_platform_alternatives("jit/i386.h", "jit/loongarch.h"));
  EXPECT_TRUE(are_platform_alternatives("aarch64/a.h", "x86/a.h")) << "the list must be sorted";
}

TEST(PlatformsTest, TheSameOrNoneAreNot) {
  EXPECT_FALSE(are_platform_alternatives("a/cache.h", "b/cache.h"));
  EXPECT_FALSE(are_platform_alternatives("linux/a.h", "linux/b.h"));
  EXPECT_FALSE(are_platform_alternatives("a.h", "windows/a.h")) << "the other may well be for all";
  EXPECT_FALSE(are_platform_alternatives("winner/a.h", "posixly/a.h"));
}

}  // namespace
}  // namespace ssot
