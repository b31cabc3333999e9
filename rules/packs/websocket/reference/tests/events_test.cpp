#include "manager_fixture.hpp"

namespace websocket::test {
namespace {

class Events : public ManagerTest {};
using Names = std::vector<std::string>;

TEST(GoldenPath, FiveNamesThereAndBack) {
  Names names;
  for (const GoldenPathEvent event : kGoldenPathEvents) {
    names.emplace_back(name_of(event));
    EXPECT_EQ(golden_path_event(name_of(event)), event);
  }
  EXPECT_EQ(names, (Names{"agent_started", "agent_thinking", "tool_executing", "tool_completed",
                          "agent_completed"}));
  EXPECT_EQ(golden_path_event("agent_start"), std::nullopt);
  EXPECT_EQ(golden_path_event(""), std::nullopt);
}

TEST_F(Events, FiveArriveInOrderWithIdsAndPayload) {
  const auto manager = get_websocket_manager(context("ada"));
  Client client(manager);
  client.hello();
  for (const GoldenPathEvent event : kGoldenPathEvents)
    EXPECT_TRUE(manager->send_golden_path_event(context("ada"), event, {{"agent", "planner"}}, nullptr));
  const std::vector<json> messages = client.messages();
  ASSERT_EQ(messages.size(), 6u);
  EXPECT_EQ(messages[0].at("type"), "welcome");
  EXPECT_EQ(messages[0].at("after"), 0);
  for (std::size_t at = 1; at < messages.size(); ++at) {
    EXPECT_EQ(messages[at].at("sequence"), at);
    EXPECT_EQ(messages[at].at("stream"), messages[0].at("stream"));
    EXPECT_EQ(messages[at].at("event"), name_of(kGoldenPathEvents[at - 1]));
    EXPECT_EQ(messages[at].at("payload").at("agent"), "planner");
    EXPECT_EQ(messages[at].at("thread"), "t-1");
  }
}

TEST_F(Events, ConfirmedWhenTheClientReturnsTheId) {
  const auto manager = get_websocket_manager(context("ada"));
  Client client(manager);
  client.hello();
  std::vector<Delivery> told;
  const SendResult sent =
      manager->send_golden_path_event(context("ada"), GoldenPathEvent::agent_started, {},
                                      [&](const Delivery& delivery) { told.push_back(delivery); });
  EXPECT_TRUE(told.empty());
  const json event = client.events().at(0);
  client.acknowledge(event);
  client.acknowledge(event);  // once more changes nothing
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].id, sent.id());
  EXPECT_EQ(told[0].outcome, DeliveryOutcome::confirmed);
  EXPECT_EQ(told[0].attempts, 1u);
  EXPECT_EQ(websocket_figures().events_confirmed - before_.events_confirmed, 1u);
  EXPECT_EQ(client.closed(), std::nullopt);
}

TEST_F(Events, WaitForAClientInOrder) {
  const auto manager = get_websocket_manager(context("ada"));
  EXPECT_EQ(manager->mode(), WebSocketManagerMode::degraded);
  for (const char* name : {"one", "two", "three"}) EXPECT_TRUE(manager->send_event({context("ada"), name}));
  Client client(manager);
  EXPECT_EQ(client.messages().size(), 0u);  // not before its hello
  client.hello();
  EXPECT_EQ(manager->mode(), WebSocketManagerMode::connected);
  EXPECT_EQ(client.names(), (Names{"one", "two", "three"}));
}

TEST_F(Events, AreWrittenAgainWithGrowingPausesThenGivenUp) {
  ManagerOptions options;
  options.first_retry = std::chrono::milliseconds(100);
  options.longest_retry = std::chrono::milliseconds(250);
  options.golden_path = {4, std::chrono::minutes(1)};
  configure(options);
  const auto manager = get_websocket_manager(context("ada"));
  Client client(manager);
  client.hello();
  std::vector<Delivery> told;
  (void)manager->send_golden_path_event(context("ada"), GoldenPathEvent::tool_executing, {},
                                        [&](const Delivery& delivery) { told.push_back(delivery); });
  EXPECT_EQ(client.events().size(), 1u);
  std::vector<int> seen;  // milliseconds at which it came again
  for (int time = 10; time <= 1000; time += 10) {
    pass(std::chrono::milliseconds(10));
    if (!client.events().empty()) seen.push_back(time);
  }
  EXPECT_EQ(seen, (std::vector<int>{100, 300, 550}));
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].outcome, DeliveryOutcome::unanswered);
  EXPECT_EQ(told[0].attempts, 4u);
}

TEST_F(Events, AnswerAfterGivingUpChangesNothing) {
  ManagerOptions options;
  options.ordinary = {1, std::chrono::seconds(1)};
  configure(options);
  const auto manager = get_websocket_manager(context("ada"));
  Client client(manager);
  client.hello();
  (void)manager->send_event({context("ada"), "late"});
  const json event = client.events().at(0);
  pass(std::chrono::seconds(2));
  EXPECT_EQ(websocket_figures().events_failed - before_.events_failed, 1u);
  client.acknowledge(event);
  EXPECT_EQ(websocket_figures().events_confirmed, before_.events_confirmed);
  EXPECT_EQ(websocket_figures().late_confirmations - before_.late_confirmations, 1u);
}

