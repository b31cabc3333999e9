// The one WebSocket manager of a user context, and the one way to get it.
//
// A manager lives as long as somebody holds it: an agent while it works, a server for each open line. What is
// still unconfirmed when the last one lets go is reported as given up.
//
// A second manager of a context cannot be written: WebSocketManager has no public constructor and is neither
// copied, moved, derived from nor deleted. Asking for one while the first is being taken down by the same
// thread, or through a second copy of this library in the process, is an IsolationViolation.
#pragma once

#include <memory>
#include <stdexcept>

#include "websocket/manager_options.hpp"
#include "websocket/websocket_manager_protocol.hpp"

namespace websocket {

class IsolationViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

class WebSocketManager final : public WebSocketManagerProtocol {
 public:
  WebSocketManager(const WebSocketManager&) = delete;
  WebSocketManager& operator=(const WebSocketManager&) = delete;

  const UserContext& context() const noexcept override;
  WebSocketManagerMode mode() const override;
  std::size_t connection_count() const override;
  SendResult send_event(WebSocketEvent event) override;
  SendResult send_golden_path_event(const UserContext& recipient, GoldenPathEvent event,
                                    nlohmann::json payload, DeliveryHandler on_settled) override;
  void set_message_handler(MessageHandler handler) override;
  std::optional<Refusal> add_connection(WebSocketConnection connection) override;
  void remove_connection(ConnectionId connection) override;
  void receive(ConnectionId connection, std::string_view message) override;
  void drained(ConnectionId connection) override;

 private:
  friend class WebSocketManagerRegistry;
  struct State;
  WebSocketManager(UserContext context, const ManagerOptions& options);
  ~WebSocketManager();
  std::unique_ptr<State> state_;
};

// The manager of `context`: the one that lives, or a new one. Waits where the last one is just being taken
// down by another thread. Throws IsolationViolation as told above. [factory]
std::shared_ptr<WebSocketManager> get_websocket_manager(const UserContext& context);
// [end factory]

// Sets the limits of all managers. Throws std::logic_error while one lives, std::invalid_argument for limits
// that contradict each other.
void configure_websocket_managers(ManagerOptions options);

// Writes again what is due and gives up what is over, in all managers. A server calls it about ten times a
// second.
void poll_websocket_managers();

}  // namespace websocket
