// What `ssot audit` says on a terminal.
#include <gtest/gtest.h>

#include <algorithm>

#include "report/audit_formats.h"
#include "report/audit_samples.h"
#include "support/golden.h"

namespace ssot {
namespace {

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(AuditTextGolden, OneScreen) {
  test::expect_golden("tests/report/golden/audit.txt", render_audit_text(test::audit_sample(), {}));
}

TEST(AuditTextGolden, InColour) {
  test::expect_golden("tests/report/golden/audit.color.txt",
                      render_audit_text(test::audit_sample(), {.version = "", .color = true}));
}

TEST(AuditTextGolden, OfAnEmptyFolder) {
  test::expect_golden("tests/report/golden/audit_empty.txt",
                      render_audit_text(test::empty_audit_sample(), {}));
}

TEST(AuditTextGolden, OfHostileNames) {
  test::expect_golden("tests/report/golden/audit_hostile.txt",
                      render_audit_text(test::hostile_audit_sample(), {}));
}

TEST(AuditTextTest, NoNameReachesATerminalAsItIs) {
  const std::string text = render_audit_text(test::hostile_audit_sample(), {});
  for (const char* bytes : {"\x1b", "\x07", "\xE2\x80\xAE", "\xff", "\r", "\t"})
    EXPECT_EQ(text.find(bytes), std::string::npos);
}

TEST(AuditTextTest, HoweverMuchIsFoundItIsAScreen) {
  Inventory inventory = test::audit_sample();
  for (int i = 0; i < 300; ++i) {
    inventory.concepts.push_back(inventory.concepts[static_cast<std::size_t>(i) % 2]);
    inventory.others.push_back(inventory.others[0]);
    inventory.clutter.push_back(inventory.clutter[0]);
    inventory.gaps.push_back(inventory.gaps[0]);
    inventory.hints.push_back(inventory.hints[0]);
    inventory.concepts[0].definitions.push_back(inventory.concepts[0].definitions[1]);
  }
  const std::string text = render_audit_text(inventory, {});
  EXPECT_LE(lines_of(text), 60U) << text;
  EXPECT_NE(text.find("... and 299 more not read"), std::string::npos) << text;
}

TEST(AuditTextTest, QuietHasNoHints) {
  const std::string text = render_audit_text(test::audit_sample(), {.version = "", .quiet = true});
  EXPECT_EQ(text.find("hint:"), std::string::npos);
  EXPECT_EQ(text.find("help:"), std::string::npos);
}

}  // namespace
}  // namespace ssot
