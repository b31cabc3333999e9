#include "worker/frames.h"

#include <algorithm>
#include <utility>

namespace ssot {
namespace {

bool is_kind(char letter) {
  return letter == static_cast<char>(Frame::Kind::kHello) ||
         letter == static_cast<char>(Frame::Kind::kTask) ||
         letter == static_cast<char>(Frame::Kind::kAnswer) ||
         letter == static_cast<char>(Frame::Kind::kRefusal);
}

}  // namespace

std::string frame_bytes(Frame::Kind kind, std::string_view text) {
  std::string bytes;
  bytes.reserve(9 + text.size());
  bytes += static_cast<char>(kind);
  const std::uint64_t length = text.size();
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((length >> shift) & 0xFF);
  bytes += text;
  return bytes;
}

FrameReader::State FrameReader::take(std::string_view bytes) {
  // Bytes after a frame's end are nobody's: each side speaks once and then listens.
  if (state_ == State::kComplete && !bytes.empty()) state_ = State::kMalformed;
  if (state_ != State::kIncomplete) return state_;
  if (head_.size() < kHead) {
    const std::size_t missing = std::min(kHead - head_.size(), bytes.size());
    head_ += bytes.substr(0, missing);
    bytes.remove_prefix(missing);
    if (look_at_head() != State::kIncomplete) return state_;
    if (head_.size() < kHead) return state_;
  }
  if (bytes.size() > length_ - frame_.text.size()) return state_ = State::kMalformed;
  frame_.text += bytes;
  if (frame_.text.size() == length_) state_ = State::kComplete;
  return state_;
}

FrameReader::State FrameReader::look_at_head() {
  if (!head_.empty() && !is_kind(head_[0])) return state_ = State::kMalformed;
  if (head_.size() < kHead) return state_;
  frame_.kind = static_cast<Frame::Kind>(head_[0]);
  length_ = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    length_ |= std::uint64_t{static_cast<unsigned char>(head_[i + 1])} << (8 * i);
  }
  // The text grows with what really comes; a great number alone costs nothing.
  if (length_ > limit_) state_ = State::kTooLong;
  return state_;
}

Frame FrameReader::release() {
  Frame frame = std::move(frame_);
  frame_ = {};
  head_.clear();
  length_ = 0;
  state_ = State::kIncomplete;
  return frame;
}

}  // namespace ssot
