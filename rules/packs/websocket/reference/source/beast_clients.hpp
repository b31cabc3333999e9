// All clients of one server: how many there may be, who they are, and what was counted of them. Thread-safe.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include "websocket/beast_server.hpp"

namespace websocket {

class BeastClient;

enum class ServerCount : std::uint8_t {
  accepted,
  accept_errors,
  handshakes_dropped,
  handshakes_late,
  refused,
  documents,
  opened,
  floods,
  stalls,
  idle,
  bad_frames,
  handler_errors,
};
inline constexpr std::size_t kServerCounts = 12;

class BeastClients {
 public:
  explicit BeastClients(BeastServerOptions options) : options(std::move(options)) {}

  const BeastServerOptions options;

  void count(ServerCount what) noexcept { ++counts_[static_cast<std::size_t>(what)]; }
  BeastServerFigures figures() const;

  // A client that has just been accepted. Where too many are on their way, the first of them is dropped.
  // False: the server is stopping.
  bool add(const std::shared_ptr<BeastClient>& client);
  // There is nothing left to take a client with: whoever has been on the way longest makes room.
  void make_room();
  // A client that is on its way goes on as what `make` makes of it.
  enum class Opening : std::uint8_t { done, too_many, too_many_of_this_user };
  Opening open(const std::shared_ptr<BeastClient>& client, const UserId& user,
               const std::function<std::shared_ptr<BeastClient>()>& make);
  // It is gone. Its place is free.
  void remove(const std::shared_ptr<BeastClient>& client);

  // Tells all whose time it is to look at their clocks.
  void sweep(std::chrono::steady_clock::time_point now);
  // Takes no more clients and says goodbye to all.
  void close_all();
  void drop_all();
  // False: some are still there after `grace`.
  bool wait_until_gone(std::chrono::milliseconds grace);

 private:
  void drop_oldest_handshake();

  std::array<std::atomic<std::uint64_t>, kServerCounts> counts_{};
  mutable std::mutex mutex_;  // of what follows: by number, so the oldest is first
  std::condition_variable gone_;
  std::map<std::uint64_t, std::shared_ptr<BeastClient>> handshakes_;
  std::map<std::uint64_t, std::shared_ptr<BeastClient>> open_;
  std::map<std::uint64_t, UserId> users_;  // of the open ones
  std::map<UserId, std::size_t> open_of_;
  bool stopping_ = false;
};

}  // namespace websocket
