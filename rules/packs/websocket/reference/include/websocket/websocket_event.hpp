// An event, its id, and what both look like on the wire (rules/packs/websocket/protocol.md). Nothing of lines
// or retries.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "websocket/user_context.hpp"

namespace websocket {

// One manager's events are one stream. 128 random bits: a manager that is made anew for the same context
// never reuses the ids of the one before it, so a client that resumes is never handed the wrong events.
class StreamId {
 public:
  static StreamId random();
  // Reads the 32 lower-case hexadecimal digits that text() writes; nothing for anything else.
  static std::optional<StreamId> parse(std::string_view text) noexcept;
  std::string text() const;
  auto operator<=>(const StreamId&) const = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

// Where an event stands: the stream, and its place there, from 1 without gaps.
struct EventId {
  StreamId stream;
  std::uint64_t sequence = 0;
  auto operator<=>(const EventId&) const = default;
};

struct WebSocketEvent {
  UserContext context;  // whom it is for; a manager of any other context refuses it
  std::string name;     // 1 to 128 bytes: one of the five, or the application's own
  nlohmann::json payload = nullptr;
};

// The text message that carries `event` to a client. Throws nlohmann::json::type_error where a text in the
// payload is no UTF-8.
std::string event_message(const EventId& id, const WebSocketEvent& event);

}  // namespace websocket
