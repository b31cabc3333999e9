#include "worker/frames.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(FramesTest, ComeBackByteByByte) {
  const std::string bytes = frame_bytes(Frame::Kind::kAnswer, std::string("a\0b", 3));
  FrameReader reader(10);
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    EXPECT_EQ(reader.take(bytes.substr(i, 1)), FrameReader::State::kIncomplete);
  }
  EXPECT_EQ(reader.take(bytes.substr(bytes.size() - 1)), FrameReader::State::kComplete);
  const Frame frame = reader.release();
  EXPECT_EQ(frame.kind, Frame::Kind::kAnswer);
  EXPECT_EQ(frame.text, std::string("a\0b", 3));
  EXPECT_EQ(reader.take(frame_bytes(Frame::Kind::kTask, "")), FrameReader::State::kComplete);
}

TEST(FramesTest, AnythingElseIsRefused) {
  EXPECT_EQ(FrameReader(10).take("Z"), FrameReader::State::kMalformed);
  EXPECT_EQ(FrameReader(10).take("A\x0b\0\0\0\0\0\0"), FrameReader::State::kIncomplete);
  EXPECT_EQ(FrameReader(10).take(std::string("A\x0b\0\0\0\0\0\0\0", 9)), FrameReader::State::kTooLong);
  EXPECT_EQ(FrameReader(10).take(std::string("A\xff\xff\xff\xff\xff\xff\xff\xff", 9)),
            FrameReader::State::kTooLong);
  EXPECT_EQ(FrameReader(10).take(frame_bytes(Frame::Kind::kAnswer, "a") + "b"),
            FrameReader::State::kMalformed);
  FrameReader reader(10);
  reader.take(frame_bytes(Frame::Kind::kAnswer, "a"));
  EXPECT_EQ(reader.take("A"), FrameReader::State::kMalformed);
}

}  // namespace
}  // namespace ssot
