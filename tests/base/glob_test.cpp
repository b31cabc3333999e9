#include "base/glob.h"

#include <gtest/gtest.h>

#include <chrono>

namespace ssot {
namespace {

Glob glob(std::string_view text, GlobKind kind) {
  Result<Glob> parsed = Glob::parse(text, kind);
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error());
  return std::move(parsed).value();
}
bool path(std::string_view text, std::string_view subject) {
  return glob(text, GlobKind::kPath).matches(subject);
}
bool module(std::string_view text, std::string_view subject) {
  return glob(text, GlobKind::kModule).matches(subject);
}
bool name(std::string_view text, std::string_view subject) {
  return glob(text, GlobKind::kName).matches(subject);
}
std::string refusal(std::string_view text, GlobKind kind = GlobKind::kPath) {
  const Result<Glob> parsed = Glob::parse(text, kind);
  return parsed.ok() ? "" : parsed.error();
}

TEST(Glob, AStarStaysInsideOneSegmentOfAPath) {
  EXPECT_TRUE(path("app/*.py", "app/a.py"));
  EXPECT_TRUE(path("app/*.py", "app/.py"));
  EXPECT_FALSE(path("app/*.py", "app/b/a.py"));
  EXPECT_FALSE(path("app/*.py", "x/app/a.py"));
  EXPECT_TRUE(path("*/a.py", "app/a.py"));
  EXPECT_FALSE(path("*/a.py", "a.py"));
}

TEST(Glob, TwoStarsAreAnyNumberOfSegmentsAndAlsoNone) {
  EXPECT_TRUE(path("**/a.py", "a.py"));
  EXPECT_TRUE(path("**/a.py", "x/y/a.py"));
  EXPECT_TRUE(path("app/**/a.py", "app/a.py"));
  EXPECT_TRUE(path("app/**/a.py", "app/x/y/z/a.py"));
  EXPECT_FALSE(path("app/**/a.py", "apps/a.py"));
  EXPECT_TRUE(path("**", "x/y"));
  EXPECT_TRUE(path("**/x/**/y", "x/x/q/y"));
  EXPECT_TRUE(path("**/*b*/**/*c*", "a/abc/abc"));
  EXPECT_FALSE(path("**/*b*/**/*c*/d", "a/abc/abc/e"));
}

TEST(Glob, TwoStarsAtTheEndAreWhatLiesInTheFolder) {
  EXPECT_TRUE(path("third_party/**", "third_party/a/b.h"));
  EXPECT_TRUE(path("third_party/**", "third_party/"));
  EXPECT_FALSE(path("third_party/**", "third_party"));
  EXPECT_TRUE(path("**/test*/**", "app/tests/a.py"));
  EXPECT_FALSE(path("**/test*/**", "app/testimonial.py"));
}

TEST(Glob, APatternThatNamesAFolderMeansAllInIt) {
  EXPECT_TRUE(path("third_party", "third_party/a/b.h"));
  EXPECT_TRUE(path("third_party/", "third_party/a/b.h"));
  EXPECT_FALSE(path("third_party", "third_party2/a.h"));
  EXPECT_FALSE(path("third_party", "src/third_party/a.h"));
  EXPECT_TRUE(path("lib*/x", "lib64/x/y"));
}

TEST(Glob, ModuleGlobsUseDotsAndNameNoFolders) {
  EXPECT_TRUE(module("app.*", "app.ws"));
  EXPECT_FALSE(module("app.*", "app.ws.manager"));
  EXPECT_FALSE(module("app", "app.ws"));
  EXPECT_TRUE(module("app.**", "app.ws.manager"));
  EXPECT_TRUE(module("app.**", "app"));
  EXPECT_TRUE(module("**.manager", "app.ws.manager"));
}

TEST(Glob, NameGlobsHaveNoSegments) {
  EXPECT_TRUE(name("*WebSocket*Manager*", "UnifiedWebSocketManager"));
  EXPECT_TRUE(name("*WebSocket*Manager*", "ns.WebSocketEventManagerV2"));
  EXPECT_FALSE(name("*WebSocket*Manager*", "ManagerWebSocket"));
  EXPECT_TRUE(name("**Manager", "a.b::Manager"));
}

TEST(Glob, QuestionMarksAndSetsMatchOneCharacter) {
  EXPECT_TRUE(name("v?", "v2"));
  EXPECT_TRUE(name("v?", "v\xC3\xA9"));
  EXPECT_FALSE(name("v?", "v"));
  EXPECT_TRUE(name("*??", "\xC3\xA9\xC3\xA9"));
  EXPECT_FALSE(name("*??", "\xC3\xA9"));
  EXPECT_TRUE(name("v[0-9a]", "va"));
  EXPECT_FALSE(name("v[!0-9]", "v1"));
  EXPECT_TRUE(name("v[!0-9]", "v\xC3\xA9"));
  EXPECT_TRUE(name("v[]]", "v]"));
  EXPECT_TRUE(name("v[a-]", "v-"));
  EXPECT_FALSE(path("a[!b]c", "a/c"));
  EXPECT_FALSE(path("a?c", "a/c"));
}

TEST(Glob, BracesHoldAlternatives) {
  EXPECT_TRUE(path("src/*.{h,cpp}", "src/a.h"));
  EXPECT_TRUE(path("src/*.{h,cpp}", "src/a.cpp"));
  EXPECT_FALSE(path("src/*.{h,cpp}", "src/a.c"));
  EXPECT_TRUE(path("{a/b,c}/x", "a/b/x"));
  EXPECT_TRUE(path("{a,b{c,d}}", "bd"));
  EXPECT_TRUE(name("a{,b}", "a"));
  EXPECT_TRUE(name("a,b", "a,b"));
}

TEST(Glob, ABackslashQuotes) {
  EXPECT_TRUE(name("a\\*", "a*"));
  EXPECT_FALSE(name("a\\*", "ab"));
  EXPECT_TRUE(name("\\{a\\}", "{a}"));
  EXPECT_TRUE(name("[\\]-_]", "^"));
  EXPECT_TRUE(glob("a\\*b", GlobKind::kName).literal());
  EXPECT_TRUE(glob("a/b", GlobKind::kPath).literal());
  EXPECT_FALSE(glob("a/?", GlobKind::kPath).literal());
}

TEST(Glob, RequiredIsTheLongestRunThatEveryMatchContains) {
  const auto required = [](std::string_view text, GlobKind kind) { return glob(text, kind).required(); };
  EXPECT_EQ(required("*WebSocket*Manager*", GlobKind::kName), "WebSocket");
  EXPECT_EQ(required("*", GlobKind::kName), "");
  EXPECT_EQ(required("{Foo,Bar}Manager", GlobKind::kName), "Manager");
  EXPECT_EQ(required("{Foo,Bar}", GlobKind::kName), "");
  EXPECT_EQ(required("a[b]c\\*d", GlobKind::kName), "c*d");
  EXPECT_EQ(required("app/ws/*.py", GlobKind::kPath), "app/ws/");
  EXPECT_EQ(required("app/**/manager", GlobKind::kPath), "manager");
  EXPECT_EQ(required("**/x", GlobKind::kPath), "x");
}

TEST(Glob, EveryMistakeHasASentence) {
  EXPECT_EQ(refusal(""), "the glob is empty; leave it out, or write what it is to match");
  EXPECT_EQ(refusal("a[b"),
            "the glob \"a[b\" has a [ without its ]; write \\[ for a bracket that stands for itself");
  EXPECT_EQ(refusal("a]b"),
            "the glob \"a]b\" has a ] without its [; write \\] for a bracket that stands for itself");
  EXPECT_EQ(refusal("a{b"),
            "the glob \"a{b\" has a { without its }; write \\{ for a brace that stands for itself");
  EXPECT_EQ(refusal("a}b"),
            "the glob \"a}b\" has a } without its {; write \\} for a brace that stands for itself");
  EXPECT_EQ(refusal("a\\"),
            "the glob \"a\\\" ends with a \\ that quotes nothing; write \\\\ for a backslash");
  EXPECT_EQ(
      refusal("/a"),
      "the glob \"/a\" is absolute; write the path from the root of the repository, without the leading /");
  EXPECT_EQ(refusal("a/../b"),
            "the glob \"a/../b\" has a segment \"..\"; globs are paths from the root of the repository, "
            "without . and ..");
  EXPECT_EQ(refusal("a//b"),
            "the glob \"a//b\" has an empty segment; leave out the separator that is too many");
  EXPECT_EQ(refusal("a..b", GlobKind::kModule),
            "the glob \"a..b\" has an empty segment; leave out the separator that is too many");
  EXPECT_EQ(refusal("**.py"),
            "the glob \"**.py\" has ** beside other characters; ** is a segment of its own, as in **/x, and "
            "* stays in "
            "one");
  EXPECT_EQ(refusal("[^a]"), "the glob \"[^a]\" has [^…]; write [!…] for any character but these");
  EXPECT_EQ(refusal("[z-a]"), "the glob \"[z-a]\" has the range z-a, which runs backwards; write a-z");
  EXPECT_EQ(refusal("[\xC3\xA9]"),
            "the glob \"[\xC3\xA9]\" has a set with characters beyond ASCII, which sets cannot hold; use "
            "{a,b} instead");
  EXPECT_EQ(refusal("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"),
            "the glob \"{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}\" stands for more than 64 "
            "alternatives; split it "
            "into several globs");
  EXPECT_EQ(refusal(std::string(5000, 'a')), "the glob that starts with \"" + std::string(40, 'a') +
                                                 "\" is longer than 4096 bytes; split it into several globs");
}

// Backtracking matchers need exponential time for these.
TEST(Glob, HostilePatternsCostNoMoreThanTheProductOfTheLengths) {
  const auto start = std::chrono::steady_clock::now();
  std::string stars, deep, subject, folders;
  for (int i = 0; i < 60; ++i) stars += "a*";
  for (int i = 0; i < 60; ++i) deep += "**/a/";
  for (int i = 0; i < 4000; ++i) subject += 'a';
  for (int i = 0; i < 2000; ++i) folders += "a/";
  EXPECT_FALSE(name(stars + "b", subject));
  EXPECT_FALSE(path(deep + "b", folders + "c"));
  EXPECT_FALSE(refusal(std::string(2000, '{')).empty());
  EXPECT_EQ(glob("{" + std::string(2000, 'a') + ",b}", GlobKind::kName).required(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
}  // namespace ssot
