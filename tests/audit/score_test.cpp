// The formula, by hand, and what it promises: no rule that goes away raises it.
#include "audit/score.h"

#include <gtest/gtest.h>

#include <random>

namespace ssot {
namespace {

PlaceKey place(std::uint32_t file) { return place_key(FileId{file}, 0); }
ImportPlace import(std::uint32_t file) { return {FileId{file}, 0}; }

Counted cluster(std::vector<std::uint32_t> rivals, const std::vector<std::uint32_t>& imports,
                const std::vector<std::uint32_t>& recommended = {}) {
  Counted counted;
  for (const std::uint32_t each : rivals) counted.rivals.push_back(place(each));
  counted.members = counted.rivals;
  for (const std::uint32_t each : imports) counted.imports.insert(import(each));
  for (const std::uint32_t each : recommended) counted.recommended_imports.insert(import(each));
  return counted;
}

TEST(ScoreTest, NothingToChooseIsAllRight) {
  const Score score = score_of({}, {}, 0);
  EXPECT_EQ(score.points, 100);
  EXPECT_EQ(score.all, 0U);
}

TEST(ScoreTest, WhereNobodyHasSaidWhichOneDefinitionCountsAsRight) {
  const Score score = score_of({cluster({1, 2, 3}, {10, 11, 12, 13}, {10, 11})}, {}, 1);
  EXPECT_EQ(score.right, 1U);
  EXPECT_EQ(score.all, 3U + 4U + 1U);
  EXPECT_EQ(score.points, 12);    // 100 * 1 / 8
  EXPECT_EQ(score.possible, 37);  // 100 * (1 + 2) / 8
}

TEST(ScoreTest, WhatIsDeclaredCounts) {
  const Right right{.definitions = {place(1)}, .imports = {import(10), import(11), import(12)}};
  const Score score = score_of({cluster({1, 2}, {10, 11, 12, 13})}, right, 0);
  EXPECT_EQ(score.right_definitions, 1U);
  EXPECT_EQ(score.right_imports, 3U);
  EXPECT_EQ(score.points, 66);  // 100 * 4 / 6
}

TEST(ScoreTest, ADeclarationOfSomethingElseIsNoHelp) {
  const Right right{.definitions = {place(99)}, .imports = {import(10)}};
  EXPECT_EQ(score_of({cluster({1, 2}, {10, 11})}, right, 0).right_imports, 0U);
}

TEST(ScoreTest, TakingADeclarationAwayNeverRaisesIt) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<Counted> clusters;
    Right right;
    for (std::uint32_t c = 0; c < 4; ++c) {
      std::vector<std::uint32_t> rivals, imports;
      for (std::uint32_t i = 0; i < 2 + random() % 3; ++i) rivals.push_back(100 * c + i);
      for (std::uint32_t i = 0; i < random() % 9; ++i) imports.push_back(100 * c + 50 + i);
      for (const std::uint32_t each : rivals)
        if (random() % 2) right.definitions.insert(place(each));
      for (const std::uint32_t each : imports)
        if (random() % 2) right.imports.insert(import(each));
      clusters.push_back(cluster(rivals, imports));
    }
    Right less = right;
    std::erase_if(less.definitions, [&](PlaceKey) { return random() % 3 == 0; });
    std::erase_if(less.imports, [&](const ImportPlace&) { return random() % 3 == 0; });
    EXPECT_LE(score_of(clusters, less, 3).right, score_of(clusters, right, 3).right) << round;
    EXPECT_EQ(score_of(clusters, less, 3).all, score_of(clusters, right, 3).all);
  }
}

}  // namespace
}  // namespace ssot
