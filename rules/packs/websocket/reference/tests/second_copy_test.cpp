#include <dlfcn.h>

#include "manager_fixture.hpp"

namespace websocket::test {
namespace {

class SecondCopy : public ManagerTest {};

TEST_F(SecondCopy, OfTheLibraryMakesNoManagers) {
  const auto first = get_websocket_manager(context("ada"));
  void* plugin = dlopen(SECOND_COPY, RTLD_NOW | RTLD_LOCAL);
  ASSERT_NE(plugin, nullptr) << dlerror();
  const auto ask = reinterpret_cast<int (*)()>(dlsym(plugin, "ask_second_copy"));
  ASSERT_NE(ask, nullptr);
  EXPECT_EQ(ask(), 1);  // it stays loaded: an unloaded copy leaves behind what it never frees
  EXPECT_EQ(get_websocket_manager(context("ada")), first);
}

}  // namespace
}  // namespace websocket::test
