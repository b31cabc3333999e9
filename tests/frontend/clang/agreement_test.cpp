// The three depths agree on every C++ file of the fixtures, but for what is listed here with its reason.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/files.h"
#include "frontend/clang/reading_alone.h"
#include "frontend/cpp/cpp.h"

namespace ssot::test {
namespace {

const std::string kRoot = SSOT_SOURCE_DIR;

std::vector<std::string> fixtures() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot + "/fixtures")) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file() && (extension == ".cpp" || extension == ".hpp" || extension == ".h"))
      paths.push_back(entry.path().string().substr(kRoot.size() + 1));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Members and variables: depth 1 says nothing where it could be mistaken, Clang knows.
bool only_clang_lists(const Definition& definition) { return definition.kind == DefinitionKind::kVariable; }

std::set<std::string> keys_of(const FileFacts& facts) {
  std::set<std::string> keys;
  for (const Definition& each : facts.definitions) {
    if (only_clang_lists(each)) continue;
    keys.insert(fmt::format("{} {} {}{}", definition_kind_name(each.kind), each.qualified, each.line,
                            each.declaration ? " declaration" : ""));
  }
  return keys;
}

std::string differences(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::string text;
  for (const std::string& key : a) text += b.contains(key) ? "" : "\n  only here: " + key;
  for (const std::string& key : b) text += a.contains(key) ? "" : "\n  only deeper: " + key;
  return text;
}

TEST(ClangAgreement, OfDepthsOneTwoAndThreeOnEveryFixture) {
  const std::vector<std::string> paths = fixtures();
  ASSERT_GT(paths.size(), 100U);
  for (const std::string& path : paths) {
    FileBuffer buffer;
    ASSERT_EQ(buffer.read(kRoot + "/" + path), FileBuffer::Status::kOk);
    const std::string text(buffer.text());
    const auto lexed =
        keys_of(cpp::read(path, buffer.text(), Request{.all_definitions = true, .literals = {}}));
    EXPECT_EQ(differences(lexed, keys_of(read_alone(text, path))), "") << path << " at depth 2";
    UnitRequest request;
    request.command.file = kRoot + "/" + path;
    request.command.directory = kRoot;
    request.command.arguments = {"clang++", "-std=c++20", "-xc++", request.command.file};
    request.files = {path};
    const UnitAnswer answer = clang_reader::parse_unit({.root = kRoot, .resource_dir = {}}, request);
    ASSERT_EQ(answer.failure, "") << path;
    ASSERT_EQ(answer.facts.size(), 1U) << path;
    EXPECT_EQ(differences(lexed, keys_of(answer.facts[0])), "") << path << " at depth 3";
  }
}

}  // namespace
}  // namespace ssot::test
