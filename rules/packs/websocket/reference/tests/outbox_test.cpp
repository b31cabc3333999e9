#include "outbox.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "inbound_rate.hpp"

namespace websocket {
namespace {

std::shared_ptr<const std::string> text(std::size_t size) { return std::make_shared<std::string>(size, 'x'); }

TEST(Outbox, TakesNoMoreThanItsBytesAndTellsWhenThereIsRoom) {
  Outbox outbox(100, [] {});
  EXPECT_TRUE(outbox.write(text(60)));
  EXPECT_TRUE(outbox.write(text(40)));
  EXPECT_FALSE(outbox.write(text(1)));
  ASSERT_TRUE(outbox.next());
  EXPECT_FALSE(outbox.write(text(1))) << "what is on its way is not out";
  EXPECT_TRUE(outbox.written());
  EXPECT_TRUE(outbox.write(text(60)));
  ASSERT_TRUE(outbox.next());
  EXPECT_FALSE(outbox.written()) << "nothing was refused since";
}

TEST(Outbox, TakesAMessageLongerThanItselfAlone) {
  Outbox outbox(100, [] {});
  EXPECT_TRUE(outbox.write(text(1000)));
  EXPECT_FALSE(outbox.write(text(1)));
  ASSERT_TRUE(outbox.next());
  EXPECT_FALSE(outbox.next()) << "one at a time";
  EXPECT_TRUE(outbox.written());
}

TEST(Outbox, WakesOnceUntilItIsFoundEmpty) {
  int wakes = 0;
  Outbox outbox(100, [&] { ++wakes; });
  EXPECT_TRUE(outbox.write(text(1)));
  EXPECT_TRUE(outbox.write(text(1)));
  EXPECT_EQ(wakes, 1);
  ASSERT_TRUE(outbox.next());
  outbox.written();
  ASSERT_TRUE(outbox.next());
  outbox.written();
  EXPECT_FALSE(outbox.next());
  EXPECT_TRUE(outbox.write(text(1)));
  EXPECT_EQ(wakes, 2);
}

TEST(Outbox, ClosesOnceWithAReasonThatFitsAFrame) {
  int wakes = 0;
  Outbox outbox(100, [&] { ++wakes; });
  EXPECT_TRUE(outbox.write(text(1)));
  ASSERT_TRUE(outbox.next());
  std::string reason(121, 'x');
  reason += "\xe2\x82\xac";  // its last byte would be the 124th
  outbox.close(CloseCode::policy_violation, reason);
  outbox.close(CloseCode::normal, "again");
  EXPECT_EQ(wakes, 2) << "a close does not wait for the message on its way";
  EXPECT_FALSE(outbox.write(text(1)));
  const std::optional<CloseRequest> close = outbox.take_close();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->code, CloseCode::policy_violation);
  EXPECT_EQ(close->reason, std::string(121, 'x'));
}

TEST(Outbox, IsSilentAfterItsEndFromWhateverThread) {
  for (int round = 0; round < 200; ++round) {
    auto alive = std::make_unique<int>(0);
    Outbox outbox(1u << 20, [&alive] { ++*alive; });
    std::thread sender([&] {
      for (int i = 0; i < 50; ++i) {
        (void)outbox.write(text(10));
        outbox.close(CloseCode::normal, "");
      }
    });
    outbox.end();
    alive.reset();  // a wake now would be a crash
    EXPECT_FALSE(outbox.write(text(1)));
    sender.join();
  }
}

TEST(InboundRate, LetsABurstThroughAndThenASteadyRate) {
  using namespace std::chrono_literals;
  const InboundRate::Clock::time_point start{};
  InboundRate rate(10, 5, start);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(rate.take(start));
  EXPECT_FALSE(rate.take(start));
  EXPECT_TRUE(rate.take(start + 100ms));
  EXPECT_FALSE(rate.take(start + 150ms));
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(rate.take(start + 1h));
  EXPECT_FALSE(rate.take(start + 1h));
}

}  // namespace
}  // namespace websocket
