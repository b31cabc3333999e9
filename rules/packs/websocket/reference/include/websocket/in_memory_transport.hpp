// A line that ends in a vector: for tests of whatever talks to a manager.
#pragma once

#include <cstddef>
#include <limits>
#include <mutex>
#include <optional>
#include <vector>

#include "websocket/websocket_transport.hpp"

namespace websocket {

class InMemoryTransport final : public WebSocketTransport {
 public:
  // A client that reads no more than `capacity` messages until take() makes room.
  explicit InMemoryTransport(std::size_t capacity = std::numeric_limits<std::size_t>::max())
      : capacity_(capacity) {}

  bool write(std::shared_ptr<const std::string> message) override {
    const std::scoped_lock lock(mutex_);
    if (closed_ || messages_.size() >= capacity_) return false;
    messages_.push_back(*message);
    return true;
  }

  void close(CloseCode code, std::string_view) noexcept override {
    const std::scoped_lock lock(mutex_);
    if (!closed_) closed_ = code;
  }

  // What arrived since the last call. Call the manager's drained() afterwards.
  std::vector<std::string> take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(messages_, {});
  }

  // With what it was closed; nothing while it is open.
  std::optional<CloseCode> closed() const {
    const std::scoped_lock lock(mutex_);
    return closed_;
  }

 private:
  mutable std::mutex mutex_;
  std::size_t capacity_;
  std::vector<std::string> messages_;
  std::optional<CloseCode> closed_;
};

}  // namespace websocket
