// Which manager every context has: at most one, found or made under one lock, forgotten when its last user is
// gone. Made for websocket_manager.hpp alone; nothing public names it.
#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "websocket/websocket_manager.hpp"

namespace websocket {

class WebSocketManagerRegistry {
 public:
  static WebSocketManagerRegistry& instance();

  std::shared_ptr<WebSocketManager> get(const UserContext& context);
  void configure(ManagerOptions options);
  void poll();
  std::vector<std::string> validate();
  // Whether a manager that lives sends this stream.
  bool sends(const StreamId& stream);

 private:
  struct Entry {
    std::weak_ptr<WebSocketManager> manager;
    StreamId stream;
    std::thread::id taken_down_by;  // who destroys it just now
  };

  WebSocketManagerRegistry() = default;
  std::shared_ptr<WebSocketManager> make(const UserContext& context);
  void retire(WebSocketManager* manager);
  std::vector<std::shared_ptr<WebSocketManager>> alive();

  std::mutex mutex_;
  std::condition_variable retired_;
  ManagerOptions options_;
  std::map<UserContext, Entry> entries_;
};

}  // namespace websocket
