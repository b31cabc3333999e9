// Small trees of headers, scanned without a compiler: the test is the oracle.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/preprocess/preprocess.h"
#include "support/temporary_folder.h"

namespace ssot::test {

class Units {
 public:
  // What Clang would say.
  std::string predefines = "#define __cplusplus 202002L\n";
  std::vector<SearchDirectory> directories;
  std::map<std::string, long long> answers;

  void write(std::string_view path, std::string_view text) { folder.write(path, text); }
  void search(const std::string& path, SearchDirectory::Kind kind = SearchDirectory::Kind::kAngled) {
    directories.push_back({folder.at(path), kind});
  }
  UnitGraph scan(const std::vector<std::string>& mains, unsigned threads = 1);
  // The files that `main` reads besides itself, "a.h b.h"; a failure behind " ! ".
  std::string reached(std::string_view text);

  TemporaryFolder folder;
  std::vector<std::vector<std::string>> asked;
  std::vector<std::uint32_t> left_to_clang;
};

// Whether the condition holds: `reached` of a unit that includes yes.h under it.
bool holds(std::string_view condition, std::string_view before = "");

}  // namespace ssot::test
