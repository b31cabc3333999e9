#include "run/real_names.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace ssot {
namespace {

class RealNamesTest : public testing::Test {
 protected:
  RealNamesTest() {
    tree_.write("src/a.cpp");
    tree_.write("src/a.h");
    tree_.link("linked", "src");
    for (const char* known : {"src/a.cpp", "src/a.h"}) {
      facts_.emplace_back();
      facts_.back().path = known;
    }
    graph_.files = {"linked/a.cpp", "src/a.h", "linked/a.h", "/usr/include/none.h", "gone.h"};
    graph_.units = {{.command = 0, .file = 0, .reached = {0, 1, 2, 3, 4}, .failure = {}}};
  }

  void rename() { use_real_names(graph_, facts_, tree_.path()); }

  test::TemporaryFolder tree_;
  std::vector<FileFacts> facts_;
  UnitGraph graph_;
};

using Names = std::vector<std::string>;
using Numbers = std::vector<std::uint32_t>;

TEST_F(RealNamesTest, AFileHasOneName) {
  rename();
  EXPECT_EQ(graph_.files, (Names{"src/a.cpp", "src/a.h", "/usr/include/none.h", "gone.h"}));
  EXPECT_EQ(graph_.units[0].reached, (Numbers{0, 1, 2, 3}));
}

TEST_F(RealNamesTest, IncludesOfOneFileUnderTwoNamesAreOne) {
  graph_.directives = {{.file = 0, .line = 1, .target = 1, .units = {0}},
                       {.file = 0, .line = 1, .target = 2, .units = {2}}};
  rename();
  ASSERT_EQ(graph_.directives.size(), 1U);
  EXPECT_EQ(graph_.directives[0].target, 1U);
  EXPECT_EQ(graph_.directives[0].units, (Numbers{0, 2}));
}

TEST_F(RealNamesTest, AFileDoesNotHideItself) {
  graph_.shadowed = {{.unit = 0, .file = 0, .line = 1, .found = {1, 2}},
                     {.unit = 0, .file = 0, .line = 2, .found = {1, 0, 2}}};
  rename();
  ASSERT_EQ(graph_.shadowed.size(), 1U);
  EXPECT_EQ(graph_.shadowed[0].line, 2U);
  EXPECT_EQ(graph_.shadowed[0].found, (Numbers{1, 0}));
}

}  // namespace
}  // namespace ssot
