#include "model/anchors.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

AnchorSearch::Found found_in(std::string_view text, const Request& request) {
  AnchorSearch::Found found;
  search_of(request)->find(text, found);
  return found;
}

TEST(Anchors, WholeWordsStandAlone) {
  const auto found = found_in("Manager Managers aManager x.Manager()", {.words = {{"Manager", true}}});
  ASSERT_EQ(found.anchors.size(), 2U);
  EXPECT_EQ(found.anchors[0], (Anchor{0, 7, Anchor::kWord}));
  EXPECT_EQ(found.anchors[1], (Anchor{28, 7, Anchor::kWord}));
  EXPECT_FALSE(found.defines);
}

TEST(Anchors, PartsStandAnywhere) {
  EXPECT_EQ(found_in("self.emit_event()", {.words = {{"emit", false}}}).anchors.size(), 1U);
}

TEST(Anchors, OneLiteralMayBeOfSeveralKinds) {
  const auto found = found_in("'a.b'", {.literals = {"a.b"}, .texts = {"a.b"}, .mentions = {"a.b"}});
  EXPECT_TRUE(found.defines);
  ASSERT_EQ(found.anchors.size(), 2U);
  EXPECT_EQ(found.anchors[0].kind, Anchor::kText);
  EXPECT_EQ(found.anchors[1].kind, Anchor::kMention);
}

}  // namespace
}  // namespace ssot
