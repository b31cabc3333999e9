#include "base/literal_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>

namespace ssot {
namespace {

using Hits = std::vector<std::pair<std::size_t, std::size_t>>;

Hits found_in(std::string_view text, const std::vector<std::string>& literals) {
  Hits hits;
  LiteralSearch(literals).each(text, [&](std::size_t offset, std::size_t index) {
    hits.emplace_back(offset, index);
    return LiteralSearch::Next::kGoOn;
  });
  std::sort(hits.begin(), hits.end());
  return hits;
}

Hits naive(std::string_view text, const std::vector<std::string>& literals) {
  Hits hits;
  for (std::size_t i = 0; i < literals.size(); ++i) {
    for (std::size_t at = text.find(literals[i]); at != std::string_view::npos;
         at = text.find(literals[i], at + 1))
      hits.emplace_back(at, i);
  }
  std::sort(hits.begin(), hits.end());
  return hits;
}

TEST(LiteralSearch, FindsNothingWithoutLiteralsOrText) {
  EXPECT_TRUE(found_in("abc", {}).empty());
  EXPECT_TRUE(found_in("", {"a"}).empty());
}

TEST(LiteralSearch, FindsShortAndLongOnesAtTheEnds) {
  const std::string text = "ab" + std::string(70, 'x') + "Manager" + std::string(40, 'y') + "z";
  EXPECT_EQ(found_in(text, {"ab", "Manager", "z", "yz"}), naive(text, {"ab", "Manager", "z", "yz"}));
}

TEST(LiteralSearch, FindsOverlappingOnes) {
  const std::string text(200, 'a');
  EXPECT_EQ(found_in(text, {"aa", "aaaa"}), naive(text, {"aa", "aaaa"}));
}

TEST(LiteralSearch, StopsWhenTold) {
  int calls = 0;
  LiteralSearch({"a"}).each(std::string(500, 'a'), [&](std::size_t, std::size_t) {
    return ++calls < 3 ? LiteralSearch::Next::kGoOn : LiteralSearch::Next::kStop;
  });
  EXPECT_EQ(calls, 3);
}

TEST(LiteralSearch, TellsNoMoreOfWhatIsEnough) {
  Hits hits;
  LiteralSearch({"aa", "b"}).each("aaa b aa b", [&](std::size_t offset, std::size_t index) {
    hits.emplace_back(offset, index);
    return index == 0 ? LiteralSearch::Next::kEnough : LiteralSearch::Next::kGoOn;
  });
  EXPECT_EQ(hits, (Hits{{0, 0}, {4, 1}, {9, 1}}));
}

TEST(LiteralSearch, EqualsAPlainSearchOnRandomTexts) {
  std::mt19937 random(7);
  const auto text_of = [&](std::size_t size, int letters) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
      text += static_cast<char>('a' + static_cast<int>(random() % static_cast<unsigned>(letters)));
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    const int letters = 2 + static_cast<int>(random() % 5);
    const std::string text = text_of(random() % 400, letters);
    std::vector<std::string> literals;
    for (std::size_t i = 0; i < 1 + random() % 30; ++i) {
      std::string literal = text_of(1 + random() % 6, letters);
      if (std::find(literals.begin(), literals.end(), literal) == literals.end()) literals.push_back(literal);
    }
    EXPECT_EQ(found_in(text, literals), naive(text, literals)) << text;
  }
}

}  // namespace
}  // namespace ssot
