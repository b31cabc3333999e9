// Every Markdown file below the folders named: the same fences as cmark finds? Prints what differs.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "../frontend/docs/cmark_fences.h"

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  std::size_t pages = 0;
  std::size_t fences = 0;
  std::size_t wrong = 0;
  for (int i = 1; i < count; ++i) {
    for (const auto& entry : fs::recursive_directory_iterator(arguments[i])) {
      const std::string extension = entry.path().extension();
      if (!entry.is_regular_file() || (extension != ".md" && extension != ".markdown")) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string text =
          ssot::test::with_newlines(std::string(std::istreambuf_iterator<char>(in), {}));
      ++pages;
      const auto theirs = ssot::test::fences_by_cmark(text);
      const auto ours = ssot::test::fences_by_ssot(text);
      fences += theirs.size();
      if (ours == theirs) continue;
      ++wrong;
      std::size_t k = 0;
      while (k < ours.size() && k < theirs.size() && ours[k] == theirs[k]) ++k;
      std::printf("%s: %zu and %zu fences; the first that differs is at line %d, cmark: %d\n", entry.path().c_str(),
                  ours.size(), theirs.size(), k < ours.size() ? ours[k].line : 0, k < theirs.size() ? theirs[k].line : 0);
    }
  }
  std::printf("%zu pages, %zu fences, %zu pages differ\n", pages, fences, wrong);
  return wrong == 0 ? 0 : 1;
}
