// Each folder under fixtures/config is one ssot.json with what it extends. expected.txt beside it holds every
// complaint, or, for one that is accepted, the effective values with their origins. SSOT_REWRITE_GOLDENS=1
// rewrites them.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/json.h"
#include "policy/load.h"
#include "support/paths.h"

namespace ssot {
namespace {

std::optional<std::string> slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string scalar(const LocatedJson& value) {
  switch (value.kind) {
    case LocatedJson::Kind::kBool:
      return value.boolean ? "true" : "false";
    case LocatedJson::Kind::kNumber:
      return to_text(Json(value.number));
    case LocatedJson::Kind::kText:
      return to_text(Json(value.text));
    case LocatedJson::Kind::kArray:
      return "[]";
    case LocatedJson::Kind::kObject:
      return "{}";
    case LocatedJson::Kind::kNull:
      return "null";
  }
  return "";
}

// "concepts[0].id = "x"    (ssot.json:3:7)", a line a value that nobody could leave to its default.
void list_values(const LocatedJson& value, const std::string& key, std::string& out) {
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    list_values(value.items[i], key + "[" + std::to_string(i) + "]", out);
  }
  for (const JsonMember& member : value.members) {
    list_values(member.value, key.empty() ? member.name : key + "." + member.name, out);
  }
  if (!value.items.empty() || !value.members.empty() || value.file == "default") return;
  const Place place{.file = value.file, .line = value.place.line, .column = value.place.column};
  out += key + " = " + scalar(value) + "    (" + to_text(place) + ")\n";
}

std::string outcome(const std::filesystem::path& folder) {
  const ReadConfigFile read = [&](const std::string& path) { return slurp(folder / path); };
  const LoadedPolicy loaded = load_policy("ssot.json", read, *parse_date("2026-01-15"));
  std::string text;
  for (const Complaint& complaint : loaded.complaints) text += to_text(complaint) + "\n";
  if (!loaded.complaints.empty()) return text;
  list_values(loaded.effective, "", text);
  for (const auto& [key, place] : loaded.policy.not_judged)
    text += "not judged: " + key + " (" + to_text(place) + ")\n";
  return text;
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_path("fixtures/config"))) {
    if (entry.is_directory()) names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class ConfigFixture : public testing::TestWithParam<std::string> {};

TEST_P(ConfigFixture, SaysExactlyWhatItsExpectedTextSays) {
  const std::filesystem::path folder = test::source_path("fixtures/config/" + GetParam());
  const std::string found = outcome(folder);
  if (std::getenv("SSOT_REWRITE_GOLDENS") != nullptr)
    std::ofstream(folder / "expected.txt", std::ios::binary) << found;
  const std::optional<std::string> expected = slurp(folder / "expected.txt");
  ASSERT_TRUE(expected) << "there is no expected.txt; write it with SSOT_REWRITE_GOLDENS=1 and review it";
  EXPECT_EQ(found, *expected);
}

INSTANTIATE_TEST_SUITE_P(Config, ConfigFixture, testing::ValuesIn(cases()), [](const auto& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(ConfigFixtures, ThereIsOneForEveryMistakeWeKnow) { EXPECT_GE(cases().size(), 60U); }

}  // namespace
}  // namespace ssot
