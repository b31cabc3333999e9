#include "git/commit_text.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

CommitText by(const std::string& author) {
  return commit_text_from("tree 0\nauthor " + author + "\ncommitter C <c> 1 +0000\n\nm");
}

TEST(CommitText, TellsTheAuthorWithoutAnAddressAndTheDayWhereTheyWere) {
  EXPECT_EQ(by("Ann Lee <ann@example.org> 1577836800 +0000").author, "Ann Lee");
  EXPECT_EQ(by("A <a> 1577836800 +0000").date, "2020-01-01");
  EXPECT_EQ(by("A <a> 1577836800 -0100").date, "2019-12-31");
  EXPECT_EQ(by("A <a> 1577921400 +0030").date, "2020-01-02");
  EXPECT_EQ(by("A <a> 1577836800").date, "2020-01-01");
  EXPECT_EQ(by("A <a> 0 +0000").date, "1970-01-01");
  EXPECT_EQ(by("A <a> -86400 +0000").date, "1969-12-31");
}

TEST(CommitText, SurvivesNonsense) {
  for (const char* author :
       {"", "<", ">", "A", "A <a>", "A <a> ", "A <a> x +0000", "A <a> 99999999999999999999 +0000",
        "A <a> 9223372036854775807 +9999", "A <a> -9223372036854775808 -9999"}) {
    EXPECT_EQ(by(author).date, "") << author;
  }
  EXPECT_EQ(by("A <a> 1577836800 +ZZZZ").date, "2020-01-01");
  EXPECT_EQ(by("A <a> 1577836800 +-001").date, "2020-01-01");
  EXPECT_EQ(by("<a> 1577836800 +0000").author, "");
  EXPECT_EQ(by("A > B <a <b>> 1577836800 +0000").date, "2020-01-01");
  EXPECT_EQ(commit_text_from("").date, "");
  EXPECT_EQ(commit_text_from("author A <a> 1577836800 +0000").date, "2020-01-01");
}

TEST(CommitText, ReadsTheHeadAloneAndTheFirstAuthor) {
  const CommitText text = commit_text_from(
      "tree 0\nauthor A <a> 0 +0000\nauthor B <b> 1 +0000\n\nparent 1\nauthor C <c> 2 +0000\n");
  EXPECT_EQ(text.author, "A");
  EXPECT_FALSE(text.has_parents);
  EXPECT_TRUE(commit_text_from("tree 0\nparent 1\n").has_parents);
}

}  // namespace
}  // namespace ssot
