#include "model/suppression_text.h"

#include <gtest/gtest.h>

#include "support/suppressions.h"

namespace ssot {
namespace {

using Lines = std::vector<std::string>;

Lines read(std::string_view text) {
  Arena arena;
  std::vector<Suppression> found;
  read_suppressions(text, 3, 5, arena, found);
  Lines lines;
  for (Suppression& each : found) {
    each.first_line = each.last_line = each.line;
    lines.push_back(test::line_of(each));
  }
  return lines;
}

TEST(SuppressionText, IsReadInItsParts) {
  EXPECT_EQ(read("# ssot: allow(SSOT201) -- the old clients need it"),
            (Lines{"3 SSOT201 -- the old clients need it"}));
  EXPECT_EQ(read("// ssot: allow(SSOT201, duplicate-definition) until=2026-12-01 -- why"),
            (Lines{"3 SSOT201,duplicate-definition until=2026-12-01 -- why"}));
  EXPECT_EQ(read("#ssot:allow( SSOT201 ,)--why "), (Lines{"3 SSOT201 -- why"})) << "blanks are free";
  EXPECT_EQ(read("///< \tssot:  allow (SSOT201)\t--  why"), (Lines{"3 SSOT201 -- why"}));
  EXPECT_EQ(read(" * ssot: allow(SSOT201) -- why"), (Lines{"3 SSOT201 -- why"}))
      << "a line of a block comment";
  EXPECT_EQ(read("<!-- ssot: allow(SSOT503) -- why "), (Lines{"3 SSOT503 -- why"}));
  EXPECT_EQ(read(".. ssot: allow(SSOT503) -- why"), (Lines{"3 SSOT503 -- why"}));
}

TEST(SuppressionText, MayStandSeveralTimesOnALine) {
  EXPECT_EQ(read("# noqa: F401  # ssot: allow(SSOT201) -- why"), (Lines{"3 SSOT201 -- why"}));
  EXPECT_EQ(read("# ssot: allow(SSOT201) -- one # ssot: allow(SSOT202) -- two // ssot: allow(SSOT203)"),
            (Lines{"3 SSOT201 -- one", "3 SSOT202 -- two", "3 SSOT203"}));
}

TEST(SuppressionText, KnowsItsPlace) {
  Arena arena;
  std::vector<Suppression> found;
  read_suppressions("# x # ssot: allow(SSOT201) -- why  ", 3, 5, arena, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].line, 3);
  EXPECT_EQ(found[0].column, 11);
  EXPECT_EQ(found[0].end_column, 11 + 27);
}

TEST(SuppressionText, LacksWhatIsNotGiven) {
  EXPECT_EQ(read("# ssot: allow(SSOT201)"), (Lines{"3 SSOT201"}));
  EXPECT_EQ(read("# ssot: allow(SSOT201) because"), (Lines{"3 SSOT201"})) << "no dashes";
  EXPECT_EQ(read("# ssot: allow(SSOT201) --"), (Lines{"3 SSOT201"}));
  EXPECT_EQ(read("# ssot: allow(SSOT201) -- ..."), (Lines{"3 SSOT201"})) << "says nothing";
  EXPECT_EQ(read("# ssot: allow() -- why"), (Lines{"3  -- why"}));
}

TEST(SuppressionText, KeepsATermThatIsNoDaySoThatItIsNoneForEver) {
  EXPECT_EQ(read("# ssot: allow(SSOT201) until=soon -- why"), (Lines{"3 SSOT201 until=soon -- why"}));
  EXPECT_EQ(read("# ssot: allow(SSOT201) until= 2026-12-01 -- why"),
            (Lines{"3 SSOT201 until=until= 2026-12-01 -- why"}));
  EXPECT_EQ(read("# ssot: allow(SSOT201) until 2026-12-01 -- why"),
            (Lines{"3 SSOT201 until=until 2026-12-01 -- why"}));
  EXPECT_EQ(read("# ssot: allow(SSOT201) -- why until=2026-12-01"),
            (Lines{"3 SSOT201 until=2026-12-01 -- why"}))
      << "behind the reason it is still a term";
}

TEST(SuppressionText, IsNotFoundInProse) {
  for (const char* text :
       {"# ssot: allow it", "# ssot: this is the one place", "# the ssot: allow(SSOT201) -- why",
        "# ssot::python reads it", "# Write `# ssot: allow(SSOT201) -- why` above it.",
        "# \"# ssot: allow(SSOT201) -- why\"", "# Write `# noqa  # ssot: allow(SSOT201) -- why` above it.",
        "# ssot: ignore (for now)", "# ssot: SSOT201 forbids this", "# ssot: skip import-cycle here",
        "# xssot: allow(SSOT201) -- why", "# ssot:", "# ssot: (", "# ssot: ignore(the rest)",
        "# ssot: allowed"}) {
    EXPECT_EQ(read(text), Lines{}) << text;
  }
}

TEST(SuppressionText, IsNotUnderstoodWhereItIsSurelyMeant) {
  for (const char* text :
       {"# ssot: allow SSOT201", "# ssot:allow SSOT201 -- why", "# ssot: ignore(SSOT201) -- why",
        "# ssot: allow[SSOT201] -- why", "# ssot: disable=SSOT201", "# ssot: disable-next-line(import-cycle)",
        "# ssot: alow(SSOT201) -- why", "# ssot: allow(SSOT201 -- why", "# ssot: allow(",
        "# ssot: noqa: SSOT201"}) {
    EXPECT_EQ(read(text), (Lines{"3 not understood"})) << text;
  }
}

TEST(SuppressionText, IsBoundedInWhatItKeeps) {
  Arena arena;
  std::vector<Suppression> found;
  std::string text = "# ssot: allow(" + std::string(5000, 'x') + ") until=" + std::string(500, '1') + " -- ";
  for (int i = 0; i < 5000; ++i) text += "\xC3\xA4";
  read_suppressions(text, 1, 1, arena, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rules.front().size(), 60U);
  EXPECT_EQ(found[0].until.size(), 40U);
  EXPECT_EQ(found[0].reason.size(), 1000U);
  text = "# ssot: allow(";
  for (int i = 0; i < 100; ++i) text += "SSOT201,";
  EXPECT_EQ(read(text + ") -- why"), (Lines{"3 not understood"}));
}

}  // namespace
}  // namespace ssot
