#include "run/parameter_key.h"

#include <gtest/gtest.h>

namespace ssot::test {
namespace {

TEST(ParameterKeys, NameTheTypeOfEachParameter) {
  EXPECT_EQ(parameter_key("f(const llvm::StringRef &S, unsigned N = g(1, 2)) { h(); }"),
            "StringRef,unsigned,");
  EXPECT_EQ(parameter_key("f(StringRef, unsigned)"), "StringRef,unsigned,");
  EXPECT_EQ(parameter_key("f(std::map<int, long> m, struct T *)"), "map,T,");
}

TEST(ParameterKeys, OfOperatorsBeginBehindTheirSigns) {
  EXPECT_EQ(parameter_key("operator() (int a) const {"), "int,");
  EXPECT_EQ(parameter_key("operator <<(raw_ostream &OS, const X &x)"), "raw_ostream,X,");
}

TEST(ParameterKeys, OfNothingAreEmpty) {
  EXPECT_EQ(parameter_key("f()"), "");
  EXPECT_EQ(parameter_key("f(void)"), "");
  EXPECT_EQ(parameter_key("f(int"), "");
  EXPECT_EQ(parameter_key("f"), "");
  EXPECT_EQ(parameter_key("f(void (*callback)(int))"), "");
}

}  // namespace
}  // namespace ssot::test
