// The contract of a WebSocket manager: what agents, servers and test doubles may rely on. Stand-ins for tests
// implement this and nothing else; the one real implementation is WebSocketManager.
//
// Every function may be called from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "websocket/delivery.hpp"
#include "websocket/golden_path_event.hpp"
#include "websocket/user_context.hpp"
#include "websocket/websocket_connection.hpp"
#include "websocket/websocket_event.hpp"
#include "websocket/websocket_manager_mode.hpp"

namespace websocket {

// What a client sent beside the protocol's own messages. Called without locks held.
using MessageHandler = std::function<void(ConnectionId from, const nlohmann::json& payload)>;

// [protocol]
class WebSocketManagerProtocol {
 public:
  virtual const UserContext& context() const noexcept = 0;
  virtual WebSocketManagerMode mode() const = 0;
  virtual std::size_t connection_count() const = 0;

  // Takes an event for this manager's context: written in order to every client, written again with growing
  // pauses, at last confirmed or given up. Both are counted; nobody is told.
  virtual SendResult send_event(WebSocketEvent event) = 0;

  // The same for one of the five, tried longer, with room kept free for it in the queue, and `on_settled`
  // (which may be empty) told exactly once what became of it.
  virtual SendResult send_golden_path_event(const UserContext& recipient, GoldenPathEvent event,
                                            nlohmann::json payload, DeliveryHandler on_settled) = 0;

  // Who listens to what clients send; the last one set is called. One that holds the manager keeps it alive
  // for ever: let it hold a weak pointer.
  virtual void set_message_handler(MessageHandler handler) = 0;

  // For servers. A connection of another context is refused, and its line closed. Nothing is written to it
  // before the client's hello.
  virtual std::optional<Refusal> add_connection(WebSocketConnection connection) = 0;
  virtual void remove_connection(ConnectionId connection) = 0;
  virtual void receive(ConnectionId connection,
                       std::string_view message) = 0;  // a text message of the client
  virtual void drained(ConnectionId connection) = 0;   // its transport has room again

 protected:
  // Held as a shared_ptr: nobody deletes a manager through its contract.
  ~WebSocketManagerProtocol() = default;
};
// [end protocol]

}  // namespace websocket
