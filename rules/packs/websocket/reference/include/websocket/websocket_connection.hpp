// One client's line, and whose it is. Made by whoever accepts clients, handed to the manager of the same
// context.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>

#include "websocket/user_context.hpp"
#include "websocket/websocket_transport.hpp"

namespace websocket {

// Counts up in the process, so no two connections ever share one.
enum class ConnectionId : std::uint64_t {};

class WebSocketConnection {
 public:
  // Throws std::invalid_argument without a transport.
  WebSocketConnection(UserContext context, std::shared_ptr<WebSocketTransport> transport);
  WebSocketConnection(WebSocketConnection&&) noexcept = default;
  WebSocketConnection& operator=(WebSocketConnection&&) noexcept = default;
  // Two of one line would both be written to.
  WebSocketConnection(const WebSocketConnection&) = delete;
  WebSocketConnection& operator=(const WebSocketConnection&) = delete;

  ConnectionId id() const noexcept { return id_; }
  const UserContext& context() const noexcept { return context_; }
  WebSocketTransport& transport() const noexcept { return *transport_; }

 private:
  ConnectionId id_;
  UserContext context_;
  std::shared_ptr<WebSocketTransport> transport_;
};

}  // namespace websocket
