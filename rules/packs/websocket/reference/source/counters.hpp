// Where managers count what they do, for WebSocketFigures. One set a process, as there is one registry.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "websocket/websocket_figures.hpp"

namespace websocket {

struct Counters {
  using Count = std::atomic<std::uint64_t>;
  Count managers, managers_made, connections, connections_made;
  Count events_accepted, events_confirmed, events_failed, events_refused;
  Count messages_written, messages_repeated, late_confirmations, protocol_errors, handler_errors;
  std::array<Count, kViolationKinds> violations;
};

Counters& counters();

// Counts a violation, and keeps it for websocket_violations().
void record_violation(ViolationKind kind, std::optional<UserContext> context, std::string text);

}  // namespace websocket
