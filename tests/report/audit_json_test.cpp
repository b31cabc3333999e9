// The JSON of an audit: what is in it, and that reading it back loses nothing. Its schema is held to it by
// validate_reports.py.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "report/audit_formats.h"
#include "report/audit_samples.h"
#include "support/golden.h"

namespace ssot {
namespace {

using nlohmann::json;

const AuditStyle kStyle{.version = "1.2.3"};

std::string rendered(const Inventory& inventory) { return render_audit_json(inventory, kStyle); }

std::string refusal(std::string_view text) {
  const Result<Inventory> saved = read_inventory(text, "audit.json");
  return saved ? "" : saved.error();
}

TEST(AuditJsonGolden, HoldsEverythingAnAuditFoundOut) {
  test::expect_golden("tests/report/golden/audit.json", rendered(test::audit_sample()));
}

TEST(AuditJsonGolden, OfAnEmptyFolder) {
  test::expect_golden("tests/report/golden/audit_empty.json", rendered(test::empty_audit_sample()));
}

TEST(AuditJsonTest, APathThatIsNotUtf8StandsBesideItsBytes) {
  Inventory inventory = test::audit_sample();
  inventory.only = {"app", "a\xff"};
  inventory.clutter[0].folder = "b\xff";
  inventory.concepts[0].migration[0].cycle = {"c\xff.py", "d.py"};
  const json audit = json::parse(rendered(inventory));
  EXPECT_EQ(audit["only_bytes"], json::array({"app", "a%FF"}));
  EXPECT_EQ(audit["clutter"][0]["folder_bytes"], "b%FF");
  EXPECT_EQ(audit["concepts"][0]["migration"][0]["cycle_bytes"], json::array({"c%FF.py", "d.py"}));
  EXPECT_FALSE(audit.contains("policy_bytes"));
}

class SavedAudit : public testing::TestWithParam<Inventory (*)()> {};

TEST_P(SavedAudit, IsTheAuditItWasMadeOf) {
  const Inventory inventory = GetParam()();
  const Result<Inventory> saved = read_inventory(rendered(inventory), "audit.json");
  ASSERT_TRUE(saved) << saved.error();
  EXPECT_EQ(rendered(*saved), rendered(inventory));
  for (const AuditFormat& format : audit_formats())
    EXPECT_FALSE(format.render(*saved, kStyle).empty()) << format.name;
  EXPECT_TRUE(is_saved_audit(rendered(inventory)));
}

INSTANTIATE_TEST_SUITE_P(All, SavedAudit,
                         testing::Values(test::audit_sample, test::empty_audit_sample,
                                         test::hostile_audit_sample));

TEST(ReadInventoryTest, EveryFormatOfASavedAuditIsThatOfTheAudit) {
  const Inventory inventory = test::audit_sample();
  const Result<Inventory> saved = read_inventory(rendered(inventory), "audit.json");
  ASSERT_TRUE(saved) << saved.error();
  for (const AuditFormat& format : audit_formats())
    EXPECT_EQ(format.render(*saved, kStyle), format.render(inventory, kStyle)) << format.name;
}

// The bytes of many gigabytes of copies are exact.
TEST(ReadInventoryTest, LargeCountsAreExact) {
  Inventory inventory = test::audit_sample();
  inventory.clutter[0].bytes = (std::uint64_t{1} << 53U) - 1;
  const Result<Inventory> saved = read_inventory(rendered(inventory), "audit.json");
  ASSERT_TRUE(saved) << saved.error();
  EXPECT_EQ(saved->clutter[0].bytes, inventory.clutter[0].bytes);
}

TEST(ReadInventoryTest, WhatIsNoAuditIsRefusedWithItsPlace) {
  EXPECT_EQ(refusal("[]"), "audit.json:1:1: error: this is no object");
  EXPECT_EQ(refusal("{}"),
            "audit.json:1:1: error: this is no audit that this version can read (\"schema\" is not "
            "\"ssot-audit/1\")");
  EXPECT_EQ(refusal("{\"schema\": \"ssot-audit/1\",\n \"title\": 7}"),
            "audit.json:1:1: error: \"date\" is missing");
  EXPECT_NE(refusal("{\"schema\""), "");
  EXPECT_NE(refusal(""), "");
}

// `json` with the value at `pointer` replaced, or taken away.
std::string changed(const std::string& pointer, const json& value) {
  json audit = json::parse(rendered(test::audit_sample()));
  audit[json::json_pointer(pointer)] = value;
  return audit.dump();
}

std::string message(const std::string& refusal) {
  const std::size_t at = refusal.find("error: ");
  return at == std::string::npos ? refusal : refusal.substr(at + 7);
}

TEST(ReadInventoryTest, AnIndexThatPointsNowhereIsRefused) {
  const std::string first = "/concepts/0/";
  EXPECT_EQ(message(refusal(changed(first + "recommended", 9))),
            "\"recommended\" points at definition 9, counted from 0, and there are 9");
  EXPECT_EQ(message(refusal(changed(first + "consumers/0/by", 7))),
            "\"by\" points at path 7, counted from 0, and there are 7");
  EXPECT_EQ(message(refusal(changed(first + "consumers/0/definitions", {0, 99}))),
            "\"definitions\" points at definition 99, counted from 0, and there are 9");
  EXPECT_EQ(message(refusal(changed(first + "matrix/columns/0", 50))),
            "\"columns\" points at definition 50, counted from 0, and there are 9");
  EXPECT_EQ(message(refusal(changed(first + "migration/0/definition", -1))), "\"definition\" is no count");
  EXPECT_EQ(message(refusal(changed(first + "matrix/rows/0/cells", json::array()))),
            "the matrix has 5 columns, and this row has 0 cells");
  EXPECT_EQ(message(refusal(changed("/graph/edges/0/to", 7))),
            "\"to\" points at node 7, counted from 0, and there are 7");
}

TEST(ReadInventoryTest, AWrongValueIsRefused) {
  const std::string definition = "/concepts/0/definitions/0/";
  EXPECT_EQ(message(refusal(changed(definition + "role", "king"))), "\"king\" is no role");
  EXPECT_EQ(message(refusal(changed(definition + "line", 1.5))), "\"line\" is no count");
  EXPECT_EQ(message(refusal(changed(definition + "line", 3'000'000'000))), "\"line\" is no count");
  EXPECT_EQ(message(refusal(changed(definition + "risk", json::object()))), "\"level\" is missing");
  EXPECT_EQ(message(refusal(changed("/graph/nodes", "none"))), "\"nodes\" is no array");
  EXPECT_EQ(message(refusal(changed("/coverage/gaps/0/kind", "hole"))), "\"hole\" is no kind");
}

TEST(ReadInventoryTest, MembersOfALaterVersionArePassedOver) {
  EXPECT_EQ(refusal(changed("/concepts/0/novelty", {{"a", {1}}})), "");
}

// Whatever becomes of the bytes, the answer is an inventory that every format renders, or a sentence.
TEST(ReadInventoryTest, BrokenBytesAreASentenceOrAnInventory) {
  const std::string whole = rendered(test::audit_sample());
  std::mt19937 random(6);  // NOLINT: the same every time
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  std::size_t read = 0;
  for (int round = 0; round < 600; ++round) {
    std::string text = whole;
    const std::size_t at = below(text.size());
    switch (round % 4) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text[at] = static_cast<char>(below(256));
        break;
      case 2:
        text[at] = "0123456789-\",:[]{}e"[below(19)];
        break;
      default:
        text.erase(at, below(40));
        break;
    }
    const Result<Inventory> saved = read_inventory(text, "audit.json");
    is_saved_audit(text);
    if (!saved) {
      EXPECT_TRUE(saved.error().starts_with("audit.json:")) << saved.error();
      continue;
    }
    ++read;
    for (const AuditFormat& format : audit_formats())
      EXPECT_FALSE(format.render(*saved, kStyle).empty()) << format.name;
  }
  EXPECT_GT(read, 50U);
}

TEST(IsSavedAuditTest, BySchemaWhereverItStands) {
  EXPECT_TRUE(is_saved_audit(R"({"a": {"schema": "x", "b": [1, {"c": "}"}]}, "schema": "ssot-audit/2"})"));
  EXPECT_FALSE(is_saved_audit(R"({"schema": "ssot-report/1", "findings": []})"));
  EXPECT_FALSE(is_saved_audit(R"({"a": {"schema": "ssot-audit/1"}})"));
  EXPECT_FALSE(is_saved_audit(R"(["schema", "ssot-audit/1"])"));
  EXPECT_FALSE(is_saved_audit("{"));
  EXPECT_FALSE(is_saved_audit("{\"a\": [[[["));
  EXPECT_FALSE(is_saved_audit(""));
}

}  // namespace
}  // namespace ssot
