#include "report/untrusted.h"

#include <gtest/gtest.h>

#include <string>

namespace ssot {
namespace {

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string dot(std::string_view text) {
  std::string out;
  append_dot_string(out, text);
  return out;
}

TEST(UntrustedTest, PlainNamesStayAsTheyAreEverywhere) {
  EXPECT_EQ(for_terminal("app/ws/manager.py"), "app/ws/manager.py");
  EXPECT_EQ(json("app/ws/manager.py"), "\"app/ws/manager.py\"");
  EXPECT_EQ(dot("app/ws/manager.py"), "\"app/ws/manager.py\"");
  EXPECT_EQ(for_markdown("app/ws/manager.py"), "app/ws/manager.py");
}

TEST(UntrustedTest, AMermaidLabelHoldsNothingButLettersAndEntities) {
  std::string out;
  append_mermaid_string(out, "a/b_c-1.py \"x\" #1; <b> `y` style:é\n");
  EXPECT_EQ(out, "\"a/b_c-1.py #34;x#34; #35;1#59; #60;b#62; #96;y#96; style#58;é#92;x0a\"");
}

TEST(UntrustedTest, LettersOfOtherScriptsStayAsTheyAre) {
  EXPECT_EQ(for_terminal("größe/漢字😀.py"), "größe/漢字😀.py");
  EXPECT_EQ(json("größe/漢字😀.py"), "\"größe/漢字😀.py\"");
}

TEST(UntrustedTest, ATerminalSeesNoControlCharacter) {
  EXPECT_EQ(for_terminal("a\x1b[31mb"), "a\\x1b[31mb");
  EXPECT_EQ(for_terminal("a\nb\tc\rd\x7f"), "a\\x0ab\\x09c\\x0dd\\x7f");
  EXPECT_EQ(for_terminal(std::string_view("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(for_terminal("\xC2\x9B"
                         "31m"),
            "\\u009b31m")
      << "the C1 form of ESC [";
}

TEST(UntrustedTest, ATerminalSeesNoCharacterThatReordersOrHides) {
  EXPECT_EQ(for_terminal("a\u202Eyp.b"), "a\\u202eyp.b");
  EXPECT_EQ(for_terminal("a\u2066b\u2069"), "a\\u2066b\\u2069");
  EXPECT_EQ(for_terminal("a\u200Bb\uFEFF"), "a\\u200bb\\ufeff");
  EXPECT_EQ(for_terminal("a\u2028b"), "a\\u2028b");
  EXPECT_EQ(for_terminal("a\U000E0041"), "a\\U000e0041");
}

TEST(UntrustedTest, BytesThatAreNotUtf8BecomeVisible) {
  EXPECT_EQ(for_terminal("a\xff"
                         "b"),
            "a\\xffb");
  EXPECT_EQ(for_terminal("a\xE2\x80"), "a\\xe2\\x80") << "cut short";
  EXPECT_EQ(for_terminal("\xC0\xAF"), "\\xc0\\xaf") << "an overlong slash";
  EXPECT_EQ(for_terminal("\xED\xA0\x80"), "\\xed\\xa0\\x80") << "a surrogate";
  EXPECT_EQ(for_terminal("\xF4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80") << "above the last character";
}

TEST(UntrustedTest, JsonEscapesWhatJsonMustAndWhatTerminalsMustNotSee) {
  EXPECT_EQ(json("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(json("a\nb\tc\rd\x1b"
                 "e\x7f"),
            R"("a\nb\tc\rd\u001be\u007f")");
  EXPECT_EQ(json("\u202E\u2028\u0085"), R"("\u202e\u2028\u0085")");
  EXPECT_EQ(json("\U000E0041"), R"("\udb40\udc41")");
}

TEST(UntrustedTest, JsonReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(json("a\xff"
                 "b"),
            "\"a\uFFFDb\"");
  EXPECT_EQ(json("\xE2\x80"), "\"\uFFFD\"") << "one replacement for the beginning of a character";
  EXPECT_EQ(json("\xC0\xAF"), "\"\uFFFD\uFFFD\"");
}

TEST(UntrustedTest, DotNamesCannotEndTheirString) {
  EXPECT_EQ(dot("a\"];x[b"), R"("a\"];x[b")");
  EXPECT_EQ(dot("a\\"), R"("a\\")");
  EXPECT_EQ(dot("a\n\\N"), R"("a\\x0a\\N")");
}

TEST(UntrustedTest, MarkdownHoldsNoMarkupOfTheTree) {
  EXPECT_EQ(for_markdown("<img onerror=x>|`*_[a](b)"), "&lt;img onerror=x&gt;\\|\\`\\*\\_\\[a\\](b)");
  EXPECT_EQ(for_markdown("@all #1"), "@&#8203;all \\#&#8203;1")
      << "a server must not find them in the finished page";
  EXPECT_EQ(markdown_code("a"), "`a`");
  EXPECT_EQ(markdown_code("a`b"), "``a`b``");
  EXPECT_EQ(markdown_code("`a"), "`` `a ``");
}

TEST(UntrustedTest, PercentEncodingKeepsExactBytes) {
  EXPECT_EQ(percent_encoded("a/b c\xff%.py"), "a/b%20c%FF%25.py");
}

TEST(UntrustedTest, TellsUtf8FromOtherBytes) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("größe"));
  EXPECT_FALSE(
      is_utf8("gr\xF6\xDF"
              "e"));
}

TEST(XmlTest, WhatXmlCannotHoldIsReplacedAndTheRestIsEscaped) {
  EXPECT_EQ(for_xml("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&apos;");
  EXPECT_EQ(for_xml(std::string_view("\0\x1b\x07", 3)), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(for_xml("\xff\xEF\xBF\xBE"), "\uFFFD\uFFFD")
      << "not UTF-8, and U+FFFE, which is no character of XML";
  EXPECT_EQ(for_xml("a\t\r\nb"), "a&#x9;&#xd;&#xa;b") << "an attribute would lose them";
  EXPECT_EQ(for_xml("\xE2\x80\xAE\x7F"), "&#x202e;&#x7f;");
  EXPECT_EQ(for_xml("a\xF0\x90\x90\x80"), "a\xF0\x90\x90\x80");
}

TEST(WorkflowTest, NoValueEndsACommandOrStartsAnother) {
  EXPECT_EQ(for_workflow_data("100%0A\n::error::x"), "100%250A\\x0a::error::x");
  EXPECT_EQ(for_workflow_property("a:b,c%\r"), "a%3Ab%2Cc%25\\x0d");
}

TEST(CutTest, NeverTheHalfOfACharacter) {
  EXPECT_EQ(cut_to("abcdef", 6), "abcdef");
  EXPECT_EQ(cut_to("abcdef", 5), "ab\u2026");
  EXPECT_EQ(cut_to("a\u00E9bcd", 5), "a\u2026") << "the letter has two bytes";
  EXPECT_EQ(cut_to("abc", 2), "");
}

}  // namespace
}  // namespace ssot
