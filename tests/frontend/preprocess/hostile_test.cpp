#include <gtest/gtest.h>

#include "frontend/preprocess/units.h"

namespace ssot::test {
namespace {

TEST(Hostile, NothingRunsWithoutEnd) {
  Units units;
  units.write("self.h", "#include \"self.h\"\n#include \"self.h\"\n");
  EXPECT_EQ(units.reached("#include \"self.h\"\n"), "self.h ! self.h:1: includes are nested too deeply");
  std::string growing = "#define M0 1 + 1\n";
  for (int index = 1; index < 60; ++index)
    growing += "#define M" + std::to_string(index) + " M" + std::to_string(index - 1) + " + M" +
               std::to_string(index - 1) + "\n";
  units.reached(growing + "#if M59\n#endif\n");
  EXPECT_EQ(units.left_to_clang.size(), 1U);
  units.reached("#if " + std::string(100'000, '(') + "\n#endif\n");
  units.reached("#if " + std::string(100'000, '!') + "1\n#endif\n");
  std::string nested = "#define F(x) x\n#if ";
  for (int index = 0; index < 50'000; ++index) nested += "F(";
  units.reached(nested + "\n#endif\n");
  units.reached(std::string(100'000, '#') + "\n" + std::string(100'000, '\\') + "\n#include");
  units.folder.make_pipe("pipe.h");
  EXPECT_NE(units.reached("#include \"pipe.h\"\n").find("!"), std::string::npos);
}

TEST(Hostile, FanOutIsCutOff) {
  Units units;
  for (int index = 0; index < 40; ++index) {
    const std::string next = "#include \"f" + std::to_string(index + 1) + ".h\"\n";
    units.write("f" + std::to_string(index) + ".h", next + next);
  }
  units.write("f40.h", "");
  EXPECT_NE(units.reached("#include \"f0.h\"\n").find("its includes do not come to an end"),
            std::string::npos);
}

}  // namespace
}  // namespace ssot::test
