#include "websocket/websocket_manager.hpp"

#include "manager_state.hpp"

namespace websocket {

WebSocketManager::WebSocketManager(UserContext context, const ManagerOptions& options)
    : state_(std::make_unique<State>(std::move(context), options)) {}

WebSocketManager::~WebSocketManager() = default;

const UserContext& WebSocketManager::context() const noexcept { return state_->context; }

WebSocketManagerMode WebSocketManager::mode() const { return state_->mode(); }

std::size_t WebSocketManager::connection_count() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->lines.size();
}

SendResult WebSocketManager::send_event(WebSocketEvent event) {
  return state_->send(std::move(event), Importance::ordinary, nullptr);
}

SendResult WebSocketManager::send_golden_path_event(const UserContext& recipient, GoldenPathEvent event,
                                                    nlohmann::json payload, DeliveryHandler on_settled) {
  return state_->send({recipient, std::string(name_of(event)), std::move(payload)}, Importance::golden_path,
                      std::move(on_settled));
}

void WebSocketManager::set_message_handler(MessageHandler handler) {
  // The one before goes after the lock: what it holds may be anything.
  const std::scoped_lock lock(state_->mutex);
  state_->on_message.swap(handler);
}

std::optional<Refusal> WebSocketManager::add_connection(WebSocketConnection connection) {
  return state_->add(std::move(connection));
}

void WebSocketManager::remove_connection(ConnectionId connection) { state_->remove(connection); }

void WebSocketManager::receive(ConnectionId connection, std::string_view message) {
  state_->receive(connection, message);
}

void WebSocketManager::drained(ConnectionId connection) { state_->drained(connection); }

}  // namespace websocket
