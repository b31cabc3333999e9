// Where strings end, shown by the import that follows on the same line.
#include <gtest/gtest.h>

#include "read_python.h"

namespace ssot::test {
namespace {

class StringThatEnds : public testing::TestWithParam<const char*> {};

TEST_P(StringThatEnds, WhereTheNextStatementStarts) {
  const std::string text = std::string("x = ") + GetParam() + "; import found\ndef after(): pass\n";
  const FileFacts facts = read_python(text);
  EXPECT_EQ(gaps_of(text), Lines{});
  ASSERT_EQ(facts.imports.size(), 1u) << text;
  EXPECT_EQ(facts.imports[0].module, "found");
  EXPECT_EQ(facts.definitions.size(), 1u) << text;
}

INSTANTIATE_TEST_SUITE_P(Plain, StringThatEnds,
                         testing::Values("''", "\"\"", "''''''", "'a\\'b'", "r'a\\'b'", "'\\\\'", "Rb'\\\\'",
                                         "'''a'b''c\\'''d'''", "u'#'", "'a\\\nb'", "\"\"\"\n;(\n\"\"\"",
                                         "'''\\\\'''", "bR\"'\"", "''''a'''", "'a' \"b\" '''c'''",
                                         "0xfor\"{\"", "'{' if'{'else'{'", "brr.x['{']"));

INSTANTIATE_TEST_SUITE_P(Formatted, StringThatEnds,
                         testing::Values("f''", "f'{a}'", "f'{{'", "f'}}{{'", "f'{a!r:>{w}}'",
                                         "f'{a:{b}{c}}'", "f\"{d['k']}\"", "f'{a:\"}'", "f'\\N{DIGIT ONE}'",
                                         "f'\\N{LEFT CURLY BRACKET}{a}'", "rf'\\N{a}'", "f'\\{a}'",
                                         "f'{x:\\'>3}'", "f'''{\na\n}'''", "f'''{a:'''", "f'{ {1: 2}[1] }'",
                                         "f'{lambda_:x}'", "F\"{'}'}\"", "fR'{a}\\''", "f'{a=}'",
                                         "f'{a!s:=^10}'", "f\"{a:%H:%M}\"", "f'''{'''a'''}'''", "f'#{a}#'",
                                         "f'{x:{{y}}}'"));

// PEP 701 (3.12) and PEP 750 (3.14).
INSTANTIATE_TEST_SUITE_P(Newer, StringThatEnds,
                         testing::Values("f'{'a'}'", "f\"{d[\"k\"]}\"", "f'{f'{f'{1}'}'}'",
                                         "f'{'\\n'.join(x)}'", "f'{\na # '}\n}'", "t'{a}'", "rt'{'\\'}'}'",
                                         "T\"{t\"{a}\"}\"", "f'{a:{'>'}10}'", "f'{'{'}'", "f\"{'a' \"b\"}\"",
                                         "f'{(lambda x: {x: 1})(2)}'", "f'{x:a\n}'"));

}  // namespace
}  // namespace ssot::test
