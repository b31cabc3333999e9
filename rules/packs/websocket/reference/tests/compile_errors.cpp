// Every way to make, copy or take apart a manager otherwise than by its factory. Without ATTEMPTS this file
// compiles; with it, each line that ends in "error: …" must be one, with that text (compile_errors.py).
#include "websocket/websocket_manager.hpp"

using namespace websocket;

inline void use(const UserContext& context) {
  const std::shared_ptr<WebSocketManager> manager = get_websocket_manager(context);
  (void)manager->send_event({context, "heeded"});
#ifdef ATTEMPTS
  new WebSocketManager(context, ManagerOptions{});                          // error: private
  WebSocketManager second(context, ManagerOptions{});                       // error: private
  new WebSocketManager(*manager);                                           // error: deleted
  *manager = *get_websocket_manager(context);                               // error: deleted
  delete manager.get();                                                     // error: private
  delete static_cast<WebSocketManagerProtocol*>(manager.get());             // error: protected
  UserContext swapped(ThreadId("t"), UserId("u"));                          // error: no matching function
  UserContext texts("user", "thread");                                      // error: no matching function
  (void)manager->send_golden_path_event(context, "agent_started", {}, {});  // error: convert
  manager->send_event({context, "unheeded"});                               // error: nodiscard
#endif
}

#ifdef ATTEMPTS
struct Second : WebSocketManager {};  // error: final
#endif
