// Agents at work: threads that take runs from a queue. A run holds its user's manager until everything that
// it sent is confirmed or given up, so a client that is cut off finds its events when it comes back.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "latencies.hpp"
#include "websocket/websocket_manager_protocol.hpp"

namespace websocket_demo {

struct AgentOptions {
  std::size_t threads = 4;
  std::size_t payload_bytes = 0;            // of padding in each event
  std::chrono::milliseconds step_pause{0};  // between two events of a run
  std::size_t misdirected = 0;              // events that each run tries to send to somebody else
};

// What the agents were told of their events, to be held against the managers' figures.
struct AgentFigures {
  std::uint64_t runs_started = 0;
  std::uint64_t runs_finished = 0;  // everything that they sent is settled
  std::uint64_t golden_path_taken = 0;
  std::uint64_t ordinary_taken = 0;
  std::uint64_t refused = 0;
  std::uint64_t told_confirmed = 0;
  std::uint64_t told_failed = 0;
  double confirmation_p50_ms = 0;
  double confirmation_p99_ms = 0;
};

class AgentPool {
 public:
  explicit AgentPool(AgentOptions options);
  ~AgentPool();  // stops
  AgentPool(const AgentPool&) = delete;
  AgentPool& operator=(const AgentPool&) = delete;

  // `nonce` comes back in each event's payload.
  void start_run(std::shared_ptr<websocket::WebSocketManagerProtocol> manager, std::string nonce);
  AgentFigures figures() const;
  // Ends all runs and lets go of all managers: what was still on its way is reported as given up. After it
  // nothing is started.
  void stop();

 private:
  struct Run {
    std::uint64_t id = 0;
    std::shared_ptr<websocket::WebSocketManagerProtocol> manager;
    std::string nonce;
    std::size_t unsettled = 1;  // the agent itself, and each event on its way
  };

  void work();
  void run(Run& run);
  void send_golden_path(Run& run, std::size_t step);
  void send_ordinary(Run& run);
  void send_misdirected(Run& run);
  bool pause();
  void hold(Run& run);
  void let_go(std::uint64_t run);

  const AgentOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Run>> waiting_;
  std::unordered_map<std::uint64_t, std::shared_ptr<Run>> runs_;
  std::uint64_t next_run_ = 1;
  bool stopping_ = false;
  AgentFigures counts_;
  Latencies latencies_;
  std::vector<std::thread> threads_;
};

}  // namespace websocket_demo
