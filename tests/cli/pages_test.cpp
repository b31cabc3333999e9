// explain and schema: what is compiled in comes out as it is.

#include "cli/terminal.h"

namespace ssot {
namespace {

using test::Outcome;
using PagesTest = test::Terminal;

TEST_F(PagesTest, TheCatalogueListsEveryRule) {
  const Outcome outcome = ssot("explain");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_LT(outcome.out.find("SSOT101  duplicate-definition"), outcome.out.find("SSOT906  incomplete-analysis"));
  EXPECT_EQ(outcome.out.find("Reserved"), std::string::npos) << "all are built";
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
