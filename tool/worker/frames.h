// What passes between `ssot` and a worker: frames of one letter, a length and that many bytes. The length is
// eight bytes, lowest first.
//
// Knows nothing of what the bytes mean.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ssot {

struct Frame {
  enum class Kind : char { kHello = 'H', kTask = 'T', kAnswer = 'A', kRefusal = 'R' };
  Kind kind = Kind::kTask;
  std::string text;  // of a refusal: a sentence; of a hello: the version
};

std::string frame_bytes(Frame::Kind kind, std::string_view text);

// Puts a frame together from bytes as they come. What comes may be anything.
class FrameReader {
 public:
  enum class State : std::uint8_t { kIncomplete, kComplete, kMalformed, kTooLong };

  explicit FrameReader(std::size_t limit) : limit_(limit) {}

  State take(std::string_view bytes);
  State state() const { return state_; }
  // The frame, once complete; the reader then starts anew.
  Frame release();

 private:
  static constexpr std::size_t kHead = 9;

  State look_at_head();

  std::size_t limit_;
  std::string head_;
  std::uint64_t length_ = 0;
  Frame frame_;
  State state_ = State::kIncomplete;
};

}  // namespace ssot
