// Each fixtures/projects/<product>-fragmented has a list of the faults planted in it,
// <product>-fragmented.faults.md, and a twin <product>-consolidated without any. This test reads the golden
// JSON reports (projects_test.cpp proves them true) and shows that the report of the one names each planted
// fault and nothing else, and that of the other nothing at all.
//
// The list is a page for people with two tables; prose around them is free. A place is `path` or `path:line`
// in backticks.
//
//   ## Planted                                          every finding of the report has one row, and every
//   row one finding | place | rule | fault | | --- | --- | --- | | `app/chat.py:12` | SSOT105 | makes the
//   manager itself | | `app/old.py.bak` | SSOT501 | ... |               a finding about the whole file: no
//   line | `app/gate.py:3` | SSOT204 (suppressed) | ... |    a status other than new stands in brackets:
//   suppressed, known
//
//   ## Decoys                                           what looks like a fault and must not be reported
//   | place | looks like | why it is none |
//   | --- | --- | --- |
//   | `app/chat.py:20` | `context.websocket_manager` in a comment | comments are not code |
//
// No finding may begin on a decoy's line (without a line: anywhere in its file), and the first text in
// backticks of a decoy's second cell must stand in that line, so that the list cannot drift from the sources.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "model/rule_words.h"
#include "support/fixture.h"
#include "support/paths.h"

namespace ssot::test {
namespace {

using Row = std::vector<std::string>;

struct Place {
  std::string path;
  int line = 0;  // 0: the whole file
};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// What stands in the first backticks of a cell.
std::string quoted(const std::string& cell) {
  const std::size_t open = cell.find('`');
  const std::size_t close = open == std::string::npos ? open : cell.find('`', open + 1);
  return close == std::string::npos ? "" : cell.substr(open + 1, close - open - 1);
}

Place place_of(const std::string& cell) {
  Place place{.path = quoted(cell)};
  const std::size_t colon = place.path.rfind(':');
  if (colon == std::string::npos || colon + 1 == place.path.size()) return place;
  if (place.path.find_first_not_of("0123456789", colon + 1) != std::string::npos) return place;
  place.line = std::stoi(place.path.substr(colon + 1));
  place.path.resize(colon);
  return place;
}

// The rows of the table under `## <heading>`, without its head. A `\|` in a cell is a bar.
std::vector<Row> table(const std::string& page, const std::string& heading) {
  std::istringstream in(page);
  std::vector<Row> rows;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) inside = line == "## " + heading;
    if (!inside || !line.starts_with("|")) continue;
    Row row;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
        cell += line[++i];
      } else if (line[i] == '|') {
        row.push_back(trimmed(cell));
        cell.clear();
      } else {
        cell += line[i];
      }
    }
    rows.push_back(row);
  }
  if (rows.size() < 2) return {};
  return {rows.begin() + 2, rows.end()};
}

