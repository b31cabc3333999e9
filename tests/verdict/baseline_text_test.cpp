#include "verdict/baseline_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ssot {
namespace {

using Names = std::vector<std::string>;

const Names kOne{"SSOT101", "manager", "app/chat.py", "", "ChatManager", "1"};
const Names kTwo{"SSOT201", "manager", "app/a \"b\".py", "f", "x\ny", "2"};

std::string text_of(const std::vector<Names>& keys, int depth = 1) {
  Names lines;
  for (const Names& key : keys) lines.push_back(baseline_line(key));
  return baseline_text(depth, {lines.begin(), lines.end()});
}

Names keys_in(const std::string& text) {
  const BaselineReading reading = read_baseline(text, "debt.json");
  for (const Complaint& each : reading.complaints) ADD_FAILURE() << to_text(each);
  Names lines;
  for (const BaselineEntry& each : reading.baseline.entries) lines.push_back(each.line);
  return lines;
}

Names complaints_in(const std::string& text) {
  Names lines;
  for (const Complaint& each : read_baseline(text, "debt.json").complaints) lines.push_back(to_text(each));
  return lines;
}

std::string around(const std::string& lines) {
  return "{\n  \"schema\": \"ssot-baseline/1\",\n  \"findings\": [\n" + lines + "    []\n  ]\n}\n";
}

TEST(BaselineText, HasOneFindingALineEachWithItsComma) {
  EXPECT_EQ(text_of({kOne, kTwo}, 3),
            "{\n  \"schema\": \"ssot-baseline/1\",\n  \"depth\": 3,\n  \"findings\": [\n"
            "    [\"SSOT101\",\"manager\",\"app/chat.py\",\"\",\"ChatManager\",\"1\"],\n"
            "    [\"SSOT201\",\"manager\",\"app/a \\\"b\\\".py\",\"f\",\"x\\ny\",\"2\"],\n"
            "    []\n  ]\n}\n");
}

TEST(BaselineText, IsJsonAndReadsBackAsItWas) {
  const std::string text = text_of({kOne, kTwo});
  EXPECT_FALSE(nlohmann::json::parse(text, nullptr, false).is_discarded());
  EXPECT_EQ(keys_in(text), (Names{baseline_line(kOne), baseline_line(kTwo)}));
  const BaselineReading reading = read_baseline(text, "debt.json");
  EXPECT_EQ(reading.baseline.depth, 1);
  EXPECT_EQ(reading.baseline.entries[1].key, kTwo);
  EXPECT_EQ(reading.baseline.entries[1].place, (Place{"debt.json", 6, 5}));
  EXPECT_EQ(keys_in(text_of({})), Names{});
}

TEST(BaselineText, KeepsPathsThatAreNotUtf8Apart) {
  // The n-th tells them apart: the key's text is what fingerprints are made of as well.
  Names key = kOne;
  key[2] = "a\xff.py";
  const std::string line = baseline_line(key);
  EXPECT_EQ(keys_in(around("    " + line + ",\n")), Names{line});
}

TEST(BaselineText, ReadsWhatAMergeLeaves) {
  const std::string one = baseline_line(kOne);
  const std::string two = baseline_line(kTwo);
  const Names both{one, two};
  EXPECT_EQ(keys_in(around(two + ",\n" + one + ",\n")), both) << "any order";
  EXPECT_EQ(keys_in(around(one + ",\n" + two + ",\n" + one + ",\n")), both) << "a line twice";
  EXPECT_EQ(keys_in(around(one + "\n" + two + ",\n")), both) << "a comma too few";
  EXPECT_EQ(keys_in(around(one + ",,\n,\n" + two + ",\n")), both) << "a comma too many";
  EXPECT_EQ(keys_in("\xEF\xBB\xBF{\r\n\"schema\": \"ssot-baseline/1\"\r\n\"findings\": [\r\n" + one + "," +
                    two + "]}"),
            both)
      << "no last element, other line ends";
}

TEST(BaselineText, ReadsWhatAFormatterLeaves) {
  const std::string text = nlohmann::json::parse(text_of({kOne, kTwo})).dump(2);
  EXPECT_EQ(keys_in(text).size(), 2U);
  EXPECT_EQ(keys_in(nlohmann::json::parse(text).dump()).size(), 2U);
}

TEST(BaselineText, SaysWhereAConflictIsAndWhatToDo) {
  const std::string text = around("<<<<<<< HEAD\n" + baseline_line(kOne) + ",\n=======\n" +
                                  baseline_line(kTwo) + ",\n>>>>>>> side\n");
  EXPECT_EQ(
      complaints_in(text),
      Names{"debt.json:4:1: error: git left a merge conflict here; delete the lines that begin with <<<<<<<, "
            "|||||||, ======= and >>>>>>> and keep the others: their order does not matter, and what is no "
            "longer found \"ssot baseline --prune\" takes out"});
}

TEST(BaselineText, ComplainsOfEveryMistakeWithItsPlace) {
  EXPECT_EQ(
      complaints_in(around("    [\"SSOT101\"],\n    [\"x\",\"\",\"a\",\"\",\"\",\"1\"],\n"
                           "    [\"SSOT101\",\"\",\"\",\"\",\"\",\"1\"],\n"
                           "    [\"SSOT101\",\"\",\"a\",\"\",\"\",\"0\"],\n"
                           "    [\"SSOT908\",\"\",\"ssot.json\",\"\",\"\",\"1\"],\n"
                           "    [\"SSOT101\",1],\n    what,\n    [\"SSOT101\n")),
      (Names{
          "debt.json:4:5: error: a finding has 6 texts (rule, concept, path, enclosing, detail, n-th), not 1",
          "debt.json:5:5: error: \"x\" is no rule's id",
          "debt.json:6:5: error: the finding names no path",
          "debt.json:7:5: error: \"0\" is no number that counts equal findings",
          "debt.json:8:5: error: findings of SSOT908 cannot be known debt: they are about ssot's own files; "
          "delete the line",
          "debt.json:9:16: error: a text of a finding is expected here",
          "debt.json:10:5: error: a finding, as in [\"SSOT101\", …], is expected here",
          "debt.json:11:6: error: this text is not closed on its line",
      }));
}

TEST(BaselineText, ComplainsOfWhatIsNoSuchFile) {
  EXPECT_EQ(complaints_in(""),
            Names{"debt.json:1:1: error: the file is empty; delete it, or let \"ssot baseline\" write it"});
  EXPECT_EQ(
      complaints_in("[]"),
      Names{"debt.json:1:1: error: a file of known debt is a JSON object; let \"ssot baseline\" write it"});
  EXPECT_EQ(complaints_in("{}"), Names{"debt.json:1:1: error: the file lacks \"schema\": "
                                       "\"ssot-baseline/1\"; is it a file that \"ssot baseline\" wrote?"});
  EXPECT_EQ(complaints_in("{\"schema\": \"ssot-baseline/2\"}"),
            Names{"debt.json:1:12: error: this version of ssot reads files with \"schema\": "
                  "\"ssot-baseline/1\" alone"});
  EXPECT_EQ(
      complaints_in("{\"schema\": \"ssot-baseline/1\",\n\"x\": 1\n}"),
      Names{
          "debt.json:2:1: error: unknown key \"x\"; known keys are \"schema\", \"depth\" and \"findings\""});
  EXPECT_EQ(complaints_in("{\"schema\": \"ssot-baseline/1\",\n\"findings\": ["),
            (Names{"debt.json:2:14: error: the file ends before the \"]\" of its findings; was it cut off?",
                   "debt.json:2:14: error: the file ends before its \"}\"; was it cut off?"}));
}

TEST(BaselineText, StopsComplainingAndNeverRecurses) {
  EXPECT_EQ(complaints_in(around(std::string(100'000, '[') + "\n")).size(), 1U);
  std::string lines;
  for (int i = 0; i < 10'000; ++i) lines += "!\n";
  EXPECT_EQ(complaints_in(around(lines)).size(), 100U);
}

}  // namespace
}  // namespace ssot
