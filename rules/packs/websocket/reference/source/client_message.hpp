// What a client may say (rules/packs/websocket/protocol.md), read from untrusted text.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "websocket/websocket_event.hpp"
#include "websocket/websocket_transport.hpp"

namespace websocket {

struct Hello {
  std::optional<EventId> resume;  // the last event that the client has; none for a new client
};
struct Acknowledgement {
  EventId id;
};
struct ApplicationMessage {
  nlohmann::json payload;
};
// No message of the protocol: how to close, and why.
struct Malformed {
  CloseCode code{};
  std::string_view reason;  // a literal
};

using ClientMessage = std::variant<Hello, Acknowledgement, ApplicationMessage, Malformed>;
ClientMessage parse_client_message(std::string_view text);

// The server's answer to a hello.
std::string welcome_message(const StreamId& stream, std::uint64_t after, std::uint64_t missed);

}  // namespace websocket
