// Whole codebases in small under fixtures/projects, each with a golden text and a golden JSON report beside it.

#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "report/report.h"
#include "run/run.h"
#include "support/fixture.h"
#include "support/golden.h"

namespace ssot::test {
namespace {

ScanResult scan(const std::string& folder, unsigned jobs) {
  Invocation invocation;
  invocation.paths = {folder};
  invocation.today = parse_date("2026-11-20");
  invocation.jobs = jobs;
  invocation.depth = 3;
  return check(std::get<Workspace>(open_workspace(invocation)));
}

class ProjectFixture : public testing::TestWithParam<std::string> {};

TEST_P(ProjectFixture, IsReportedAsItsGoldenFilesSay) {
  const FixtureCopy copy("projects/" + GetParam());
  const ScanResult result = scan(copy.path(), 2);
  expect_golden("fixtures/projects/" + GetParam() + ".golden.txt", render_text(result, {}));
  expect_golden("fixtures/projects/" + GetParam() + ".golden.json", render_json(result, "golden"));
}

TEST_P(ProjectFixture, IsReportedInTheSameBytesWhateverTheThreadsAndTheFolder) {
  const FixtureCopy one("projects/" + GetParam());
  const FixtureCopy other("projects/" + GetParam());
  EXPECT_EQ(render_json(scan(one.path(), 1), "x"), render_json(scan(other.path(), 8), "x"));
}

INSTANTIATE_TEST_SUITE_P(Projects, ProjectFixture, testing::ValuesIn(fixture_cases("projects")),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace ssot::test
