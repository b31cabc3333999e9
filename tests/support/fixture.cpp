#include "support/fixture.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <tuple>

#include "support/paths.h"

namespace ssot::test {
namespace fs = std::filesystem;
namespace {

// `<rule> "text"` from position `at`; false when it is not well formed.
bool parse(const std::string& line, std::size_t at, Expectation& out) {
  std::istringstream in(line.substr(at));
  in >> out.rule;
  const std::size_t open = line.find('"', at);
  const std::size_t close = line.rfind('"');
  if (out.rule.empty() || open == std::string::npos || close <= open) return false;
  out.text = line.substr(open + 1, close - open - 1);
  return true;
}

void read_comments(const fs::path& file, const std::string& path, std::vector<Expectation>& out) {
  std::ifstream in(file, std::ios::binary);
  std::vector<Expectation> pending;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    Expectation found{.path = path, .line = 0, .rule = {}, .text = {}};
    if (const std::size_t at = line.find("expect-file: ");
        at != std::string::npos && parse(line, at + 13, found)) {
      out.push_back(found);
    } else if (const std::size_t next = line.find("expect: ");
               next != std::string::npos && parse(line, next + 8, found)) {
      pending.push_back(found);
    } else {
      for (Expectation& each : pending) {
        each.line = number;
        out.push_back(each);
      }
      pending.clear();
    }
  }
}

}  // namespace

std::vector<std::string> fixture_cases(const std::string& folder) {
  std::vector<std::string> cases;
  for (const auto& entry : fs::directory_iterator(source_path("fixtures/" + folder))) {
    if (entry.is_directory()) cases.push_back(entry.path().filename().string());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

std::vector<Expectation> read_expectations(const std::string& absolute) {
  std::vector<Expectation> expectations;
  for (const auto& entry : fs::recursive_directory_iterator(absolute)) {
    if (!entry.is_regular_file() || entry.is_symlink()) continue;
    const std::string path = fs::relative(entry.path(), absolute).string();
    if (path != "EXPECT") {
      read_comments(entry.path(), path, expectations);
      continue;
    }
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const std::size_t space = line.find(' ');
      Expectation found{.path = line.substr(0, space), .line = 0, .rule = {}, .text = {}};
      const std::size_t colon = found.path.rfind(':');
      if (colon != std::string::npos && found.path.find_first_not_of("0123456789", colon + 1) == std::string::npos) {
        found.line = std::atoi(found.path.c_str() + colon + 1);
        found.path.resize(colon);
      }
      if (space != std::string::npos && parse(line, space + 1, found)) expectations.push_back(found);
    }
  }
  std::sort(expectations.begin(), expectations.end(), [](const Expectation& a, const Expectation& b) {
    return std::tie(a.path, a.line, a.rule, a.text) < std::tie(b.path, b.line, b.rule, b.text);
  });
  return expectations;
}

FixtureCopy::FixtureCopy(const std::string& relative) {
  std::string pattern = (fs::temp_directory_path() / "ssot-fixture-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
  fs::copy(source_path("fixtures/" + relative), path_,
           fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

FixtureCopy::~FixtureCopy() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace ssot::test
