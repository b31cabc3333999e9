#include <gtest/gtest.h>

#include "frontend/preprocess/units.h"

namespace ssot::test {
namespace {

TEST(Search, FollowsTheOrderOfQuotedAngledAndSystem) {
  Units units;
  units.write("sub/x.h", "#include \"y.h\"\n");
  units.write("sub/y.h", "");
  units.write("q/y.h", "");
  units.write("i/y.h", "");
  units.search("q", SearchDirectory::Kind::kQuoted);
  units.search("i");
  EXPECT_EQ(units.reached("#include \"sub/x.h\"\n"), "sub/x.h sub/y.h");
  EXPECT_EQ(units.reached("#include \"y.h\"\n"), "q/y.h");
  EXPECT_EQ(units.reached("#include <y.h>\n"), "i/y.h");
  EXPECT_EQ(units.reached("#include \"" + units.folder.at("i/y.h") + "\"\n"), "i/y.h");
}

TEST(Search, IncludeNextGoesOnWhereTheFileWasFound) {
  Units units;
  units.write("a/x.h", "#include_next <x.h>\n#if __has_include_next(<x.h>)\n#include <y.h>\n#endif\n");
  units.write("b/x.h", "#if !__has_include_next(<x.h>)\n#include_next <z.h>\n#endif\n");
  units.write("a/y.h", "");
  units.write("c/z.h", "");
  units.search("a");
  units.search("b");
  units.search("c");
  EXPECT_EQ(units.reached("#include <x.h>\n"), "a/x.h a/y.h b/x.h c/z.h");
}

TEST(Search, AFolderIsNoHeaderAndWhatIsAskedForCounts) {
  Units units;
  units.folder.make_folder("a/x.h");
  units.write("b/x.h", "");
  units.search("a");
  units.search("b");
  EXPECT_EQ(units.reached("#include <x.h>\n"), "b/x.h");
  EXPECT_EQ(units.reached("#if __has_include(<x.h>) && !__has_include(\"nope.h\")\n#endif\n"), "b/x.h");
}

TEST(Search, AMissingHeaderIsNamedAndTheRestIsRead) {
  Units units;
  units.write("a.h", "");
  EXPECT_EQ(units.reached("\n#include <gone.h>\n#include \"a.h\"\n"),
            "a.h ! main.cpp:2: 'gone.h' file not found");
  // Clang finds it all the same, and complains.
  EXPECT_EQ(units.reached("#include <a.h>\n"), "a.h ! main.cpp:1: 'a.h' file not found");
}

TEST(Search, HeadersMayBeComputed) {
  Units units;
  units.write("a.h", "");
  units.write("d/b-c.h", "");
  units.search("d");
  EXPECT_EQ(units.reached("#define H \"a.h\"\n#include H\n"), "a.h");
  EXPECT_EQ(units.reached("#define H(x) <b-x.h>\n#define N c\n#include H(N)\n"), "d/b-c.h");
  EXPECT_EQ(units.reached("#define STR(x) #x\n#define H(x) STR(x.h)\n#include H(a)\n"), "a.h");
  EXPECT_EQ(units.reached("#define P <b-\n#define Q c.h>\n#include P Q\n"),
            " ! main.cpp:3: 'b- c.h' file not found");
}

TEST(Once, PragmaImportAndGuardsStopTheSecondTime) {
  Units units;
  units.write("once.h", "#pragma once\n#include \"count.h\"\n");
  units.write("guard.h", "#ifndef G\n#define G\n#include \"count.h\"\n#endif\n");
  units.write("operator.h", "_Pragma(\"once\")\n#include \"count.h\"\n");
  units.write("import.h", "#include \"count.h\"\n");
  units.write("count.h", "#ifdef ONE\n#define TWO\n#endif\n#define ONE\n");
  units.write("twice.h", "");
  const std::string check = "#ifdef TWO\n#include \"twice.h\"\n#endif\n";
  EXPECT_EQ(units.reached("#include \"once.h\"\n#include \"once.h\"\n" + check), "count.h once.h");
  EXPECT_EQ(units.reached("#include \"guard.h\"\n#include \"guard.h\"\n" + check), "count.h guard.h");
  EXPECT_EQ(units.reached("#include \"operator.h\"\n#include \"operator.h\"\n" + check),
            "count.h operator.h");
  EXPECT_EQ(units.reached("#import \"import.h\"\n#include \"import.h\"\n" + check), "count.h import.h");
  EXPECT_EQ(units.reached("#include \"import.h\"\n#include \"import.h\"\n" + check),
            "count.h import.h twice.h");
}

TEST(Once, OneFileUnderTwoNamesIsOneFile) {
  Units units;
  units.write("once.h", "#pragma once\n#ifdef ONE\n#include \"twice.h\"\n#endif\n#define ONE\n");
  units.write("twice.h", "");
  units.folder.link("other.h", "once.h");
  EXPECT_EQ(units.reached("#include \"once.h\"\n#include \"other.h\"\n"), "once.h other.h");
}

TEST(Start, ForcedIncludesComeFirstAndFromTheWorkingDirectory) {
  Units units;
  units.predefines += "#define FORCED 1\n#include \"forced.h\"\n";
  units.write("forced.h", "#define A\n");
  units.write("a.h", "");
  EXPECT_EQ(units.reached("#if defined(A) && FORCED\n#include \"a.h\"\n#endif\n"), "a.h forced.h");
}

}  // namespace
}  // namespace ssot::test
