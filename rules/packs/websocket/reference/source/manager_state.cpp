#include "manager_state.hpp"

#include <algorithm>

#include "counters.hpp"
#include "registry.hpp"

namespace websocket {

void report(std::vector<Settled> settled) {
  for (Settled& one : settled) {
    ++(one.delivery.outcome == DeliveryOutcome::confirmed ? counters().events_confirmed
                                                          : counters().events_failed);
    if (!one.handler) continue;
    try {
      one.handler(one.delivery);
    } catch (...) {
      ++counters().handler_errors;  // the application's, and nobody here could do anything about it
    }
  }
}

WebSocketManager::State::State(UserContext whose, const ManagerOptions& limits)
    : context(std::move(whose)), options(limits), window(StreamId::random(), limits) {
  schedule();
}

SendResult WebSocketManager::State::send(WebSocketEvent event, Importance importance,
                                         DeliveryHandler handler) {
  const auto refuse = [](Refusal refusal) {
    ++counters().events_refused;
    return SendResult(refusal);
  };
  if (event.context != context) {
    record_violation(ViolationKind::foreign_event, context,
                     "An event for another context was given to this manager.");
    return refuse(Refusal::foreign_context);
  }
  if (event.name.empty() || event.name.size() > 128) return refuse(Refusal::unwritable);
  const std::scoped_lock lock(mutex);
  if (!window.has_room(importance, 0)) return refuse(Refusal::queue_full);
  const EventId id{window.stream(), window.next_sequence()};
  std::string message;
  try {
    message = event_message(id, event);
  } catch (const nlohmann::json::type_error&) {
    return refuse(Refusal::unwritable);
  }
  if (message.size() > options.max_event_bytes) return refuse(Refusal::too_large);
  if (!window.has_room(importance, message.size())) return refuse(Refusal::queue_full);
  ++counters().events_accepted;
  window.push(std::move(message), importance, std::move(handler), options.now());
  for (auto& [connection, line] : lines) pump(line);
  schedule();
  return id;
}

std::optional<Refusal> WebSocketManager::State::add(WebSocketConnection connection) {
  if (connection.context() != context) {
    record_violation(ViolationKind::foreign_connection, context,
                     "A connection of another context was given to this manager.");
    connection.transport().close(CloseCode::internal_error, "The server mixed up two connections.");
    return Refusal::foreign_context;
  }
  const std::scoped_lock lock(mutex);
  const ConnectionId id = connection.id();
  lines.try_emplace(id, Line{std::move(connection)});
  ++counters().connections;
  ++counters().connections_made;
  return std::nullopt;
}

void WebSocketManager::State::remove(ConnectionId id) {
  const std::scoped_lock lock(mutex);
  counters().connections -= lines.erase(id);
  schedule();
}

void WebSocketManager::State::receive(ConnectionId id, std::string_view text) {
  ClientMessage message = parse_client_message(text);
  std::vector<Settled> settled;
  MessageHandler handler;
  {
    const std::scoped_lock lock(mutex);
    const auto line = lines.find(id);
    if (line == lines.end()) return;  // closed meanwhile
    if (const auto* malformed = std::get_if<Malformed>(&message)) {
      ++counters().protocol_errors;
      close(line, malformed->code, malformed->reason);
    } else if (std::holds_alternative<Hello>(message) == line->second.greeted) {
      ++counters().protocol_errors;
      close(line, CloseCode::policy_violation, "the first message, and no other, is hello");
    } else if (const auto* hello = std::get_if<Hello>(&message)) {
      greet(line, *hello);
    } else if (const auto* acknowledgement = std::get_if<Acknowledgement>(&message)) {
      if (auto first = acknowledge(line, *acknowledgement)) settled.push_back(std::move(*first));
    } else {
      handler = on_message;
    }
    schedule();
  }
  report(std::move(settled));
  if (!handler) return;
  try {
    handler(id, std::get<ApplicationMessage>(message).payload);
  } catch (...) {
    ++counters().handler_errors;
  }
}

void WebSocketManager::State::drained(ConnectionId id) {
  const std::scoped_lock lock(mutex);
  const auto line = lines.find(id);
  if (line == lines.end()) return;
  line->second.full = false;
  pump(line->second);
  schedule();
}

void WebSocketManager::State::poll() {
  const Clock::time_point now = options.now();
  if (now.time_since_epoch().count() < next_need.load(std::memory_order_relaxed)) return;
  std::vector<Settled> given_up;
  {
    const std::scoped_lock lock(mutex);
    EventWindow::Due due = window.due(now, has_client());
    given_up = std::move(due.given_up);
    for (const auto& [sequence, message] : due.again)
      if (repeat(message)) window.repeated(sequence, now);
    schedule();
  }
  report(std::move(given_up));
}

WebSocketManagerMode WebSocketManager::State::mode() const {
  const std::scoped_lock lock(mutex);
  if (window.full()) return WebSocketManagerMode::emergency;
  return has_client() ? WebSocketManagerMode::connected : WebSocketManagerMode::degraded;
}

std::vector<Settled> WebSocketManager::State::take_down() {
  const std::scoped_lock lock(mutex);
  while (!lines.empty())
    close(lines.begin(), CloseCode::going_away, "The server needs this conversation no more.");
  return window.give_up_all(DeliveryOutcome::manager_closed);
}

std::string WebSocketManager::State::problem() const {
  const std::scoped_lock lock(mutex);
  for (const auto& [id, line] : lines) {
    if (line.connection.context() != context) return "it holds a connection of another context";
    if (line.cursor > window.next_sequence()) return "a connection has been given more than there is";
  }
  return window.problem();
}

bool WebSocketManager::State::has_client() const {
  return std::ranges::any_of(lines, [](const auto& entry) { return entry.second.greeted; });
}

// Gives the line what it has not been given yet, in order, until its transport is full.
void WebSocketManager::State::pump(Line& line) {
  if (!line.greeted || line.full) return;
  while (const auto next = window.next_from(line.cursor)) {
    if (!line.connection.transport().write(next->second)) {
      line.full = true;
      return;
    }
    line.cursor = next->first + 1;
    window.written(next->first, options.now());
    ++counters().messages_written;
  }
}

// Gives an event once more to every line that has been given it; whoever has not come to it yet gets it in
// its turn. Whether any line took it.
bool WebSocketManager::State::repeat(const EventWindow::Message& message) {
  bool taken = false;
  for (auto& [connection, line] : lines) {
    if (!line.greeted || line.full) continue;
    if (!line.connection.transport().write(message)) {
      line.full = true;
      continue;
    }
    taken = true;
    ++counters().messages_written;
    ++counters().messages_repeated;
  }
  return taken;
}

void WebSocketManager::State::schedule() {
  next_need.store(window.next_need(has_client()).time_since_epoch().count(), std::memory_order_relaxed);
}

void WebSocketManager::State::close(Lines::iterator line, CloseCode code, std::string_view reason) {
  line->second.connection.transport().close(code, reason);
  lines.erase(line);
  --counters().connections;
}

void WebSocketManager::State::greet(Lines::iterator line, const Hello& hello) {
  const bool same = hello.resume && hello.resume->stream == window.stream();
  if (same && hello.resume->sequence >= window.next_sequence()) {
    ++counters().protocol_errors;
    close(line, CloseCode::policy_violation, "resume names an event that has not been");
    return;
  }
  const std::uint64_t after = same ? hello.resume->sequence : window.first_pending() - 1;
  line->second.cursor = after + 1;
  const std::uint64_t missed = same ? window.missed_after(after) : 0;
  // A line that is full before its first message will take nothing else either.
  if (!line->second.connection.transport().write(
          std::make_shared<const std::string>(welcome_message(window.stream(), after, missed)))) {
    close(line, CloseCode::policy_violation, "too slow to read");
    return;
  }
  line->second.greeted = true;
  pump(line->second);
}

std::optional<Settled> WebSocketManager::State::acknowledge(Lines::iterator line,
                                                            const Acknowledgement& message) {
  EventWindow::Confirmation found{EventWindow::Answer::too_late, {}};
  if (message.id.stream == window.stream())
    found = window.confirm(message.id.sequence);
  else if (WebSocketManagerRegistry::instance().sends(message.id.stream))
    found.answer = EventWindow::Answer::never_written;  // somebody else's
  // Else of a manager before this one: given up when that went.
  if (found.answer == EventWindow::Answer::too_late) ++counters().late_confirmations;
  if (found.answer == EventWindow::Answer::never_written) {
    record_violation(ViolationKind::foreign_acknowledgement, context,
                     "A client confirmed an event that was never written to it.");
    close(line, CloseCode::policy_violation, "an event was acknowledged that was never sent");
  }
  return std::move(found.settled);
}

}  // namespace websocket
