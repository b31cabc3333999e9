#include "outbox.hpp"

namespace websocket {

bool Outbox::write(std::shared_ptr<const std::string> message) {
  const std::scoped_lock lock(mutex_);
  if (ended_ || close_) return false;
  const std::size_t size = message->size();
  if (bytes_ > 0 && bytes_ + size > limit_) {
    refused_ = true;
    return false;
  }
  messages_.push_back(std::move(message));
  bytes_ += size;
  wake();
  return true;
}

void Outbox::close(CloseCode code, std::string_view reason) noexcept {
  try {
    const std::scoped_lock lock(mutex_);
    if (ended_ || close_) return;
    // 123 bytes are what a close frame holds beside its code; cut between two characters.
    std::size_t length = std::min<std::size_t>(reason.size(), 123);
    while (length < reason.size() && length > 0 &&
           (static_cast<unsigned char>(reason[length]) & 0xc0) == 0x80)
      --length;
    close_ = CloseRequest{code, std::string(reason.substr(0, length))};
    awake_ = false;  // it does not wait for the message on its way
    wake();
  } catch (...) {
    // No memory to say goodbye with: the line is closed when it is next found idle.
  }
}

std::optional<CloseRequest> Outbox::take_close() {
  const std::scoped_lock lock(mutex_);
  return close_;
}

std::shared_ptr<const std::string> Outbox::next() {
  const std::scoped_lock lock(mutex_);
  if (on_its_way_) return nullptr;  // written() comes first
  if (messages_.empty()) {
    awake_ = false;
    return nullptr;
  }
  std::shared_ptr<const std::string> message = std::move(messages_.front());
  messages_.pop_front();
  on_its_way_ = message->size();
  return message;
}

bool Outbox::written() {
  const std::scoped_lock lock(mutex_);
  bytes_ -= on_its_way_.value_or(0);
  on_its_way_.reset();
  // Half of it free, so that a client that reads one message at a time does not wake the manager each time.
  if (!refused_ || bytes_ > limit_ / 2) return false;
  refused_ = false;
  return true;
}

void Outbox::end() {
  std::function<void()> last;  // what it holds goes without the lock
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  messages_.clear();
  last = std::move(wake_);
  wake_ = nullptr;
}

void Outbox::wake() {
  if (awake_ || !wake_) return;
  awake_ = true;
  wake_();
}

}  // namespace websocket
