// How fast one client may send: a bucket of tokens that fills steadily. One for each line, on its strand.
#pragma once

#include <algorithm>
#include <chrono>

namespace websocket {

class InboundRate {
 public:
  using Clock = std::chrono::steady_clock;

  InboundRate(double per_second, double burst, Clock::time_point now)
      : per_second_(per_second), burst_(burst), tokens_(burst), last_(now) {}

  // False: this is too much.
  bool take(Clock::time_point now, double amount = 1) noexcept {
    const double passed = std::chrono::duration<double>(now - last_).count();
    last_ = now;
    tokens_ = std::min(burst_, tokens_ + std::max(0.0, passed) * per_second_);
    if (tokens_ < amount) return false;
    tokens_ -= amount;
    return true;
  }

 private:
  double per_second_;
  double burst_;
  double tokens_;
  Clock::time_point last_;
};

}  // namespace websocket
