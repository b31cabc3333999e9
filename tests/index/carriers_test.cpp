// How a concept's names travel, in files that are larger than anybody writes.

#include "index/carriers.h"

#include <gtest/gtest.h>

#include <string>

#include "support/project_builder.h"

namespace ssot {
namespace {

using test::FileBuilder;
using test::policy_of;
using test::ProjectBuilder;

const char* const kManager = R"({"concepts": [{"id": "m", "canonical": ["home:Manager"]}]})";

std::unordered_map<FileId, CarriedNames> carriers_of(const Project& project, const Policy& policy) {
  const ConceptIndex index(project, policy);
  return find_carriers(project, index.all().front());
}

TEST(Carriers, FollowAHundredThousandAliasesOfAliases) {
  constexpr int kAliases = 100'000;
  ProjectBuilder tree;
  tree.file("home.py").type("Manager");
  FileBuilder& chain = tree.file("chain.py").from("home", "Manager", "a0");
  for (int i = 1; i < kAliases; ++i)
    chain.alias("a" + std::to_string(i), "a" + std::to_string(i - 1));
  const Policy policy = policy_of(kManager);
  const Project project = tree.build(policy);
  const auto carriers = carriers_of(project, policy);
  EXPECT_EQ(carriers.at(project.find("chain.py")).size(), kAliases);
}

TEST(Carriers, EndARingOfAliasesAndOfStars) {
  ProjectBuilder tree;
  tree.file("home.py").type("Manager");
  tree.file("a.py").from("home", "Manager").alias("X", "Manager").alias("Y", "X").alias("X", "Y").from("b", "*");
  tree.file("b.py").from("a", "*").alias("Z", "Y");
  const Policy policy = policy_of(kManager);
  const Project project = tree.build(policy);
  const auto carriers = carriers_of(project, policy);
  const CarriedNames a{{"Manager", "Manager"}, {"X", "Manager"}, {"Y", "Manager"}, {"Z", "Manager"}};
  EXPECT_EQ(carriers.at(project.find("a.py")), a);
  EXPECT_EQ(carriers.at(project.find("b.py")), a);
}

TEST(Carriers, HandOnByStarWhatAllLists) {
  ProjectBuilder tree;
  tree.file("home.py").type("Manager");
  tree.file("a.py").from("home", "Manager").alias("X", "Manager").alias("_y", "Manager").all({"X", "_y"});
  tree.file("b.py").from("a", "*");
  const Policy policy = policy_of(kManager);
  const Project project = tree.build(policy);
  EXPECT_EQ(carriers_of(project, policy).at(project.find("b.py")),
            (CarriedNames{{"X", "Manager"}, {"_y", "Manager"}}));
}

}  // namespace
}  // namespace ssot
