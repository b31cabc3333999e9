// explain and schema: what is compiled in comes out as it is.

#include "cli/terminal.h"

namespace ssot {
namespace {

using test::Outcome;
using PagesTest = test::Terminal;

TEST_F(PagesTest, TheCatalogueListsBuiltRulesFirst) {
  const Outcome outcome = ssot("explain");
  EXPECT_EQ(outcome.code, 0);
  const std::size_t built = outcome.out.find("SSOT906  incomplete-analysis");
  const std::size_t later = outcome.out.find("Reserved; the check is not in this version:\n");
  EXPECT_LT(built, later);
  EXPECT_LT(later, outcome.out.find("SSOT904  stale-baseline"));
}

TEST_F(PagesTest, ARulesPageIsFoundByNameByIdAndInAnyCase) {
  const Outcome by_name = ssot("explain backup-file");
  EXPECT_EQ(by_name.code, 0);
  EXPECT_EQ(by_name.out.substr(0, by_name.out.find('\n')),
            "backup-file [SSOT501]  default severity: warning");
  EXPECT_NE(by_name.out.find("\n## What it finds\n"), std::string::npos);
  EXPECT_EQ(ssot("explain SSOT501").out, by_name.out);
  EXPECT_EQ(ssot("explain ssot501").out, by_name.out);
}

TEST_F(PagesTest, AReservedRuleSaysSo) {
  EXPECT_NE(ssot("explain stale-baseline").out.find("The name is reserved; the check is not in this version.\n"),
            std::string::npos);
}

TEST_F(PagesTest, AnUnknownRuleIsGuessed) {
  const Outcome outcome = ssot("explain backup-fle");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err,
            "ssot explain: there is no rule \"backup-fle\"; did you mean backup-file? (ssot explain lists "
            "them all)\n");
}

TEST_F(PagesTest, SchemasArePrintedByteForByte) {
  EXPECT_EQ(ssot("schema report").out, test::slurp(test::source_path("rules/schema/report.schema.json")));
  EXPECT_EQ(ssot("schema facts").out, test::slurp(test::source_path("rules/schema/facts.schema.json")));
  EXPECT_EQ(ssot("schema").out, test::slurp(test::source_path("rules/schema/ssot.schema.json")));
}

}  // namespace
}  // namespace ssot
