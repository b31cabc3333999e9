#include "websocket/websocket_connection.hpp"

#include <atomic>
#include <stdexcept>

namespace websocket {
namespace {

ConnectionId next_id() {
  static std::atomic<std::uint64_t> last{0};
  return ConnectionId{++last};
}

}  // namespace

WebSocketConnection::WebSocketConnection(UserContext context, std::shared_ptr<WebSocketTransport> transport)
    : id_(next_id()), context_(std::move(context)), transport_(std::move(transport)) {
  if (!transport_) throw std::invalid_argument("A connection needs a transport.");
}

}  // namespace websocket
