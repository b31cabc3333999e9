#include <gtest/gtest.h>

#include <string>

#include "model/rule_words.h"
#include "report/rule_index.h"
#include "support/golden.h"

namespace ssot {
namespace {

// With SSOT_REWRITE_GOLDENS=1 this test writes docs/rules.md.
TEST(CatalogueGolden, TheRuleIndexIsFresh) { test::expect_golden("docs/rules.md", render_rule_index()); }

TEST(CatalogueTest, EveryBuiltRuleHasEverySectionOfItsPage) {
  for (const RuleWords& rule : all_rules()) {
    if (!rule.built) continue;
    for (const char* section : {"What it finds", "Why it matters", "What to do", "When it stays quiet",
                                "Baseline key", "Examples"}) {
      EXPECT_NE(rule.page.find("\n## " + std::string(section) + "\n"), std::string_view::npos)
          << rule.id << " lacks \"" << section << "\"";
    }
    EXPECT_EQ(rule.page.find("\n## Options\n") != std::string_view::npos, !rule.options.empty()) << rule.id;
  }
}

TEST(CatalogueTest, EveryReservedRuleSaysThatItIsNotInThisVersion) {
  for (const RuleWords& rule : all_rules()) {
    if (rule.built) continue;
    EXPECT_NE(rule.page.find("The name is reserved and the check is not in this version."),
              std::string_view::npos)
        << rule.id;
  }
}

TEST(CatalogueTest, EveryRuleHasAnIdANameAndASummary) {
  ASSERT_EQ(all_rules().size(), 29U);
  for (const RuleWords& rule : all_rules()) {
    EXPECT_TRUE(rule.id.starts_with("SSOT") && rule.id.size() == 7) << rule.id;
    EXPECT_FALSE(rule.name.empty()) << rule.id;
    EXPECT_TRUE(rule.summary.ends_with('.')) << rule.id;
  }
}

}  // namespace
}  // namespace ssot
