#include "run/packed.h"

#include <gtest/gtest.h>

#include <string>

#include "base/files.h"
#include "frontend/cpp/cpp.h"
#include "frontend/python/python.h"
#include "report/report.h"

namespace ssot {
namespace {

const Request kAll{.all_definitions = true, .all_uses = true};

FileFacts python_facts() {
  FileBuffer text;
  text.assign(
      "from .types import Mode as M\nimport a.b\n__all__ = ['X']\nX = a.b\n\n@wrap\nclass C(Base):\n"
      "    def send(self, x, *, y=1) -> int:  # ssot: allow(SSOT201) until=2030-01-01 -- why\n"
      "        return self.m.emit('started', y=x)\n\nwith patch('a.b.C'):\n    pass\n'''open\n");
  return python::read("p/q.py", text.text(), kAll);
}

FileFacts cpp_facts() {
  FileBuffer text;
  text.assign(
      "#include \"a.hpp\"\n#include MACRO\n#define NS namespace ns {\nNS\nusing namespace other;\ntemplate "
      "<class T> class C : "
      "public B<T> {\n public:\n  int f(int a = 1) const { return g(a); }\n};\n}\n// ssot: allow(SSOT101) -- "
      "why\n");
  return cpp::read("a/b.cpp", text.text(), kAll);
}

TEST(Packed, FactsComeBackAsTheyWere) {
  for (const bool python : {true, false}) {
    const FileFacts facts = python ? python_facts() : cpp_facts();
    const std::string bytes = packed(facts);
    const auto again = unpacked_facts(bytes);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(render_facts(*again), render_facts(facts));
    // What the facts JSON leaves out.
    EXPECT_EQ(packed(*again), bytes);
    EXPECT_EQ(again->bound.size(), facts.bound.size());
    EXPECT_EQ(again->namespace_uses.size(), facts.namespace_uses.size());
    EXPECT_EQ(again->suppressions.size(), 1U);
  }
}

TEST(Packed, BytesThatAreCutOffAreNone) {
  const std::string bytes = packed(python_facts());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unpacked_facts(std::string_view(bytes).substr(0, size)).has_value()) << size;
  EXPECT_FALSE(unpacked_facts(bytes + "x").has_value());
}

}  // namespace
}  // namespace ssot
