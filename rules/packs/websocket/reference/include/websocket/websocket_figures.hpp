// What all managers of this process have done, and what went against isolation. Read by people, monitors and
// tests.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "websocket/user_context.hpp"

namespace websocket {

// Each is refused where it happens; none ever delivers anything.
enum class ViolationKind : std::uint8_t {
  foreign_event,            // an event was given to a manager of another context
  foreign_connection,       // a connection was given to a manager of another context
  foreign_acknowledgement,  // a client confirmed an event that was never written to it
  second_manager,           // a manager was asked for while the same thread takes down the one before it
  second_registry,          // two copies of this library in one process
};
inline constexpr std::size_t kViolationKinds = 5;

std::string_view name_of(ViolationKind kind) noexcept;

struct Violation {
  ViolationKind kind{};
  std::optional<UserContext> context;  // whose manager was wronged, where one was
  std::string text;                    // a sentence
};

// A snapshot. events_accepted == events_confirmed + events_failed + events_pending() at any time; everything
// else is read one after the other.
struct WebSocketFigures {
  std::uint64_t managers = 0;  // that live
  std::uint64_t managers_made = 0;
  std::uint64_t connections = 0;  // open, greeted or not
  std::uint64_t connections_made = 0;
  std::uint64_t events_accepted = 0;  // taken by send_event and send_golden_path_event
  std::uint64_t events_confirmed = 0;
  std::uint64_t events_failed = 0;       // given up, and reported so
  std::uint64_t events_refused = 0;      // not taken
  std::uint64_t messages_written = 0;    // events on lines, each time
  std::uint64_t messages_repeated = 0;   // of these, to a line that had it already
  std::uint64_t late_confirmations = 0;  // of events that were given up before
  std::uint64_t protocol_errors = 0;     // client messages that were no part of the protocol
  std::uint64_t handler_errors = 0;      // exceptions out of the application's handlers
  std::array<std::uint64_t, kViolationKinds> violations{};

  std::uint64_t events_pending() const noexcept { return events_accepted - events_confirmed - events_failed; }
};

WebSocketFigures websocket_figures();

// The last 64 violations, oldest first.
std::vector<Violation> websocket_violations();

// Looks at every manager that lives; a sentence for each thing that should not be, empty when all is well.
std::vector<std::string> validate_websocket_managers();

// The figures in Prometheus' text format, version 0.0.4.
std::string prometheus_text(const WebSocketFigures& figures);

}  // namespace websocket
