#include "report/html_writer.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

std::string text_of(std::string_view text) {
  HtmlWriter page;
  page.text(text);
  return std::move(page).take();
}

TEST(HtmlWriterTest, ElementsCloseThemselvesInOrder) {
  HtmlWriter page;
  {
    const auto outer = page.element("p", {{"class", "note"}});
    page.text("a ");
    page.leaf("code", {{"title", "b"}, {"tabindex", 0}}, "c");
    page.empty("wbr");
  }
  EXPECT_EQ(std::move(page).take(),
            "\n<p class=\"note\">a <code title=\"b\" tabindex=\"0\">c</code><wbr/></p>");
}

TEST(HtmlWriterTest, TextIsEscaped) {
  EXPECT_EQ(text_of("<img onerror=\"a\" b='c'>&amp;"),
            "&#60;img onerror=&#34;a&#34; b=&#39;c&#39;&#62;&#38;amp;");
}

TEST(HtmlWriterTest, AttributesAreEscaped) {
  HtmlWriter page;
  page.leaf("td", {{"title", "\" onclick='x' <b>&"}}, "");
  EXPECT_EQ(std::move(page).take(), "\n<td title=\"&#34; onclick=&#39;x&#39; &#60;b&#62;&#38;\"></td>");
}

TEST(HtmlWriterTest, WhatCannotBeSeenIsMadeVisible) {
  EXPECT_EQ(text_of("a\u202Eb\nc\x1b[2Jd\xff"), "a\\u202eb\\x0ac\\x1b[2Jd\\xff");
  EXPECT_EQ(text_of("größe/漢字😀"), "größe/漢字😀");
}

TEST(HtmlWriterTest, APathBreaksBehindItsFolders) {
  HtmlWriter page;
  page.path("/app/<sockets>/manager");
  page.path("a/short/one");
  page.path("a_rather_long_folder/");
  EXPECT_EQ(std::move(page).take(),
            "/<wbr/>app/<wbr/>&#60;sockets&#62;/<wbr/>managera/short/onea_rather_long_folder/");
}

TEST(HtmlWriterTest, ANameBreaksWhereAWordBegins) {
  HtmlWriter page;
  page.name("a/b.WebSocketManager_v2<T>");
  page.name("ShortOne");
  EXPECT_EQ(std::move(page).take(),
            "a/<wbr/>b.<wbr/>Web<wbr/>Socket<wbr/>Manager_<wbr/>v2&#60;T&#62;ShortOne");
}

TEST(HtmlWriterTest, AnchorsHoldNoSpecialCharacterAndAreNeverTwice) {
  Anchors anchors;
  EXPECT_EQ(anchors.make("websocket-manager").id(), "websocket-manager");
  EXPECT_EQ(anchors.make("websocket-manager").id(), "websocket-manager-2");
  EXPECT_EQ(anchors.make("websocket-manager-2").id(), "websocket-manager-2-2");
  EXPECT_EQ(anchors.make("\"><b> javascript:x\xff").id(), "b-javascript-x-");
  EXPECT_EQ(anchors.make("").id(), "x");
  EXPECT_EQ(anchors.make("\u202E").id(), "x-2");
  EXPECT_EQ(anchors.make(std::string(1000, 'a')).id(), std::string(60, 'a'));
}

TEST(HtmlWriterTest, LinksLeadToAnchorsOfThePage) {
  Anchors anchors;
  const PageAnchor anchor = anchors.make("a b");
  HtmlWriter page;
  page.leaf("a", {Attribute::link_to(anchor)}, "there");
  EXPECT_EQ(std::move(page).take(), "<a href=\"#a-b\">there</a>");
}

}  // namespace
}  // namespace ssot
