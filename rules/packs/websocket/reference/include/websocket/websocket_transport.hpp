// What a manager needs of a line to a client, and nothing else: Beast's is in beast_server.hpp, one for tests
// in in_memory_transport.hpp.
//
// A manager calls both functions from any thread and while it holds its own lock: they return at once, and
// never call the manager from within. What the line tells of itself comes by the manager's receive(),
// drained() and remove_connection(), called by whoever owns the line.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace websocket {

// RFC 6455, 7.4.1.
enum class CloseCode : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  protocol_error = 1002,
  invalid_data = 1007,
  policy_violation = 1008,
  too_big = 1009,
  internal_error = 1011,
};

class WebSocketTransport {
 public:
  virtual ~WebSocketTransport() = default;

  // Takes one text message, to be sent after all that were taken before it. False: not taken, because the
  // buffer is full or the line is closed; the owner calls the manager's drained() when there is room again.
  [[nodiscard]] virtual bool write(std::shared_ptr<const std::string> message) = 0;

  // Ends the line, with a reason of at most 123 bytes for the client. More than once is as good as once.
  virtual void close(CloseCode code, std::string_view reason) noexcept = 0;
};

}  // namespace websocket
