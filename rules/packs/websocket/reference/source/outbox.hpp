// What waits to be sent to one client: bounded, filled by the manager from any thread, emptied on the strand
// of the client's line. Knows nothing of sockets.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "websocket/websocket_transport.hpp"

namespace websocket {

struct CloseRequest {
  CloseCode code{};
  std::string reason;
};

class Outbox final : public WebSocketTransport {
 public:
  // `wake` makes the strand call next() soon. It is called with the outbox's lock held: it only posts. After
  // end() it is never called again.
  Outbox(std::size_t limit, std::function<void()> wake) : limit_(limit), wake_(std::move(wake)) {}

  // A message that is longer than the whole buffer is taken when nothing else waits, or it would never go.
  bool write(std::shared_ptr<const std::string> message) override;
  void close(CloseCode code, std::string_view reason) noexcept override;

  // On the strand: a wish to close comes before all messages.
  std::optional<CloseRequest> take_close();
  // On the strand: the next message; nothing when none waits, until `wake` is called again.
  std::shared_ptr<const std::string> next();
  // On the strand: the last message that next() gave is out. True: a write was refused before, and there is
  // room again.
  bool written();
  // Nothing is taken any more, what waits is dropped, nobody is woken.
  void end();

 private:
  void wake();

  const std::size_t limit_;
  std::mutex mutex_;
  std::function<void()> wake_;
  std::deque<std::shared_ptr<const std::string>> messages_;
  std::size_t bytes_ = 0;                  // of all messages, the one on its way included
  std::optional<std::size_t> on_its_way_;  // its size
  bool awake_ = false;                     // the strand will come for more by itself
  bool refused_ = false;                   // since the last time there was room
  bool ended_ = false;
  std::optional<CloseRequest> close_;
};

}  // namespace websocket
