// Definitions that a front end hands over out of order.

#include "index/definition_order.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ssot {
namespace {

Definition definition(std::string_view name, int line, std::int32_t parent) {
  Definition each;
  each.name = each.qualified = name;
  each.line = each.end_line = line;
  each.parent = parent;
  return each;
}

TEST(DefinitionOrder, IsThatOfTheLinesAndParentsStayTheSameDefinitions) {
  FileFacts facts;
  facts.definitions = {definition("late", 9, -1), definition("inner", 10, 0), definition("first", 1, -1),
                       definition("second_on_line_9", 9, -1), definition("member", 2, 2)};
  order_definitions(facts);
  std::vector<std::string> seen;
  for (const Definition& each : facts.definitions) {
    const std::string parent =
        each.parent < 0 ? "-" : std::string(facts.definitions[static_cast<std::size_t>(each.parent)].name);
    seen.push_back(std::string(each.name) + " in " + parent);
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"first in -", "member in first", "late in -",
                                            "second_on_line_9 in -", "inner in late"}));
}

}  // namespace
}  // namespace ssot
