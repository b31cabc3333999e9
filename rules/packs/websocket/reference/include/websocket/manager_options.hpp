// The limits of every manager of this process.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace websocket {

using Clock = std::chrono::steady_clock;

struct RetryOptions {
  std::uint32_t max_attempts = 0;         // how often an event is written while a client listens
  std::chrono::milliseconds lifetime{0};  // after which it is given up, client or not
};

struct ManagerOptions {
  // The queue: events that are neither confirmed nor given up. The newest is refused when it is full.
  std::size_t queue_limit = 1024;
  std::size_t queue_bytes = 4u << 20;
  // Of the limit, so much is kept free for the golden path: ordinary events never fill it.
  std::size_t golden_path_reserve = 64;
  std::size_t max_event_bytes = 256u << 10;
  // So many events are kept after they were confirmed, for a second client of the same context or one that
  // resumes.
  std::size_t history_limit = 256;

  // An unconfirmed event is written again after `first_retry`, then after twice that, up to `longest_retry`;
  // each time shortened by a random part of up to `jitter`, so that many clients do not answer at once.
  std::chrono::milliseconds first_retry{2000};
  std::chrono::milliseconds longest_retry{30000};
  double jitter = 0.1;
  RetryOptions ordinary{3, std::chrono::minutes(2)};
  RetryOptions golden_path{8, std::chrono::minutes(5)};

  std::function<Clock::time_point()> now = [] { return Clock::now(); };
};

}  // namespace websocket
