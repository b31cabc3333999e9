#include "base/located_json.h"

#include <gtest/gtest.h>

#include <chrono>

namespace ssot {
namespace {

std::string at(JsonPlace place) { return std::to_string(place.line) + ":" + std::to_string(place.column); }

// Every complaint about `text`, a line each.
std::string complaints(std::string_view text) {
  std::string all;
  for (const JsonComplaint& complaint : read_json(text, "x.json").complaints) {
    all += at(complaint.place) + ": " + complaint.message + "\n";
  }
  return all;
}

TEST(LocatedJson, EveryValueAndNameKnowsItsPlace) {
  const JsonDocument document =
      read_json("{\n  // why\n  \"a\" : [1, \"\xC3\xA9\", {\"b\": true}],\r\n  \"c\": null}", "x");
  ASSERT_TRUE(document.complaints.empty());
  const LocatedJson& root = document.root;
  EXPECT_EQ(at(root.place), "1:1");
  EXPECT_EQ(at(root.members[0].name_place), "3:3");
  const LocatedJson& list = root.members[0].value;
  EXPECT_EQ(at(list.place), "3:9");
  EXPECT_EQ(at(list.items[0].place), "3:10");
  EXPECT_EQ(at(list.items[1].place), "3:13");
  EXPECT_EQ(list.items[1].text, "\xC3\xA9");
  EXPECT_EQ(at(list.items[2].place), "3:19");
  EXPECT_EQ(at(list.items[2].members[0].value.place), "3:25");
  EXPECT_EQ(at(root.members[1].value.place), "4:8");
  EXPECT_EQ(root.members[1].value.file, "x");
  EXPECT_EQ(root.member("c"), &root.members[1]);
  EXPECT_EQ(root.member("d"), nullptr);
}

TEST(LocatedJson, EveryKindOfLineEndCounts) {
  const JsonDocument document = read_json("[1,\n2,\r\n3,\r4, /* \r\n */ 5]", "x");
  ASSERT_TRUE(document.complaints.empty());
  std::string places;
  for (const LocatedJson& item : document.root.items) places += at(item.place) + " ";
  EXPECT_EQ(places, "1:2 2:1 3:1 4:1 5:5 ");
}

TEST(LocatedJson, AByteOrderMarkIsNoColumn) {
  const JsonDocument document = read_json("\xEF\xBB\xBF{\"a\": 1}", "x");
  ASSERT_TRUE(document.complaints.empty());
  EXPECT_EQ(at(document.root.place), "1:1");
  EXPECT_EQ(at(document.root.members[0].name_place), "1:2");
}

TEST(LocatedJson, EscapesAreDecodedAndPlacesGoOnBehindThem) {
  const JsonDocument document =
      read_json(R"(["a\"\\,:]", "\u00e9\ud83d\ude00", -1.5e2, 18446744073709551615])", "x");
  ASSERT_TRUE(document.complaints.empty());
  EXPECT_EQ(document.root.items[0].text, "a\"\\,:]");
  EXPECT_EQ(document.root.items[1].text, "\xC3\xA9\xF0\x9F\x98\x80");
  EXPECT_EQ(at(document.root.items[2].place), "1:36");
  EXPECT_EQ(document.root.items[2].number, -150);
}

TEST(LocatedJson, EveryDuplicateKeyIsNamedWithBothPlaces) {
  EXPECT_EQ(complaints("{\"a\": 1, \"b\": {\"a\": 1},\n \"a\": 2, \"\\u0061\": 3}"),
            "2:2: the key \"a\" stands twice in one object, first at line 1, column 2; keep one\n"
            "2:10: the key \"a\" stands twice in one object, first at line 1, column 2; keep one\n");
}

TEST(LocatedJson, SyntaxErrorsAreSentencesWithThePlaceOfTheMistake) {
  EXPECT_EQ(complaints(""), "1:1: the file is empty; an object such as {} is the least it may hold\n");
  EXPECT_EQ(complaints(" // nothing\n"),
            "2:1: the file is empty; an object such as {} is the least it may hold\n");
  EXPECT_EQ(complaints("{} x"),
            "1:4: something follows the end of the document; leave it out, or move it inside\n");
  EXPECT_EQ(complaints("[1,]"), "1:3: a comma stands before ] with nothing after it; leave the comma out\n");
  EXPECT_EQ(complaints("{\"a\": 1, // x\n}"),
            "1:8: a comma stands before } with nothing after it; leave the comma out\n");
  EXPECT_EQ(complaints("[1,,2]"), "1:4: two commas follow each other; leave one out\n");
  EXPECT_EQ(complaints("[,1]"), "1:2: a comma stands where nothing precedes it; leave it out\n");
  EXPECT_EQ(complaints("[1\n 2]"), "2:2: a comma is missing before this entry of the array\n");
  EXPECT_EQ(complaints("{\"a\": 1\n \"b\": 2}"), "2:2: a comma is missing before this entry of the object\n");
  EXPECT_EQ(complaints("{\"a\" 1}"), "1:6: a colon is missing after the name \"a\"\n");
  EXPECT_EQ(complaints("{\"a\": }"), "1:7: the name \"a\" has no value\n");
  EXPECT_EQ(complaints("{\"a\": , \"b\": 1}"), "1:7: the name \"a\" has no value\n");
  EXPECT_EQ(complaints("{a: 1}"), "1:2: a stands where a name must; names are written in double quotes\n");
  EXPECT_EQ(complaints("{'a': 1}"), "1:2: names are written in double quotes; write \" instead of '\n");
  EXPECT_EQ(complaints("{: 1}"), "1:2: a colon without a name before it; write it as in \"name\": value\n");
  EXPECT_EQ(complaints("['a']"), "1:2: texts are written in double quotes; write \" instead of '\n");
  EXPECT_EQ(complaints("[\"a\": 1]"),
            "1:5: an array holds no names; put \"name\": value into an object, in braces\n");
  EXPECT_EQ(complaints("{\"a\": 1: 2}"),
            "1:8: a colon follows a value; a comma must stand between two entries\n");
  EXPECT_EQ(complaints("[True]"), "1:2: True is no JSON value; did you mean true?\n");
  EXPECT_EQ(complaints("[off]"), "1:2: off is no JSON value; texts stand in double quotes\n");
  EXPECT_EQ(complaints("[01]"),
            "1:2: the number 01 starts with a 0; leave the zero out, or make it a text in double quotes\n");
  EXPECT_EQ(complaints("[+1]"), "1:2: +1 starts with a +; leave the sign out\n");
  EXPECT_EQ(complaints("[1.]"),
            "1:2: 1. is not a number; write it as in 12 or 1.5, or make it a text in double quotes\n");
  EXPECT_EQ(
      complaints("[2025-09-15]"),
      "1:2: 2025-09-15 is not a number; write it as in 12 or 1.5, or make it a text in double quotes\n");
  EXPECT_EQ(complaints("[1e999]"), "1:2: the number 1e999 is too large\n");
}

TEST(LocatedJson, WhatIsNotClosedIsNamedWithItsOpening) {
  EXPECT_EQ(
      complaints("{\"a\": [1,\n 2"),
      "2:3: the file ends, but the array that opens at line 1, column 7 is not closed; add the missing ]\n");
  EXPECT_EQ(
      complaints("{\"a\": 1"),
      "1:8: the file ends, but the object that opens at line 1, column 1 is not closed; add the missing }\n");
  EXPECT_EQ(
      complaints("{\"a\":"),
      "1:6: the file ends, but the object that opens at line 1, column 1 is not closed; add the missing }\n");
  EXPECT_EQ(complaints("{\"a\": [1}"),
            "1:9: } closes nothing here: the array that opens at line 1, column 7 is closed by ]\n");
  EXPECT_EQ(complaints("]"), "1:1: ] closes nothing here; leave it out\n");
  EXPECT_EQ(complaints("[1, /* x"), "1:5: this comment is not closed; add the missing */\n");
  EXPECT_EQ(complaints("[1 / 2]"), "1:4: a single / means nothing; comments start with // or /*\n");
}

TEST(LocatedJson, BrokenTextsAreExplained) {
  EXPECT_EQ(complaints("{\"a: 1}"), "1:2: this text is not closed; add the missing \"\n");
  EXPECT_EQ(complaints("[\"a\n\"]"),
            "1:2: this text is not closed before the end of its line; add the missing \"\n");
  EXPECT_EQ(complaints("[\"a\tb\"]"), "1:4: a text holds a tab; write \\t\n");
  EXPECT_EQ(complaints("[\"a\x01\"]"), "1:4: a text holds the control character U+0001; write \\u0001\n");
  EXPECT_EQ(complaints("[\"\\d\"]"),
            "1:3: a backslash starts no known escape here; write \\\\ for a backslash\n");
  EXPECT_EQ(complaints("[\"\\u12\"]"),
            "1:3: \\u is not followed by four hexadecimal digits; write it as in \\u00e9, or \\\\ for a "
            "backslash\n");
  EXPECT_EQ(complaints("[\"\\ud800\"]"),
            "1:2: a text holds half of a surrogate pair; write both halves, or the character itself\n");
}

TEST(LocatedJson, WhatIsNoUtf8TextIsRefused) {
  EXPECT_EQ(complaints("{\"a\":\n \"\xFF\"}"),
            "2:3: the byte 0xFF is not UTF-8 here; save the file as UTF-8\n");
  EXPECT_EQ(complaints(std::string_view("{}\0{", 4)), "1:3: the file holds a NUL byte here; JSON is text\n");
  EXPECT_EQ(complaints(std::string_view("\xFF\xFE{\0}\0", 6)), "1:1: the file is UTF-16; save it as UTF-8\n");
}

TEST(LocatedJson, NestingEndsAtSixtyFourLevels) {
  const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(complaints(nested(64)), "");
  EXPECT_EQ(complaints(nested(65)),
            "1:65: values are nested more than 64 deep here, and nothing below is read\n");
  EXPECT_EQ(complaints(std::string(1000000, '[')),
            "1:65: values are nested more than 64 deep here, and nothing below is read\n");
}

TEST(LocatedJson, ManyNamesAndOneLongLineTakeLinearTime) {
  const auto start = std::chrono::steady_clock::now();
  std::string text = "{";
  for (int i = 0; i < 200000; ++i) text += "\"k" + std::to_string(i) + "\":[],";
  text += "\"end\":1}";
  EXPECT_EQ(complaints(text), "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

// Whatever is cut off or changed by one byte, an answer comes, and never none at all for broken text.
TEST(LocatedJson, EveryCutAndEveryChangedByteIsAnswered) {
  const std::string text = "{\"a\": [1, -2.5e1, \"\\u00e9x\"], /* c */ \"b\": {\"c\": true}} // end";
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    const JsonDocument document = read_json(std::string_view(text).substr(0, cut), "x");
    EXPECT_EQ(document.complaints.size(),
              cut <= text.rfind('}') ? 1U : 0U + (text[cut - 1] == '/' && text[cut] == '/'))
        << cut;
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = text;
      changed[cut] = static_cast<char>(byte);
      for (const JsonComplaint& complaint : read_json(changed, "x").complaints) {
        EXPECT_FALSE(complaint.message.empty());
        EXPECT_GE(complaint.place.line, 1);
        EXPECT_GE(complaint.place.column, 1);
      }
    }
  }
}

}  // namespace
}  // namespace ssot
