#include "index/type_names.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

using Names = std::vector<std::string>;

TEST(TypeNames, OfPythonAreWhatAValueMayBe) {
  const auto names = [](std::string_view type) { return names_in_type(type, Language::kPython); };
  EXPECT_EQ(names("Manager"), Names{"Manager"});
  EXPECT_EQ(names("ws.Manager | None"), Names{"ws.Manager"});
  EXPECT_EQ(names("Optional[Manager]"), Names{"Manager"});
  EXPECT_EQ(names("typing.Union[A, 'B', None]"), (Names{"A", "B"}));
  EXPECT_EQ(names("\"Manager\""), Names{"Manager"});
  EXPECT_EQ(names("\"Optional[ws.Manager]\""), Names{"ws.Manager"});
  EXPECT_EQ(names("Annotated[Manager, Depends(Other)]"), Names{"Manager"});
  EXPECT_EQ(names("Coroutine[Any, Any, Manager]"), Names{"Manager"});
  EXPECT_EQ(names("Awaitable[Optional[Manager]]"), Names{"Manager"});
  EXPECT_EQ(names("Manager[int]"), Names{"Manager"});
  EXPECT_EQ(names("(Manager | Other)"), (Names{"Manager", "Other"}));
  for (const std::string_view type :
       {"list[Manager]", "Type[Manager]", "dict[str, Manager]", "Callable[..., Manager]",
        "Literal[\"Manager\"]", "Optional[list[Manager]]", "tuple[Manager, int]"}) {
    for (const std::string& name : names(type)) EXPECT_NE(name, "Manager") << type;
  }
  EXPECT_EQ(names(""), Names{});
  EXPECT_EQ(names("None"), Names{});
}

TEST(TypeNames, OfCppAreWhatAValueMayBe) {
  const auto names = [](std::string_view type) { return names_in_type(type, Language::kCpp); };
  EXPECT_EQ(names("Manager"), Names{"Manager"});
  EXPECT_EQ(names("const ws::Manager &"), Names{"ws.Manager"});
  EXPECT_EQ(names("::ws::Manager*"), Names{"ws.Manager"});
  EXPECT_EQ(names("class Manager *"), Names{"Manager"});
  EXPECT_EQ(names("std::shared_ptr<ws::Manager>"), Names{"ws.Manager"});
  EXPECT_EQ(names("std::unique_ptr<Manager, Deleter>"), Names{"Manager"});
  EXPECT_EQ(names("std::optional<std::reference_wrapper<const Manager>>"), Names{"Manager"});
  EXPECT_EQ(names("std::expected<Manager, Error>"), Names{"Manager"});
  EXPECT_EQ(names("llvm::Expected<std::unique_ptr<Manager>>"), Names{"Manager"});
  EXPECT_EQ(names("Pool<int>"), Names{"Pool"});
  for (const std::string_view type :
       {"std::vector<Manager>", "std::map<int, Manager>", "std::function<Manager()>", "Manager (*)(int)",
        "decltype(Manager())", "std::pair<Manager, int>"}) {
    for (const std::string& name : names(type)) EXPECT_NE(name, "Manager") << type;
  }
}

TEST(TypeNames, EndWhereBracketsDoNot) {
  EXPECT_EQ(names_in_type(std::string(100000, '['), Language::kPython), Names{});
  EXPECT_EQ(names_in_type("]]>>A", Language::kCpp), Names{"A"});
  names_in_type(std::string(100000, '<') + "::", Language::kCpp);
}

}  // namespace
}  // namespace ssot
