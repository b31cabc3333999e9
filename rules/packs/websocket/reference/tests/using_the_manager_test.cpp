// The examples of docs/websocket/using-the-manager.md, compiled and run. The page quotes the pieces between
// the brackets.
#include <functional>
#include <optional>
#include <stdexcept>

#include "manager_fixture.hpp"

namespace websocket::test {
namespace {

using Tool = std::function<std::string(const std::string&)>;

std::string tide_table(const std::string&) { return "high water at 14:05"; }

std::vector<std::string> logged;

void log(std::string line) { logged.push_back(std::move(line)); }

// [agent]
class Planner {
 public:
  explicit Planner(UserContext user) : user_(std::move(user)), manager_(get_websocket_manager(user_)) {}

  std::string answer(const std::string& question, const Tool& tides) {
    tell(GoldenPathEvent::agent_started, {{"question", question}});
    tell(GoldenPathEvent::agent_thinking, {{"thought", "this needs the tide table"}});
    tell(GoldenPathEvent::tool_executing, {{"tool", "tides"}});
    try {
      std::string found = tides(question);
      tell(GoldenPathEvent::tool_completed, {{"tool", "tides"}});
      tell(GoldenPathEvent::agent_completed, {{"answer", found}});
      return found;
    } catch (const std::exception& error) {
      tell(GoldenPathEvent::tool_completed, {{"tool", "tides"}, {"failed", error.what()}});
      tell(GoldenPathEvent::agent_completed, {{"failed", error.what()}});
      throw;
    }
  }

 private:
  void tell(GoldenPathEvent event, nlohmann::json payload) {
    const SendResult sent =
        manager_->send_golden_path_event(user_, event, std::move(payload), &Planner::settled);
    if (!sent) log(std::string(name_of(event)) + " was not taken: " + std::string(describe(sent.refusal())));
  }

  // Called once for each event that was taken, perhaps long after the planner is gone.
  static void settled(const Delivery& delivery) {
    if (delivery.outcome != DeliveryOutcome::confirmed)
      log("an event was given up: " + std::string(name_of(delivery.outcome)));
  }

  UserContext user_;
  std::shared_ptr<WebSocketManager> manager_;
};
// [end agent]

// [line]
// One client's line, as a server sees it.
class ServerLine {
 public:
  ServerLine(const UserContext& user, std::shared_ptr<WebSocketTransport> transport)
      : manager_(get_websocket_manager(user)) {
    WebSocketConnection connection(user, std::move(transport));
    id_ = connection.id();
    if (const std::optional<Refusal> refusal = manager_->add_connection(std::move(connection)))
      throw std::runtime_error(std::string(describe(*refusal)));
  }
  ~ServerLine() { manager_->remove_connection(id_); }

  void received(std::string_view message) { manager_->receive(id_, message); }
  void has_room_again() { manager_->drained(id_); }

 private:
  std::shared_ptr<WebSocketManager> manager_;
  ConnectionId id_{};
};
// [end line]

class UsingTheManager : public ManagerTest {
 protected:
  UsingTheManager() { logged.clear(); }
};

// [test]
TEST_F(UsingTheManager, AnAgentIsTestedWithTheRealManagerAndALineInMemory) {
  const UserContext ada{UserId("ada"), ThreadId("t-1")};
  const auto transport = std::make_shared<InMemoryTransport>();
  ServerLine line(ada, transport);
  line.received(R"({"type": "hello"})");

  EXPECT_EQ(Planner(ada).answer("When is high water?", tide_table), "high water at 14:05");

  const std::vector<std::string> messages = transport->take();
  ASSERT_EQ(messages.size(), 6u);  // the welcome, then the five
  for (std::size_t at = 0; at < kGoldenPathEvents.size(); ++at)
    EXPECT_EQ(nlohmann::json::parse(messages[at + 1]).at("event"), name_of(kGoldenPathEvents[at]));
}
// [end test]

TEST_F(UsingTheManager, ARunThatFailsIsToldToItsEnd) {
  const auto manager = get_websocket_manager(context("ada"));
  Client client(manager);
  client.hello();
  const Tool broken = [](const std::string&) -> std::string { throw std::runtime_error("no table"); };
  EXPECT_THROW(Planner(context("ada")).answer("When is high water?", broken), std::runtime_error);
  const std::vector<json> events = client.events();
  ASSERT_EQ(events.size(), kGoldenPathEvents.size());
  for (std::size_t at = 0; at < events.size(); ++at)
    EXPECT_EQ(events[at].at("event"), name_of(kGoldenPathEvents[at]));
  EXPECT_EQ(events.back().at("payload").at("failed"), "no table");
}

TEST_F(UsingTheManager, WhatNoClientConfirmsIsReportedWhenTheLastUserLetsGo) {
  Planner(context("ada")).answer("When is high water?", tide_table);
  EXPECT_EQ(logged, std::vector<std::string>(5, "an event was given up: manager_closed"));
}

// [figures]
TEST_F(UsingTheManager, EveryEventIsAccountedFor) {
  Planner(context("ada")).answer("When is high water?", tide_table);

  const WebSocketFigures figures = websocket_figures();
  EXPECT_EQ(figures.events_accepted,
            figures.events_confirmed + figures.events_failed + figures.events_pending());
  EXPECT_TRUE(validate_websocket_managers().empty());
  EXPECT_NE(prometheus_text(figures).find("websocket_"), std::string::npos);
}
// [end figures]

}  // namespace
}  // namespace websocket::test
