// Fixture folders: inputs with comments that say what must be found.
//
// In any text file, `expect: <rule> "part of the message"` on a line of its own speaks of the next line that
// is not such a comment; `expect-file: …` of the whole file. A file named EXPECT at the top of a case has
// lines `<path> <rule> "…"` for what has no line to stand on (folders, names, "."), and `<path>:<line> <rule> "…"`
// for files that take no comments. Anything found and not listed fails, anything listed and not found too.
#pragma once
#include <string>
#include <vector>

namespace ssot::test {

struct Expectation {
  std::string path;
  int line = 0;  // 0: the whole file
  std::string rule;
  std::string text;  // must stand in the message
};

// The cases of a folder of fixtures ("rules/import-cycle"): its sub-folders, sorted.
std::vector<std::string> fixture_cases(const std::string& folder);

// What the files of `absolute` expect, sorted by path and line.
std::vector<Expectation> read_expectations(const std::string& absolute);

// A copy of fixtures/<relative> in a fresh temporary folder outside any repository; removed with the object.
class FixtureCopy {
 public:
  explicit FixtureCopy(const std::string& relative);
  ~FixtureCopy();
  FixtureCopy(const FixtureCopy&) = delete;
  FixtureCopy& operator=(const FixtureCopy&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace ssot::test
