#include "run/unit_cover.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

using Wanted = std::vector<std::string_view>;

// Files are one letter each; a unit is the letters that it reads, behind a "!" when it failed.
UnitGraph graph(const std::vector<std::string>& units) {
  UnitGraph result;
  for (char letter = 'a'; letter <= 'z'; ++letter) result.files.emplace_back(1, letter);
  for (const std::string& text : units) {
    UnitGraph::Unit unit;
    for (const char letter : text) {
      if (letter == '!') {
        unit.failure = "it failed";
      } else {
        unit.reached.push_back(static_cast<std::uint32_t>(letter - 'a'));
      }
    }
    result.units.push_back(std::move(unit));
  }
  return result;
}

// "0: a b; 2: c" with the units' numbers.
std::string chosen(const std::vector<std::string>& units, const Wanted& wanted) {
  std::string result;
  for (const UnitChoice& choice : cover(graph(units), wanted)) {
    if (!result.empty()) result += "; ";
    result += std::to_string(choice.unit) + ":";
    for (const std::size_t each : choice.wanted) result += " " + std::string(wanted[each]);
  }
  return result;
}

TEST(UnitCoverTest, EveryFileIsSeenOnceAndWhatNobodyReachesInNone) {
  EXPECT_EQ(chosen({"ab", "bc", "cd"}, {"a", "b", "c", "z"}), "0: a b; 1: c");
  EXPECT_EQ(chosen({"ab"}, {"z"}), "");
  EXPECT_EQ(chosen({}, {"a"}), "");
  EXPECT_EQ(chosen({"ab"}, {}), "");
}

TEST(UnitCoverTest, OfTwoThatSeeTheSameTheOneThatReadsLess) {
  EXPECT_EQ(chosen({"abcdefgh", "abc", "ad"}, {"a"}), "2: a");
  EXPECT_EQ(chosen({"ab", "ac"}, {"a"}), "0: a");
}

TEST(UnitCoverTest, AUnitThatSeesAlittleMoreButReadsMuchMoreIsNotWorthIt) {
  EXPECT_EQ(chosen({"abcdefghijklmnopqrstuvwxyz", "abz", "cz"}, {"a", "b"}), "1: a b");
}

TEST(UnitCoverTest, AUnitThatFailedComesLast) {
  EXPECT_EQ(chosen({"!abc", "abdefghijk", "c"}, {"a", "b", "c"}), "1: a b; 2: c");
  EXPECT_EQ(chosen({"!abc", "ab"}, {"a", "c"}), "1: a; 0: c");
}

}  // namespace
}  // namespace ssot
