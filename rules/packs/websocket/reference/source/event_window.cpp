#include "event_window.hpp"

namespace websocket {

EventWindow::EventWindow(StreamId stream, const ManagerOptions& options)
    : stream_(stream), options_(options), random_(std::random_device{}()) {}

bool EventWindow::has_room(Importance importance, std::size_t bytes) const noexcept {
  const std::size_t reserve = importance == Importance::ordinary ? options_.golden_path_reserve : 0;
  return pending_.size() + reserve < options_.queue_limit && pending_bytes_ + bytes <= options_.queue_bytes;
}

bool EventWindow::full() const noexcept { return !has_room(Importance::ordinary, 0); }

void EventWindow::push(std::string message, Importance importance, DeliveryHandler handler,
                       Clock::time_point now) {
  Held held;
  pending_bytes_ += message.size();
  held.message = std::make_shared<const std::string>(std::move(message));
  held.importance = importance;
  held.handler = std::move(handler);
  held.expiry = now + retry_of(held).lifetime;
  next_expiry_ = std::min(next_expiry_, held.expiry);
  pending_.insert(pending_.end(), next_);
  events_.emplace_hint(events_.end(), next_, std::move(held));
  ++next_;
}

std::optional<std::pair<std::uint64_t, EventWindow::Message>> EventWindow::next_from(
    std::uint64_t sequence) const {
  for (auto event = events_.lower_bound(sequence); event != events_.end(); ++event)
    if (event->second.standing != Standing::given_up) return std::pair{event->first, event->second.message};
  return std::nullopt;
}

std::uint64_t EventWindow::first_pending() const noexcept {
  return pending_.empty() ? next_ : *pending_.begin();
}

std::uint64_t EventWindow::missed_after(std::uint64_t sequence) const {
  std::uint64_t held = 0;
  for (auto event = events_.upper_bound(sequence); event != events_.end(); ++event)
    if (event->second.standing != Standing::given_up) ++held;
  return next_ - 1 - sequence - held;
}

void EventWindow::written(std::uint64_t sequence, Clock::time_point now) {
  Held& held = events_.at(sequence);
  held.attempts = std::max(held.attempts, 1u);
  if (held.standing == Standing::pending) await_answer(held, now);
}

void EventWindow::repeated(std::uint64_t sequence, Clock::time_point now) {
  Held& held = events_.at(sequence);
  ++held.attempts;
  await_answer(held, now);
}

void EventWindow::await_answer(Held& held, Clock::time_point now) {
  held.retry = now + pause_after(held.attempts);
  next_retry_ = std::min(next_retry_, held.retry);
}

EventWindow::Confirmation EventWindow::confirm(std::uint64_t sequence) {
  if (sequence == 0 || sequence >= next_) return {Answer::never_written, {}};
  const auto event = events_.find(sequence);
  if (event == events_.end()) return {Answer::again, {}};  // settled so long ago that it is forgotten
  if (event->second.attempts == 0) return {Answer::never_written, {}};
  switch (event->second.standing) {
    case Standing::pending:
      return {Answer::first, settle(event, DeliveryOutcome::confirmed)};
    case Standing::given_up:
      return {Answer::too_late, {}};
    case Standing::confirmed:
      break;
  }
  return {Answer::again, {}};
}

EventWindow::Due EventWindow::due(Clock::time_point now, bool has_client) {
  Due found;
  next_retry_ = next_expiry_ = Clock::time_point::max();
  const std::vector<std::uint64_t> waiting(pending_.begin(), pending_.end());  // settling changes pending_
  for (const std::uint64_t sequence : waiting) {
    const auto event = events_.find(sequence);
    Held& held = event->second;
    if (now >= held.expiry) {
      found.given_up.push_back(settle(event, DeliveryOutcome::expired));
      continue;
    }
    next_expiry_ = std::min(next_expiry_, held.expiry);
    if (has_client && now >= held.retry) {
      if (held.attempts >= retry_of(held).max_attempts) {
        found.given_up.push_back(settle(event, DeliveryOutcome::unanswered));
        continue;
      }
      // Also where no line takes it now: it is asked for again after a pause, never at once.
      await_answer(held, now);
      found.again.emplace_back(sequence, held.message);
    } else {
      next_retry_ = std::min(next_retry_, held.retry);
    }
  }
  return found;
}

std::vector<Settled> EventWindow::give_up_all(DeliveryOutcome outcome) {
  std::vector<Settled> all;
  const std::vector<std::uint64_t> waiting(pending_.begin(), pending_.end());
  for (const std::uint64_t sequence : waiting) all.push_back(settle(events_.find(sequence), outcome));
  return all;
}

std::string EventWindow::problem() const {
  std::size_t pending = 0;
  std::size_t bytes = 0;
  for (const auto& [sequence, held] : events_) {
    if (held.standing == Standing::pending) {
      ++pending;
      bytes += held.message->size();
      if (!pending_.contains(sequence)) return "a pending event is not in the queue";
    }
  }
  if (pending != pending_.size() || bytes != pending_bytes_)
    return "the queue's counts differ from what it holds";
  if (pending > options_.queue_limit || bytes > options_.queue_bytes)
    return "the queue is longer than its limit";
  if (history_.size() > options_.history_limit) return "the history is longer than its limit";
  if (events_.size() != pending + history_.size())
    return "events are held that are neither pending nor history";
  return {};
}

const RetryOptions& EventWindow::retry_of(const Held& held) const noexcept {
  return held.importance == Importance::golden_path ? options_.golden_path : options_.ordinary;
}

Clock::duration EventWindow::pause_after(std::uint32_t attempts) {
  auto pause = options_.first_retry;
  for (std::uint32_t done = 1; done < attempts && pause < options_.longest_retry; ++done) pause *= 2;
  pause = std::min(pause, options_.longest_retry);
  const double part = std::uniform_real_distribution<>(0, options_.jitter)(random_);
  return std::chrono::duration_cast<Clock::duration>(pause * (1 - part));
}

Settled EventWindow::settle(Events::iterator event, DeliveryOutcome outcome) {
  Held& held = event->second;
  const std::uint64_t sequence = event->first;
  Settled settled{{{stream_, sequence}, outcome, held.attempts}, std::move(held.handler)};
  pending_.erase(sequence);
  pending_bytes_ -= held.message->size();
  if (outcome == DeliveryOutcome::confirmed) {
    held.standing = Standing::confirmed;
  } else {
    held.standing = Standing::given_up;
    held.message = nullptr;
  }
  history_.push_back(sequence);
  if (history_.size() > options_.history_limit) {
    events_.erase(history_.front());
    history_.pop_front();
  }
  return settled;
}

}  // namespace websocket
