#include "policy/chain_pattern.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

ChainPattern pattern(std::string_view text) {
  Result<ChainPattern> parsed = ChainPattern::parse(text);
  EXPECT_TRUE(parsed.ok()) << text;
  return std::move(*parsed);
}

TEST(ChainPattern, StartsAtTheFirstLink) {
  EXPECT_TRUE(pattern("context.manager").matches("context.manager"));
  EXPECT_TRUE(pattern("context.manager").matches("context.manager.send"));
  EXPECT_FALSE(pattern("context.manager").matches("run.context.manager"));
  EXPECT_FALSE(pattern("context.manager").matches("context.manager_of"));
  EXPECT_FALSE(pattern("context.manager").matches("context.x.manager"));
}

TEST(ChainPattern, MayStandBehindTheObjectItself) {
  for (const char* chain : {"self.context.manager", "cls.context.manager.send", "this.context.manager"})
    EXPECT_TRUE(pattern("context->manager").matches(chain)) << chain;
  EXPECT_FALSE(pattern("context.manager").matches("self.run.context.manager"));
  EXPECT_TRUE(pattern("self.emit").matches("self.emit"));
}

TEST(ChainPattern, ALeadingStarLetsItStartAnywhere) {
  for (const char* chain : {"send", "a.send", "a.b.send.c", ".send"})
    EXPECT_TRUE(pattern("*.send").matches(chain)) << chain;
  EXPECT_FALSE(pattern("*.send").matches("a.sender"));
}

TEST(ChainPattern, AChainWithoutAFirstNameHasNoFirstLink) {
  EXPECT_FALSE(pattern("send").matches(".send"));
  EXPECT_FALSE(pattern("*").matches(".send"));
}

TEST(ChainPattern, AStarIsAnyCharactersOfALink) {
  EXPECT_TRUE(pattern("bus.emit_*").matches("bus.emit_event"));
  EXPECT_FALSE(pattern("bus.emit_*").matches("bus.x.emit_event"));
  EXPECT_TRUE(pattern("*.*emit*").matches("self._emit_it"));
}

TEST(ChainPattern, TellsWhereTheMatchEnds) {
  EXPECT_EQ(pattern("a.b").end_of_match("self.a.b.c"), 8U);
  EXPECT_EQ(pattern("*.b").end_of_match(".b.c"), 2U);
  EXPECT_EQ(pattern("a.b").end_of_match("b"), 0U);
}

TEST(ChainPattern, MatchesToTheEndOfWhatIsCalled) {
  EXPECT_TRUE(pattern("*.send").matches_to_end("a.b.send"));
  EXPECT_TRUE(pattern("send").matches_to_end("send"));
  EXPECT_TRUE(pattern("send").matches_to_end("self.send"));
  EXPECT_FALSE(pattern("send").matches_to_end("a.send"));
  EXPECT_FALSE(pattern("*.send").matches_to_end("a.send.then"));
}

TEST(ChainPattern, AsksForItsLongestLiteralPart) {
  EXPECT_EQ(pattern("context.websocket_manager").word(), (Word{"websocket_manager", true}));
  EXPECT_EQ(pattern("*.emit_*").word(), (Word{"emit_", false}));
  EXPECT_EQ(pattern("*.*").word().text, "");
}

TEST(ChainPattern, AnEmptyLinkIsNone) {
  EXPECT_EQ(ChainPattern::parse("a..b").error(), "the pattern \"a..b\" has a link without a name");
}

}  // namespace
}  // namespace ssot
