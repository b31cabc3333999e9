#include "run/read_documents.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace ssot::test {
namespace {

std::vector<Document> read_pages(const TemporaryFolder& folder, const std::vector<SourceFile>& files,
                                 unsigned threads = 1) {
  Tree tree;
  tree.files = files;
  const Policy policy;
  const FolderContents contents(folder.path());
  return read_documents(tree, {.contents = &contents, .policy = &policy, .threads = threads, .pages = true})
      .documents;
}

std::vector<Document> read_page(std::string_view text) {
  const TemporaryFolder folder;
  folder.write("page.md", text);
  return read_pages(folder, {{.path = "page.md", .language = Language::kMarkdown}});
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(ReadDocuments, TellsImportsAtTheirPlacesInThePage) {
  const auto documents = read_page("# Use\n\n> ```python\n> from a.b import C\n> import d as e\n> ```\n");
  ASSERT_EQ(documents.size(), 1);
  ASSERT_EQ(documents[0].imports.size(), 2);
  EXPECT_EQ(documents[0].imports[0].module, "a.b");
  EXPECT_EQ(documents[0].imports[0].line, 4);
  EXPECT_EQ(documents[0].imports[0].column, 3);
  EXPECT_EQ(documents[0].imports[1].module, "d");
  EXPECT_EQ(documents[0].imports[1].name_column, 10);
}

TEST(ReadDocuments, TellsEveryFormOfImport) {
  for (const char* code : {
           "import a",
           "x = 1; import a",
           "if x: import a",
           "from b import a",
           "from b import(a)",
           "from b \\\n  import a",
           "def f():\n\timport a",
           ">>> import a",
           ">>> if x:\n...     import a",
           "try: pass\nfinally: import a",
       }) {
    const auto documents = read_page("```python\n" + std::string(code) + "\n```\n");
    ASSERT_EQ(documents.size(), 1) << code;
    EXPECT_EQ(documents[0].imports.size(), 1) << code;
  }
  for (const char* code :
       {"#include <a.h>", "#  include \"a.h\"", "import a;", "export import a;", "  #include <a.h>"}) {
    const auto documents = read_page("```cpp\n" + std::string(code) + "\n```\n");
    ASSERT_EQ(documents.size(), 1) << code;
    EXPECT_EQ(documents[0].imports.size(), 1) << code;
  }
}

TEST(ReadDocuments, LeavesOutPagesThatNameNothing) {
  EXPECT_TRUE(read_page("An important import, from a shop.\n").empty());
  EXPECT_TRUE(read_page("```python\nprint('import a')\n```\n").empty());
}

TEST(ReadDocuments, AreSortedWhateverTheThreads) {
  const TemporaryFolder folder;
  std::vector<SourceFile> files;
  for (int i = 100; i < 200; ++i) {
    files.push_back({.path = std::to_string(i) + ".md", .language = Language::kMarkdown});
    folder.write(files.back().path, "```python\nimport a\n```\n");
  }
  const auto documents = read_pages(folder, files, 4);
  ASSERT_EQ(documents.size(), files.size());
  for (std::size_t i = 0; i < files.size(); ++i) EXPECT_EQ(documents[i].path, files[i].path);
}

TEST(ReadDocuments, TakeABoundedNumberOfImportsOfOnePage) {
  const auto documents = read_page(repeated("```python\n" + repeated("import a, b\n", 2'000) + "```\n", 100));
  ASSERT_EQ(documents.size(), 1);
  EXPECT_EQ(documents[0].imports.size(), 20'000);
  ASSERT_EQ(documents[0].gaps.size(), 1);
  EXPECT_EQ(documents[0].gaps[0].kind, GapKind::kSkippedLimit);
  EXPECT_EQ(documents[0].gaps[0].path, "page.md");
}

TEST(ReadDocuments, SkipABlockThatNobodyWrote) {
  const auto documents =
      read_page("```python\nimport a\n```\n\n```python\n" + repeated("import a,a,a\n", 100'000) + "```\n");
  ASSERT_EQ(documents.size(), 1);
  EXPECT_EQ(documents[0].imports.size(), 1);
  ASSERT_GE(documents[0].gaps.size(), 1);
  EXPECT_EQ(documents[0].gaps[0].kind, GapKind::kSkippedLimit);
  EXPECT_EQ(documents[0].gaps[0].line, 5);
}

}  // namespace
}  // namespace ssot::test
