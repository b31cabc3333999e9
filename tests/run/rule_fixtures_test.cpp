// Each folder under fixtures/rules/<rule> is one test case. Comments in its files say which findings are
// expected on which line; nothing else may be reported (support/fixture.h). A folder BEFORE at the top of a
// case is what was committed before: the case is then run with --policy-from.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <variant>

#include "model/rule_words.h"
#include "policy/policy.h"
#include "run/run.h"
#include "support/fixture.h"

namespace ssot::test {
namespace {

std::string words_of(const Finding& finding) {
  return fmt::format("{}:{} {} \"{}\"", finding.path, finding.region.line, finding.rule, finding.message);
}
std::string words_of(const Expectation& each) {
  return fmt::format("{}:{} {} \"…{}…\"", each.path, each.line, each.rule, each.text);
}

struct Case {
  std::string rule;
  std::string name;
};

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const std::string& rule : fixture_cases("rules")) {
    for (const std::string& name : fixture_cases("rules/" + rule)) cases.push_back({rule, name});
  }
  return cases;
}

class WorkingFolder {
 public:
  explicit WorkingFolder(const std::string& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~WorkingFolder() {
    std::error_code ignored;
    std::filesystem::current_path(before_, ignored);
  }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

 private:
  std::filesystem::path before_;
};

// The folder becomes a repository whose one commit is what lies in BEFORE.
void commit_before(const std::string& folder) {
  const std::string before = folder + ".before";
  std::filesystem::rename(folder + "/BEFORE", before);
  const std::string git =
      "git -C '" + folder + "' -c user.name=a -c user.email=a@b.c -c core.hooksPath=/dev/null ";
  for (const std::string& step :
       {git + "init -q", git + "--work-tree='" + before + "' add -A", git + "commit -q -m before"})
    EXPECT_EQ(std::system(step.c_str()), 0) << step;
  std::filesystem::remove_all(before);
}

ScanResult scan(const std::string& folder, unsigned jobs) {
  Invocation invocation;
  if (std::filesystem::exists(folder + "/BEFORE")) {
    commit_before(folder);
    invocation.policy_from = "HEAD";
  }
  // As a person runs it: without an ssot.json the root is the folder one stands in.
  const WorkingFolder inside(folder);
  invocation.today = parse_date("2026-11-20");
  invocation.jobs = jobs;
  invocation.depth = 3;
  auto opened = open_workspace(invocation);
  if (auto* refusal = std::get_if<Refusal>(&opened)) {
    for (const std::string& message : refusal->messages) ADD_FAILURE() << message;
    return {};
  }
  return check(std::get<Workspace>(opened));
}

class RuleFixture : public testing::TestWithParam<Case> {};

TEST_P(RuleFixture, ReportsExactlyWhatItsCommentsExpect) {
  const FixtureCopy copy("rules/" + GetParam().rule + "/" + GetParam().name);
  std::vector<Expectation> expected = read_expectations(copy.path());
  for (const Finding& finding : scan(copy.path(), 2).findings) {
    if (finding.status != Status::kNew) continue;
    const auto match = std::find_if(expected.begin(), expected.end(), [&](const Expectation& each) {
      return each.path == finding.path && each.line == finding.region.line && each.rule == finding.rule &&
             finding.message.find(each.text) != std::string::npos;
    });
    if (match == expected.end()) {
      ADD_FAILURE() << "found and not expected: " << words_of(finding);
    } else {
      expected.erase(match);
    }
  }
  for (const Expectation& each : expected) ADD_FAILURE() << "expected and not found: " << words_of(each);
}

INSTANTIATE_TEST_SUITE_P(Rules, RuleFixture, testing::ValuesIn(all_cases()), [](const auto& info) {
  std::string name = info.param.rule + "__" + info.param.name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

// A rule that never fired in a test may be dead; one that never kept quiet may be a nuisance.
TEST(RuleFixtures, ProveThatEveryBuiltRuleFiresAndKeepsQuiet) {
  for (const RuleWords& rule : all_rules()) {
    if (!rule.built) continue;
    std::vector<std::string> cases;
    const std::vector<std::string> folders = fixture_cases("rules");
    if (std::find(folders.begin(), folders.end(), rule.name) != folders.end())
      cases = fixture_cases("rules/" + rule.name);
    const auto any = [&](std::string_view prefix) {
      return std::any_of(cases.begin(), cases.end(),
                         [&](const std::string& each) { return each.starts_with(prefix); });
    };
    EXPECT_TRUE(any("fires")) << "no case fixtures/rules/" << rule.name << "/fires…";
    EXPECT_TRUE(any("quiet")) << "no case fixtures/rules/" << rule.name << "/quiet…";
  }
  for (const Case& each : all_cases()) {
    const FixtureCopy copy("rules/" + each.rule + "/" + each.name);
    const std::vector<Expectation> expected = read_expectations(copy.path());
    const bool fires = std::any_of(expected.begin(), expected.end(),
                                   [&](const Expectation& one) { return one.rule == each.rule; });
    EXPECT_EQ(fires, !each.name.starts_with("quiet")) << each.rule << "/" << each.name;
  }
}

}  // namespace
}  // namespace ssot::test
