#include "verdict/fingerprint.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

Finding finding(int line, std::string enclosing = "run", std::string detail = "app.old:Manager") {
  Finding each;
  each.rule = "removed-path";
  each.concept_id = "manager";
  each.path = "app/chat.py";
  each.region = {line, 1, line, 2};
  each.enclosing = std::move(enclosing);
  each.detail = std::move(detail);
  each.message = "words at line " + std::to_string(line);
  return each;
}

std::vector<Finding> stamped(std::vector<Finding> findings) {
  stamp_fingerprints(findings);
  return findings;
}

TEST(Fingerprint, IsTheHashOfTheKey) {
  const Finding each = stamped({finding(3)})[0];
  EXPECT_EQ(each.key,
            (std::vector<std::string>{"SSOT203", "manager", "app/chat.py", "run", "app.old:Manager", "1"}));
  EXPECT_EQ(each.fingerprint.size(), 16U);
  EXPECT_EQ(each.fingerprint.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Fingerprint, OutlivesMovedLinesAndChangedWords) {
  EXPECT_EQ(stamped({finding(3)})[0].fingerprint, stamped({finding(300)})[0].fingerprint);
}

TEST(Fingerprint, TellsPlacesAndDetailsApart) {
  const auto all = stamped({finding(1), finding(2, "stop"), finding(3, "run", "app.old:Other")});
  EXPECT_NE(all[0].fingerprint, all[1].fingerprint);
  EXPECT_NE(all[0].fingerprint, all[2].fingerprint);
  Finding elsewhere = finding(1);
  elsewhere.path = "app/feed.py";
  EXPECT_NE(all[0].fingerprint, stamped({elsewhere})[0].fingerprint);
}

TEST(Fingerprint, CountsEqualKeysInOrder) {
  const auto all = stamped({finding(1), finding(2), finding(3)});
  EXPECT_EQ(all[0].key.back(), "1");
  EXPECT_EQ(all[1].key.back(), "2");
  EXPECT_EQ(all[2].key.back(), "3");
  EXPECT_NE(all[0].fingerprint, all[1].fingerprint);
  EXPECT_EQ(all[0].fingerprint, stamped({finding(9)})[0].fingerprint)
      << "one more use is new, the others are not";
}

TEST(Fingerprint, KeepsHostileNamesApart) {
  Finding one = finding(1, "a", "b");
  Finding two = finding(1, "a\",\"b", "");
  Finding bytes = finding(1, "\xff\xfe", "b");
  const auto all = stamped({one, two, bytes});
  EXPECT_NE(all[0].fingerprint, all[1].fingerprint);
  EXPECT_NE(all[0].fingerprint, all[2].fingerprint);
}

}  // namespace
}  // namespace ssot
