#include <sstream>

#include "manager_fixture.hpp"

namespace websocket::test {
namespace {

TEST(Figures, AreWrittenAsPrometheusReadsThem) {
  WebSocketFigures figures;
  figures.managers = 3;
  figures.events_accepted = 20;
  figures.events_confirmed = 12;
  figures.events_failed = 5;
  figures.violations[static_cast<std::size_t>(ViolationKind::foreign_event)] = 2;
  const std::string text = prometheus_text(figures);
  const auto holds = [&](const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
  };
  EXPECT_TRUE(holds("# TYPE websocket_managers gauge"));
  EXPECT_TRUE(holds("websocket_managers 3"));
  EXPECT_TRUE(holds("# TYPE websocket_events_accepted_total counter"));
  EXPECT_TRUE(holds("websocket_events_accepted_total 20"));
  EXPECT_TRUE(holds("websocket_events_pending 3"));
  EXPECT_TRUE(holds("websocket_violations_total{kind=\"foreign_event\"} 2"));
  EXPECT_TRUE(holds("websocket_violations_total{kind=\"second_registry\"} 0"));
}

TEST(Figures, LargeCountsAreExact) {
  WebSocketFigures figures;
  figures.events_accepted = 9'007'199'254'740'991;
  EXPECT_NE(prometheus_text(figures).find("websocket_events_accepted_total 9007199254740991\n"),
            std::string::npos)
      << prometheus_text(figures);
}

class FiguresOfManagers : public ManagerTest {};

TEST_F(FiguresOfManagers, FollowWhatHappens) {
  auto manager = get_websocket_manager(context("ada"));
  auto client = std::make_unique<Client>(manager);
  client->hello();
  (void)manager->send_event({context("ada"), "one"});
  (void)manager->send_event({context("ada"), "two"});
  client->acknowledge(client->events().at(0));
  WebSocketFigures now = websocket_figures();
  EXPECT_EQ(now.managers, 1u);
  EXPECT_EQ(now.connections, 1u);
  EXPECT_EQ(now.events_accepted - before_.events_accepted, 2u);
  EXPECT_EQ(now.messages_written - before_.messages_written, 2u);
  EXPECT_EQ(now.events_pending(), 1u);
  pass(std::chrono::seconds(3));
  EXPECT_EQ(websocket_figures().messages_repeated - before_.messages_repeated, 1u);
  client->cut();
  client.reset();
  manager.reset();
  now = websocket_figures();
  EXPECT_EQ(now.connections, 0u);
  EXPECT_EQ(now.events_failed - before_.events_failed, 1u);
}

}  // namespace
}  // namespace websocket::test