std::string read_source(const std::string& relative) {
  std::ifstream in(source_path(relative), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

nlohmann::json golden_report(const std::string& project) {
  return nlohmann::json::parse(read_source("fixtures/projects/" + project + ".golden.json"));
}

int line_of(const nlohmann::json& finding) {
  return finding.contains("region") ? finding["region"]["line"].get<int>() : 0;
}

// "path:line rule (status)", as a person would write the row.
std::string row_of(const std::string& path, int line, const std::string& rule) {
  return (line == 0 ? path : path + ":" + std::to_string(line)) + " " + rule;
}

std::multiset<std::string> reported(const nlohmann::json& report) {
  std::multiset<std::string> rows;
  for (const nlohmann::json& finding : report["findings"]) {
    const std::string status = finding["status"];
    const std::string rule =
        finding["rule"].get<std::string>() + (status == "new" ? "" : " (" + status + ")");
    rows.insert(row_of(finding["path"], line_of(finding), rule));
  }
  return rows;
}

std::vector<std::string> products() {
  std::vector<std::string> names;
  for (const std::string& name : fixture_cases("projects")) {
    const std::size_t at = name.rfind("-fragmented");
    if (at != std::string::npos && at + 11 == name.size()) names.push_back(name.substr(0, at));
  }
  return names;
}

// The text of one line, if the file has it.
std::optional<std::string> text_at(const std::string& project, const Place& place) {
  std::istringstream in(read_source("fixtures/projects/" + project + "/" + place.path));
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    if (++number == place.line) return line;
  }
  return std::nullopt;
}

class FragmentedProject : public testing::TestWithParam<std::string> {
 protected:
  std::string fragmented() const { return GetParam() + "-fragmented"; }
  std::string consolidated() const { return GetParam() + "-consolidated"; }
  std::string faults() const { return read_source("fixtures/projects/" + fragmented() + ".faults.md"); }
};

TEST_P(FragmentedProject, ReportNamesEachPlantedFaultAndNothingElse) {
  std::multiset<std::string> found = reported(golden_report(fragmented()));
  const std::vector<Row> planted = table(faults(), "Planted");
  ASSERT_FALSE(planted.empty()) << fragmented() << ".faults.md has no table under \"## Planted\"";
  for (const Row& row : planted) {
    ASSERT_EQ(row.size(), 3u) << row.front();
    const Place place = place_of(row[0]);
    const std::string expected = row_of(place.path, place.line, row[1]);
    const auto at = found.find(expected);
    EXPECT_TRUE(at != found.end()) << "planted and not reported: " << expected << ": " << row[2];
    if (at != found.end()) found.erase(at);
  }
  for (const std::string& row : found) ADD_FAILURE() << "reported and not planted: " << row;
}

TEST_P(FragmentedProject, DecoysAreThereAndAreNotReported) {
  const nlohmann::json report = golden_report(fragmented());
  const std::vector<Row> decoys = table(faults(), "Decoys");
  ASSERT_FALSE(decoys.empty()) << fragmented() << ".faults.md has no table under \"## Decoys\"";
  for (const Row& row : decoys) {
    ASSERT_EQ(row.size(), 3u) << row.front();
    const Place place = place_of(row[0]);
    ASSERT_TRUE(std::filesystem::exists(source_path("fixtures/projects/" + fragmented() + "/" + place.path)))
        << "a decoy that is not there: " << row[0];
    if (place.line != 0) {
      const std::optional<std::string> text = text_at(fragmented(), place);
      EXPECT_TRUE(text && text->find(quoted(row[1])) != std::string::npos)
          << row[0] << " does not hold " << row[1] << " but: " << text.value_or("no such line");
    }
    for (const nlohmann::json& finding : report["findings"]) {
      const bool here = finding["path"] == place.path && (place.line == 0 || line_of(finding) == place.line);
      EXPECT_FALSE(here) << "a decoy is reported: " << row[0] << " " << finding["rule"];
    }
  }
}

TEST_P(FragmentedProject, ConsolidatedTwinHasNoFindingAndNoGap) {
  const nlohmann::json report = golden_report(consolidated());
  EXPECT_EQ(reported(report), std::multiset<std::string>{});
  EXPECT_EQ(report["coverage"]["gaps"], nlohmann::json::array());
}

// A loosened policy needs a commit to be compared with; docs/websocket/migrating.md shows one.
const std::string kNeedsACommit = "SSOT908";

TEST(FragmentedProjects, HoldAFaultForEachRule) {
  std::string planted;
  for (const std::string& product : products())
    planted += read_source("fixtures/projects/" + product + "-fragmented.faults.md");
  for (const RuleWords& rule : all_rules()) {
    const std::string& id = rule.id;
    if (rule.built && id != kNeedsACommit) {
      EXPECT_NE(planted.find("| " + id), std::string::npos) << id;
    }
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(FragmentedProject);
INSTANTIATE_TEST_SUITE_P(Products, FragmentedProject, testing::ValuesIn(products()), [](const auto& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace ssot::test