TEST_F(Events, WithoutAClientAttemptsAreNotCountedButLifeEnds) {
  ManagerOptions options;
  options.golden_path = {1, std::chrono::seconds(60)};
  configure(options);
  const auto manager = get_websocket_manager(context("ada"));
  std::vector<Delivery> told;
  (void)manager->send_golden_path_event(context("ada"), GoldenPathEvent::agent_started, {},
                                        [&](const Delivery& delivery) { told.push_back(delivery); });
  {
    Client gone(manager);
    gone.hello();
    EXPECT_EQ(gone.events().size(), 1u);
    gone.cut();
  }
  pass(std::chrono::seconds(59));
  EXPECT_TRUE(told.empty());
  pass(std::chrono::seconds(1));
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].outcome, DeliveryOutcome::expired);
}

TEST_F(Events, TheNewestIsRefusedWhenTheQueueIsFullButTheGoldenPathHasRoomKept) {
  ManagerOptions options;
  options.queue_limit = 10;
  options.golden_path_reserve = 3;
  configure(options);
  const auto manager = get_websocket_manager(context("ada"));
  for (int at = 0; at < 7; ++at) EXPECT_TRUE(manager->send_event({context("ada"), "fill"}));
  EXPECT_EQ(manager->mode(), WebSocketManagerMode::emergency);
  EXPECT_EQ(manager->send_event({context("ada"), "too many"}).refusal(), Refusal::queue_full);
  for (int at = 0; at < 3; ++at)
    EXPECT_TRUE(
        manager->send_golden_path_event(context("ada"), GoldenPathEvent::agent_thinking, {}, nullptr));
  EXPECT_EQ(
      manager->send_golden_path_event(context("ada"), GoldenPathEvent::agent_thinking, {}, nullptr).refusal(),
      Refusal::queue_full);
  EXPECT_EQ(websocket_figures().events_accepted - before_.events_accepted, 10u);
  EXPECT_EQ(websocket_figures().events_refused - before_.events_refused, 2u);
  Client client(manager);
  client.hello();
  EXPECT_EQ(client.events().size(), 10u);  // what was taken is kept
}

TEST_F(Events, TheQueueIsBoundedInBytesAndSoIsAnEvent) {
  ManagerOptions options;
  options.queue_bytes = 4096;
  options.max_event_bytes = 2048;
  configure(options);
  const auto manager = get_websocket_manager(context("ada"));
  EXPECT_EQ(manager->send_event({context("ada"), "big", std::string(2048, 'x')}).refusal(),
            Refusal::too_large);
  EXPECT_TRUE(manager->send_event({context("ada"), "fits", std::string(1800, 'x')}));
  EXPECT_TRUE(manager->send_event({context("ada"), "fits", std::string(1800, 'x')}));
  EXPECT_EQ(manager->send_event({context("ada"), "fits", std::string(1800, 'x')}).refusal(),
            Refusal::queue_full);
}

TEST_F(Events, WhatCannotBeWrittenIsRefusedAndTakesNoNumber) {
  const auto manager = get_websocket_manager(context("ada"));
  EXPECT_EQ(manager->send_event({context("ada"), "broken", "\xff"}).refusal(), Refusal::unwritable);
  EXPECT_EQ(manager->send_event({context("ada"), ""}).refusal(), Refusal::unwritable);
  EXPECT_EQ(manager->send_event({context("ada"), std::string(129, 'n')}).refusal(), Refusal::unwritable);
  EXPECT_EQ(manager->send_event({context("ada"), "good"}).id().sequence, 1u);
}

TEST_F(Events, ASlowReaderGetsEverythingInItsTime) {
  const auto manager = get_websocket_manager(context("ada"));
  Client slow(manager, 2);
  Client quick(manager);
  slow.hello();
  quick.hello();
  Names all;
  for (int at = 0; at < 20; ++at) {
    all.push_back("e" + std::to_string(at));
    (void)manager->send_event({context("ada"), all.back()});
  }
  EXPECT_EQ(quick.names(), all);
  Names slowly;
  for (int turn = 0; turn < 40; ++turn) {
    for (std::string& name : slow.names()) slowly.push_back(std::move(name));
    slow.drained();
  }
  EXPECT_EQ(slowly, all);
}

TEST_F(Events, WhatIsLeftWhenTheLastUserLetsGoIsReported) {
  std::vector<Delivery> told;
  auto manager = get_websocket_manager(context("ada"));
  (void)manager->send_golden_path_event(context("ada"), GoldenPathEvent::agent_started, {},
                                        [&](const Delivery& delivery) { told.push_back(delivery); });
  manager.reset();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].outcome, DeliveryOutcome::manager_closed);
  EXPECT_EQ(told[0].attempts, 0u);
}

TEST_F(Events, ThrowingHandlersAreCountedAndHarmNobody) {
  const auto manager = get_websocket_manager(context("ada"));
  Client client(manager);
  manager->set_message_handler([](ConnectionId, const json&) { throw std::runtime_error("no"); });
  client.hello();
  (void)manager->send_golden_path_event(context("ada"), GoldenPathEvent::agent_started, {},
                                        [](const Delivery&) { throw 1; });
  client.acknowledge(client.events().at(0));
  client.say({{"type", "message"}, {"payload", 1}});
  EXPECT_EQ(websocket_figures().handler_errors - before_.handler_errors, 2u);
  EXPECT_EQ(websocket_figures().events_confirmed - before_.events_confirmed, 1u);
}

}  // namespace
}  // namespace websocket::test
