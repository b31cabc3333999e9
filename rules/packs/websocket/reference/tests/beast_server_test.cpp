#include "websocket/beast_server.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "raw_line.hpp"
#include "websocket/websocket_figures.hpp"

namespace websocket {
namespace {

using namespace std::chrono_literals;

BeastServerOptions options() {
  BeastServerOptions options;
  options.allow_missing_origin = true;
  options.close_timeout = 200ms;
  options.authenticate = [](std::string_view token) -> std::optional<UserId> {
    if (!token.starts_with("t-")) return std::nullopt;
    return UserId(std::string(token.substr(2)));
  };
  return options;
}

bool serves(const BeastServer& server) {
  RawLine line(server.port());
  return line.hello("serves");
}

TEST(BeastServer, RefusesOptionsThatCannotBe) {
  const auto refused = [](auto change) {
    BeastServerOptions changed = options();
    change(changed);
    EXPECT_THROW(BeastServer{changed}, std::invalid_argument);
  };
  refused([](auto& changed) { changed.threads = 0; });
  refused([](auto& changed) { changed.authenticate = nullptr; });
  refused([](auto& changed) { changed.path = "websocket"; });
  refused([](auto& changed) { changed.max_message_bytes = 0; });
  refused([](auto& changed) { changed.idle_timeout = 0ms; });
  refused([](auto& changed) { changed.message_burst = 0; });
  BeastServerOptions changed = options();
  changed.address = "nowhere";
  EXPECT_THROW(BeastServer{changed}, std::runtime_error);
}

TEST(BeastServer, SurvivesWhateverItsHandlersThrow) {
  BeastServerOptions throwing = options();
  throwing.document = [](std::string_view) -> std::optional<HttpDocument> {
    throw std::runtime_error("document");
  };
  throwing.authenticate = [](std::string_view token) -> std::optional<UserId> {
    if (token == "t-odd") throw 7;
    return UserId(std::string(token.substr(2)));
  };
  std::atomic<bool> calm = false;
  throwing.on_open = [&calm](const std::shared_ptr<WebSocketManager>&) {
    if (!calm) throw std::logic_error("open");
  };
  BeastServer server(throwing);
  RawLine document(server.port());
  document.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_NE(document.read_until("\r\n\r\n").find(" 500 "), std::string::npos);
  RawLine odd(server.port());
  odd.upgrade("t-odd");
  EXPECT_NE(odd.read_until("\r\n\r\n").find(" 500 "), std::string::npos);
  RawLine opened(server.port());
  opened.upgrade();
  EXPECT_NE(opened.read_until("\x03\xf3").find("\x03\xf3"), std::string::npos) << "closed with 1011";
  EXPECT_TRUE(opened.ends());
  EXPECT_EQ(server.figures().handler_errors, 3u);
  calm = true;
  EXPECT_TRUE(serves(server));
  server.stop();
  EXPECT_EQ(websocket_figures().managers, 0u);
  EXPECT_EQ(websocket_figures().connections, 0u);
}

TEST(BeastServer, StopsWithLinesAtEveryStageWhileAgentsSend) {
  for (int round = 0; round < 10; ++round) {
    auto server = std::make_unique<BeastServer>(options());
    std::vector<std::unique_ptr<RawLine>> lines;
    for (int i = 0; i < 20; ++i) {
      lines.push_back(std::make_unique<RawLine>(server->port()));
      RawLine& line = *lines.back();
      const std::string thread = std::to_string(i % 4);
      if (i % 5 == 0) line.send("GET /webso");
      if (i % 5 == 1) line.upgrade("t-ada", thread);
      if (i % 5 == 2) line.upgrade("nobody", thread);
      if (i % 5 > 2) {
        EXPECT_TRUE(line.hello(thread));
      }
    }
    std::atomic<bool> done = false;
    std::thread agent([&done] {
      while (!done) {
        const UserContext context(UserId("ada"), ThreadId("3"));
        const auto manager = get_websocket_manager(context);
        for (int i = 0; i < 20; ++i)
          (void)manager->send_golden_path_event(context, GoldenPathEvent::agent_started, "x", [](auto&) {});
      }
    });
    std::thread rival;
    if (round % 2) rival = std::thread([&server] { server->stop(100ms); });
    if (round % 3)
      server->stop(round % 3 == 1 ? 0ms : 2000ms);
    else if (!rival.joinable())
      server.reset();
    if (rival.joinable()) rival.join();
    done = true;
    agent.join();
    for (const auto& line : lines) EXPECT_TRUE(line->ends());
    if (server) {
      EXPECT_EQ(server->figures().open + server->figures().handshakes, 0u);
      EXPECT_FALSE(RawLine(server->port()).connected());
    }
    EXPECT_EQ(websocket_figures().connections, 0u);
    EXPECT_EQ(websocket_figures().managers, 0u);
  }
}

TEST(BeastServer, StopsWhileClientsStreamIn) {
  BeastServer server(options());
  std::atomic<bool> done = false;
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i)
    clients.emplace_back([&] {
      while (!done) {
        RawLine line(server.port());
        if (line.connected()) line.upgrade();
      }
    });
  std::this_thread::sleep_for(200ms);
  server.stop(1000ms);
  done = true;
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(server.figures().open, 0u);
  server.stop();
}

TEST(BeastServer, WaitsWhereNoFileDescriptorsAreLeft) {
  BeastServer server(options());
  ASSERT_TRUE(serves(server));
  std::this_thread::sleep_for(500ms);  // until the server has closed its ends
  RawLine line;
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  const int next = ::dup(0);
  ::close(next);
  const rlimit none{static_cast<rlim_t>(next), before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  line.connect(server.port());
  std::this_thread::sleep_for(700ms);
  const auto errors = server.figures().accept_errors;
  setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_GE(errors, 1u);
  EXPECT_LE(errors, 50u) << "it spins";
  EXPECT_TRUE(line.hello()) << "it waited for its turn";
  EXPECT_TRUE(serves(server));
}

TEST(BeastServer, IsMadeAndEndedQuickly) {
  for (int i = 0; i < 50; ++i) {
    BeastServer server(options());
    if (i % 2) RawLine line(server.port());
  }
}

}  // namespace
}  // namespace websocket
