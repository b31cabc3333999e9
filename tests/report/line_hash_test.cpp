// The expected hashes are those of GitHub's own action for the same texts.

#include "report/line_hash.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace ssot {
namespace {

// The hashes of every line, first to last.
std::vector<std::string> all_hashes(std::string_view text) {
  std::vector<int> lines(100);
  std::iota(lines.begin(), lines.end(), 1);
  std::vector<std::string> hashes;
  for (const auto& [line, hash] : github_line_hashes(text, lines)) {
    EXPECT_EQ(line, static_cast<int>(hashes.size()) + 1);
    hashes.push_back(hash);
  }
  return hashes;
}

using Hashes = std::vector<std::string>;

TEST(LineHashTest, AnEmptyFileHasOneLine) { EXPECT_EQ(all_hashes(""), Hashes{"c129715d7a2bc9a3:1"}); }

TEST(LineHashTest, BlanksAndTabsDoNotCount) {
  EXPECT_EQ(all_hashes(" a\nb\n  \t\tc\n d"),
            (Hashes{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}));
  EXPECT_EQ(all_hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
            (Hashes{"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
                    "b86d3392aea1be30:1", "e6ceba753e1a442:1"}));
}

TEST(LineHashTest, EveryKindOfLineEndIsTheSame) {
  const Hashes expected{"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                        "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                        "c129715d7a2bc9a3:1"};
  EXPECT_EQ(all_hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), expected);
  EXPECT_EQ(all_hashes(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r"), expected);
  EXPECT_EQ(all_hashes(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n"), expected);
  EXPECT_EQ(all_hashes(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"), expected);
}

TEST(LineHashTest, EqualLinesAreNumbered) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Lorem ipsum dolor sit amet.\n";
  EXPECT_EQ(all_hashes(text),
            (Hashes{"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
                    "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
                    "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"}));
  EXPECT_EQ(all_hashes("x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n"),
            (Hashes{"e54938cc54b302f1:1", "bb609acbe9138d60:1", "1131fd5871777f34:1", "5c482a0f8b35ea28:1",
                    "54517377da7028d2:1", "2c644846cb18d53e:1", "f1b89f20de0d133:1", "c129715d7a2bc9a3:1"}));
}

TEST(LineHashTest, OnlyTheLinesAskedForAreAnswered) {
  const std::vector<int> lines{4, 2, 2, 99};
  const auto hashes = github_line_hashes(" a\nb\n  \t\tc\n d", lines);
  EXPECT_EQ(hashes, (std::map<int, std::string>{{2, "54703d4cd895b18:1"}, {4, "a23a3dc5e078b07b:1"}}));
}

// Computed with 64-bit integers of JavaScript, unit by unit.
TEST(LineHashTest, UnitsAreThoseOfUtf16AndAByteOrderMarkIsOne) {
  EXPECT_EQ(all_hashes("a\xF0\x90\x90\x80"
                       "b\n\xEF\xBB\xBFx\n\r \n"),
            (Hashes{"d748c8c541ee61aa:1", "26012fb290adfa30:1", "5b5d4caf73a13177:1", "3c5bef55b72b93c9:1",
                    "c129715d7a2bc9a3:1"}));
  EXPECT_EQ(all_hashes("\r \nx"), (Hashes{"aa6568db034358f3:1", "a88801a1799b48b5:1", "638816509450efbf:1"}));
  EXPECT_EQ(all_hashes("\xff"), all_hashes("\xEF\xBF\xBD"));
}

}  // namespace
}  // namespace ssot
