// What the server needs of each of its clients, whether still on its way or open: to be told of time and of
// the end. Every function may be called from any thread, and only posts to the client's strand.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>

namespace websocket {

class BeastClient : public std::enable_shared_from_this<BeastClient> {
 public:
  using Clock = std::chrono::steady_clock;

  virtual ~BeastClient() = default;
  // Counts up in the process: who came first has the lower one.
  std::uint64_t number() const noexcept { return number_; }
  bool is_due(Clock::time_point now) const noexcept {
    return now.time_since_epoch().count() >= due_.load(std::memory_order_relaxed);
  }
  virtual void look_at_the_clock() = 0;
  virtual void go_away() = 0;    // the server is shutting down
  virtual void drop_soon() = 0;  // and waits no longer

 protected:
  BeastClient() : number_(++last_number_) {}
  BeastClient(const BeastClient&) = delete;
  BeastClient& operator=(const BeastClient&) = delete;
  void due_at(Clock::time_point when) noexcept {
    due_.store(when.time_since_epoch().count(), std::memory_order_relaxed);
  }

 private:
  static inline std::atomic<std::uint64_t> last_number_{0};
  const std::uint64_t number_;
  // The next moment at which something may be over. One sweep over all of these is cheaper than a timer each.
  std::atomic<Clock::rep> due_{Clock::time_point::max().time_since_epoch().count()};
};

}  // namespace websocket
