// What becomes of an event: what a sender is told at once, and what later.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "websocket/websocket_event.hpp"

namespace websocket {

// Why an event, or a connection, was not taken. Nothing of it is kept, written or counted as sent.
enum class Refusal : std::uint8_t {
  foreign_context,       // it is for another context than this manager's: a violation, and reported as one
  queue_full,            // the newest is refused; what waits is kept
  too_large,             // its message is longer than ManagerOptions::max_event_bytes
  unwritable,            // no name, a name of over 128 bytes, or a text that is no UTF-8
};

// A sentence for a log.
std::string_view describe(Refusal refusal) noexcept;

// Either an id or a refusal.
class [[nodiscard]] SendResult {
 public:
  SendResult(EventId id) : id_(id) {}
  SendResult(Refusal refusal) : refusal_(refusal) {}
  explicit operator bool() const noexcept { return id_.has_value(); }
  const EventId& id() const { return id_.value(); }     // throws std::bad_optional_access when refused
  Refusal refusal() const { return refusal_.value(); }  // throws std::bad_optional_access when taken

 private:
  std::optional<EventId> id_;
  std::optional<Refusal> refusal_;
};

enum class DeliveryOutcome : std::uint8_t {
  confirmed,       // a client returned the event's id
  unanswered,      // written as often as allowed, never confirmed
  expired,         // its time was over before a client confirmed it
  manager_closed,  // the last user of the manager let it go
};

constexpr std::string_view name_of(DeliveryOutcome outcome) noexcept {
  switch (outcome) {
    case DeliveryOutcome::confirmed:
      return "confirmed";
    case DeliveryOutcome::unanswered:
      return "unanswered";
    case DeliveryOutcome::expired:
      return "expired";
    case DeliveryOutcome::manager_closed:
      return "manager_closed";
  }
  return "";
}

struct Delivery {
  EventId id;
  DeliveryOutcome outcome = DeliveryOutcome::confirmed;
  std::uint32_t attempts = 0;  // how often it was written; to all clients at once is one
};

// Called exactly once for each golden path event that was taken, on the thread that learnt of it, without
// locks held.
using DeliveryHandler = std::function<void(const Delivery&)>;

}  // namespace websocket
