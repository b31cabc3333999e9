// Two files and more: one defines the macro that opens a namespace, another uses it.
#include "run/namespace_macros.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "policy/policy.h"
#include "run/read_tree.h"
#include "support/temporary_folder.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

// "path class a::C" for every class of the tree, then its gaps.
Lines classes_of(const TemporaryFolder& folder, unsigned threads) {
  const Policy policy;
  ReadOptions options;
  options.root = folder.path();
  options.contents = std::make_shared<const FolderContents>(options.root);
  options.policy = &policy;
  options.request.all_definitions = true;
  options.threads = threads;
  std::vector<Timing> timings;
  const Result<ReadTree> tree = read_tree(options, timings);
  Lines lines;
  for (const FileFacts& facts : tree->facts) {
    for (const Definition& each : facts.definitions) {
      if (each.kind == DefinitionKind::kClass)
        lines.push_back(fmt::format("{} {}", facts.path, each.qualified));
    }
  }
  for (const Gap& gap : tree->gaps) lines.push_back(gap.reason);
  return lines;
}

constexpr std::string_view kUse = "#include \"config.h\"\nNS_BEGIN\nclass C {};\nNS_END\nclass D {};\n";

TEST(NamespaceMacros, OfOneFileOpenTheNamespacesOfAnother) {
  TemporaryFolder folder;
  folder.write("z/config.h", "#define NS_BEGIN OUTER_BEGIN namespace b {\n#define NS_END } }\n");
  folder.write("y/outer.h", "#define OUTER_BEGIN namespace a {\n");
  folder.write("a/use.cpp", std::string(kUse));
  EXPECT_EQ(classes_of(folder, 1), (Lines{"a/use.cpp a::b::C", "a/use.cpp D"}));
  EXPECT_EQ(classes_of(folder, 4), classes_of(folder, 1));
}

TEST(NamespaceMacros, ThatFilesDefineDifferentlyAreTakenFromTheNearestInclude) {
  TemporaryFolder folder;
  folder.write("one/config.h", "#define NS_BEGIN namespace one {\n#define NS_END }\n");
  folder.write("one/use.cpp", std::string(kUse));
  folder.write("two/config.h", "#include \"deeper.h\"\n");
  folder.write("two/deeper.h", "#define NS_BEGIN namespace two {\n#define NS_END }\n");
  folder.write("two/sub/use.cpp", "#include \"../config.h\"\nNS_BEGIN\nclass C {};\nNS_END\n");
  folder.write("three/use.cpp", std::string(kUse));
  EXPECT_EQ(classes_of(folder, 1), (Lines{"one/use.cpp one::C", "one/use.cpp D", "three/use.cpp C",
                                          "three/use.cpp D", "two/sub/use.cpp two::C"}));
}

TEST(NamespaceMacros, ThatOneFileDefinesInTwoWaysStayUnknown) {
  TemporaryFolder folder;
  folder.write("config.h",
               "#if X\n#define NS_BEGIN namespace a {\n#else\n#define NS_BEGIN\n#endif\n#define NS_END }\n");
  folder.write("use.cpp", std::string(kUse));
  EXPECT_EQ(classes_of(folder, 1), (Lines{"use.cpp C", "use.cpp D"}));
}

}  // namespace
}  // namespace ssot::test
