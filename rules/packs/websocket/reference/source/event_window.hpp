// The events of one manager that are not yet forgotten: numbered, bounded, confirmed or given up. A plain
// value without lines, locks or threads; time comes in by the caller.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "websocket/delivery.hpp"
#include "websocket/manager_options.hpp"

namespace websocket {

// What an event ended as, and who is to be told. The handler may be empty.
struct Settled {
  Delivery delivery;
  DeliveryHandler handler;
};

enum class Importance : std::uint8_t { ordinary, golden_path };

class EventWindow {
 public:
  EventWindow(StreamId stream, const ManagerOptions& options);

  const StreamId& stream() const noexcept { return stream_; }
  std::uint64_t next_sequence() const noexcept { return next_; }
  std::size_t pending() const noexcept { return pending_.size(); }
  // No ordinary event is taken just now.
  bool full() const noexcept;

  // Whether an event whose message has so many bytes would be taken.
  bool has_room(Importance importance, std::size_t bytes) const noexcept;
  // Takes the event that next_sequence() was the number of. Only where has_room().
  void push(std::string message, Importance importance, DeliveryHandler handler, Clock::time_point now);

  // The first event at or after `sequence` that a client should still get, with its message; nothing when
  // there is none.
  using Message = std::shared_ptr<const std::string>;
  std::optional<std::pair<std::uint64_t, Message>> next_from(std::uint64_t sequence) const;
  // Where a client that knows nothing begins: the oldest pending event, or the next one.
  std::uint64_t first_pending() const noexcept;
  // How many of the events after `sequence` are no longer held.
  std::uint64_t missed_after(std::uint64_t sequence) const;

  // `sequence` was put on a line that had not been given it. All clients' first times are one attempt
  // together, so that a second client uses up nothing.
  void written(std::uint64_t sequence, Clock::time_point now);
  // It was put once more on at least one line: another attempt.
  void repeated(std::uint64_t sequence, Clock::time_point now);

  enum class Answer : std::uint8_t { first, again, too_late, never_written };
  struct Confirmation {
    Answer answer = Answer::again;
    std::optional<Settled> settled;  // with Answer::first
  };
  // A client returned this sequence.
  Confirmation confirm(std::uint64_t sequence);

  // Earliest moment at which due() has something to do; time_point::max() when nothing is pending.
  Clock::time_point next_need(bool has_client) const noexcept {
    return has_client ? std::min(next_retry_, next_expiry_) : next_expiry_;
  }

  struct Due {
    std::vector<std::pair<std::uint64_t, Message>> again;  // to be written once more, in order
    std::vector<Settled> given_up;
  };
  // Attempts are only counted against an event while a client listens.
  Due due(Clock::time_point now, bool has_client);

  // Gives up all that is pending.
  std::vector<Settled> give_up_all(DeliveryOutcome outcome);

  // A sentence when the counts contradict each other; empty when all is well.
  std::string problem() const;

 private:
  enum class Standing : std::uint8_t { pending, confirmed, given_up };
  struct Held {
    Message message;  // empty once given up
    Importance importance = Importance::ordinary;
    Standing standing = Standing::pending;
    std::uint32_t attempts = 0;
    Clock::time_point expiry;
    Clock::time_point retry = Clock::time_point::max();  // max: never written
    DeliveryHandler handler;
  };
  using Events = std::map<std::uint64_t, Held>;

  const RetryOptions& retry_of(const Held& held) const noexcept;
  Clock::duration pause_after(std::uint32_t attempts);
  void await_answer(Held& held, Clock::time_point now);
  Settled settle(Events::iterator event, DeliveryOutcome outcome);

  StreamId stream_;
  ManagerOptions options_;
  std::minstd_rand random_;
  std::uint64_t next_ = 1;
  Events events_;  // pending ones, and settled ones of the history
  std::set<std::uint64_t> pending_;
  std::deque<std::uint64_t> history_;  // settled and still held, in the order of settling
  std::size_t pending_bytes_ = 0;
  // Never later than the truth; due() sets them right.
  Clock::time_point next_retry_ = Clock::time_point::max();
  Clock::time_point next_expiry_ = Clock::time_point::max();
};

}  // namespace websocket
