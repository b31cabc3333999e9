#include "counters.hpp"

#include <deque>
#include <mutex>

namespace websocket {
namespace {

constexpr std::size_t kKept = 64;

struct Recent {
  std::mutex mutex;
  std::deque<Violation> violations;
};

Recent& recent() {
  static auto& kept = *new Recent;  // outlives every manager, those of static objects too
  return kept;
}

}  // namespace

Counters& counters() {
  static auto& all = *new Counters{};
  return all;
}

void record_violation(ViolationKind kind, std::optional<UserContext> context, std::string text) {
  ++counters().violations[static_cast<std::size_t>(kind)];
  const std::scoped_lock lock(recent().mutex);
  auto& kept = recent().violations;
  kept.push_back({kind, std::move(context), std::move(text)});
  if (kept.size() > kKept) kept.pop_front();
}

std::vector<Violation> websocket_violations() {
  const std::scoped_lock lock(recent().mutex);
  return {recent().violations.begin(), recent().violations.end()};
}

WebSocketFigures websocket_figures() {
  const Counters& now = counters();
  WebSocketFigures figures;
  // An event is counted as accepted before it can settle: read in the other order, pending is never negative.
  figures.events_confirmed = now.events_confirmed;
  figures.events_failed = now.events_failed;
  figures.events_accepted = now.events_accepted;
  figures.events_refused = now.events_refused;
  figures.managers = now.managers;
  figures.managers_made = now.managers_made;
  figures.connections = now.connections;
  figures.connections_made = now.connections_made;
  figures.messages_written = now.messages_written;
  figures.messages_repeated = now.messages_repeated;
  figures.late_confirmations = now.late_confirmations;
  figures.protocol_errors = now.protocol_errors;
  figures.handler_errors = now.handler_errors;
  for (std::size_t kind = 0; kind < kViolationKinds; ++kind) figures.violations[kind] = now.violations[kind];
  return figures;
}

std::string_view name_of(ViolationKind kind) noexcept {
  switch (kind) {
    case ViolationKind::foreign_event:
      return "foreign_event";
    case ViolationKind::foreign_connection:
      return "foreign_connection";
    case ViolationKind::foreign_acknowledgement:
      return "foreign_acknowledgement";
    case ViolationKind::second_manager:
      return "second_manager";
    case ViolationKind::second_registry:
      return "second_registry";
  }
  return "";
}

}  // namespace websocket
