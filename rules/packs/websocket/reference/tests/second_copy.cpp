// A plugin with the library linked in once more.
#include "websocket/websocket_figures.hpp"
#include "websocket/websocket_manager.hpp"

// 1: refused and counted; 0: a second manager was made.
extern "C" __attribute__((visibility("default"))) int ask_second_copy() {
  using namespace websocket;
  try {
    get_websocket_manager(UserContext(UserId("ada"), ThreadId("t-1")));
    return 0;
  } catch (const IsolationViolation&) {
    return websocket_figures().violations[static_cast<std::size_t>(ViolationKind::second_registry)] == 1 ? 1
                                                                                                         : -1;
  }
}
