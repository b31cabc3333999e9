#include "manager_fixture.hpp"

namespace websocket::test {
namespace {

class Connections : public ManagerTest {};
using Names = std::vector<std::string>;

TEST_F(Connections, AClientThatComesBackGoesOnWhereItWas) {
  const auto manager = get_websocket_manager(context("ada"));
  std::string stream;
  {
    Client first(manager);
    first.hello();
    (void)manager->send_event({context("ada"), "one"});
    (void)manager->send_event({context("ada"), "two"});
    const auto events = first.events();
    ASSERT_EQ(events.size(), 2u);
    first.acknowledge(events[0]);
    stream = events[0].at("stream");
    first.cut();
  }
  (void)manager->send_event({context("ada"), "three"});
  Client again(manager);
  again.resume(stream, 1);
  const auto messages = again.messages();
  ASSERT_EQ(messages.size(), 3u);
  EXPECT_EQ(messages[0], (json{{"type", "welcome"}, {"stream", stream}, {"after", 1}, {"missed", 0}}));
  EXPECT_EQ(messages[1].at("event"), "two");
  EXPECT_EQ(messages[2].at("event"), "three");
}

TEST_F(Connections, ALostAcknowledgementIsMadeGoodByTheRetry) {
  const auto manager = get_websocket_manager(context("ada"));
  Client first(manager);
  first.hello();
  (void)manager->send_event({context("ada"), "one"});
  const json event = first.events().at(0);
  first.cut();  // before it could answer
  Client again(manager);
  again.resume(event.at("stream"), 1);
  EXPECT_TRUE(again.events().empty());  // it has that one
  pass(std::chrono::minutes(1));
  const auto repeated = again.events();
  ASSERT_EQ(repeated.size(), 1u);
  again.acknowledge(repeated[0]);
  EXPECT_EQ(websocket_figures().events_confirmed - before_.events_confirmed, 1u);
}

TEST_F(Connections, AnOldStreamIsNotResumed) {
  std::string old;
  {
    const auto manager = get_websocket_manager(context("ada"));
    Client client(manager);
    client.hello();
    old = client.messages().at(0).at("stream");
    client.cut();
  }
  const auto manager = get_websocket_manager(context("ada"));
  (void)manager->send_event({context("ada"), "new"});
  Client client(manager);
  client.resume(old, 0);
  const auto messages = client.messages();
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_NE(messages[0].at("stream"), old);
  EXPECT_EQ(messages[0].at("after"), 0);
  // An answer to what the old one sent is late, not wrong.
  client.say({{"type", "acknowledge"}, {"stream", old}, {"sequence", 3}});
  EXPECT_EQ(client.closed(), std::nullopt);
  EXPECT_EQ(websocket_figures().late_confirmations - before_.late_confirmations, 1u);
}

TEST_F(Connections, MissedEventsAreCounted) {
  ManagerOptions options;
  options.history_limit = 2;
  configure(options);
  const auto manager = get_websocket_manager(context("ada"));
  Client quick(manager);
  quick.hello();
  for (int at = 0; at < 10; ++at) (void)manager->send_event({context("ada"), "e"});
  const auto events = quick.events();
  for (const json& event : events) quick.acknowledge(event);
  Client second(manager);
  second.resume(events[0].at("stream"), 3);
  const auto messages = second.messages();
  EXPECT_EQ(messages.at(0).at("missed"), 5);
  ASSERT_EQ(messages.size(), 3u);
  EXPECT_EQ(messages[1].at("sequence"), 9);
}

TEST_F(Connections, AllClientsOfAContextGetEverythingAndOneAnswerIsEnough) {
  const auto manager = get_websocket_manager(context("ada"));
  Client one(manager);
  Client two(manager);
  one.hello();
  two.hello();
  int told = 0;
  (void)manager->send_golden_path_event(context("ada"), GoldenPathEvent::agent_started, {},
                                        [&](const Delivery&) { ++told; });
  one.acknowledge(one.events().at(0));
  two.acknowledge(two.events().at(0));
  EXPECT_EQ(told, 1);
}

// The one writes again what the other, slower, has not come to yet.
TEST_F(Connections, ARetryNeverOvertakes) {
  const auto manager = get_websocket_manager(context("ada"));
  Client quick(manager);
  Client slow(manager, 2);
  quick.hello();
  slow.hello();  // its welcome fills half of its line
  for (const char* name : {"one", "two", "three"}) (void)manager->send_event({context("ada"), name});
  EXPECT_EQ(slow.names(), (Names{"one"}));
  pass(std::chrono::seconds(3));  // all three again, for the quick one
  EXPECT_EQ(quick.names(), (Names{"one", "two", "three", "one", "two", "three"}));
  Names got = slow.names();
  slow.drained();
  for (std::string& name : slow.names()) got.push_back(std::move(name));
  EXPECT_EQ(got, (Names{"two", "three"}));
}

TEST_F(Connections, WhatIsNoMessageOfTheProtocolEndsTheLine) {
  const auto manager = get_websocket_manager(context("ada"));
  const auto code = [&](const std::vector<std::string>& texts) {
    Client client(manager);
    for (const std::string& text : texts) client.say_text(text);
    return client.closed();
  };
  const std::string hello = R"({"type":"hello"})";
  EXPECT_EQ(code({hello}), std::nullopt);
  for (const char* text : {"", "{", "[]", "null", "\xff", "{\"type\":\"hello\"} x"})
    EXPECT_EQ(code({text}), CloseCode::invalid_data) << text;
  for (const char* text :
       {"{}", R"({"type":1})", R"({"type":"bye"})", R"({"type":"message"})",
        R"({"type":"acknowledge","stream":"00000000000000000000000000000000","sequence":1})",
        R"({"type":"hello","resume":1})", R"({"type":"hello","resume":{"stream":"x","after":0}})"})
    EXPECT_EQ(code({text}), CloseCode::policy_violation) << text;
  EXPECT_EQ(code({hello, hello}), CloseCode::policy_violation);
  for (const char* text :
       {R"({"type":"acknowledge"})", R"({"type":"acknowledge","stream":7,"sequence":1})",
        R"({"type":"acknowledge","stream":"00000000000000000000000000000000","sequence":-1})",
        R"({"type":"acknowledge","stream":"0000000000000000000000000000000G","sequence":1})"})
    EXPECT_EQ(code({hello, text}), CloseCode::policy_violation) << text;
}

TEST_F(Connections, ResumingTheFutureIsRefused) {
  const auto manager = get_websocket_manager(context("ada"));
  Client first(manager);
  first.hello();
  const std::string stream = first.messages().at(0).at("stream");
  Client liar(manager);
  liar.resume(stream, 1);
  EXPECT_EQ(liar.closed(), CloseCode::policy_violation);
  Client overflow(manager);
  overflow.resume(stream, std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(overflow.closed(), CloseCode::policy_violation);
}

TEST_F(Connections, DeepMessagesAreReadWithoutHarm) {
  const auto manager = get_websocket_manager(context("ada"));
  Client client(manager);
  client.hello();
  const std::size_t depth = 30'000;  // as deep as a message of 64 KiB can be
  client.say_text(R"({"type":"message","payload":)" + std::string(depth, '[') + std::string(depth, ']') +
                  "}");
  EXPECT_EQ(client.closed(), std::nullopt);
}

TEST_F(Connections, TheApplicationHearsWhatIsMeantForIt) {
  const auto manager = get_websocket_manager(context("ada"));
  std::vector<json> heard;
  manager->set_message_handler([&](ConnectionId, const json& payload) { heard.push_back(payload); });
  Client client(manager);
  client.hello();
  client.say({{"type", "message"}, {"payload", {{"ask", "why"}}}});
  client.say({{"type", "message"}});
  EXPECT_EQ(heard, (std::vector<json>{{{"ask", "why"}}, nullptr}));
  manager->set_message_handler(nullptr);
}

}  // namespace
}  // namespace websocket::test
