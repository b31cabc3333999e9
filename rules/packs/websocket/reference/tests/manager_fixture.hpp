// What the tests of managers share: a clock that stands still until told otherwise, a client at the end of an
// in-memory line, and figures as differences.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "websocket/in_memory_transport.hpp"
#include "websocket/websocket_figures.hpp"
#include "websocket/websocket_manager.hpp"

namespace websocket::test {

using nlohmann::json;

inline UserContext context(const std::string& user, const std::string& thread = "t-1") {
  return {UserId(user), ThreadId(thread)};
}

// A client that greets, and answers what it is told to.
class Client {
 public:
  explicit Client(std::shared_ptr<WebSocketManager> manager,
                  std::size_t capacity = std::numeric_limits<std::size_t>::max())
      : manager_(std::move(manager)), transport_(std::make_shared<InMemoryTransport>(capacity)) {
    WebSocketConnection connection(manager_->context(), transport_);
    id_ = connection.id();
    EXPECT_EQ(manager_->add_connection(std::move(connection)), std::nullopt);
  }

  void say(const json& message) { manager_->receive(id_, message.dump()); }
  void say_text(std::string_view text) { manager_->receive(id_, text); }
  void hello() { say({{"type", "hello"}}); }
  void resume(const std::string& stream, std::uint64_t after) {
    say({{"type", "hello"}, {"resume", {{"stream", stream}, {"after", after}}}});
  }
  void acknowledge(const json& event) {
    say({{"type", "acknowledge"}, {"stream", event.at("stream")}, {"sequence", event.at("sequence")}});
  }

  // What arrived since the last call.
  std::vector<json> messages() {
    std::vector<json> all;
    for (const std::string& text : transport_->take()) all.push_back(json::parse(text));
    return all;
  }
  // The same without the welcome.
  std::vector<json> events() {
    std::vector<json> all;
    for (json& message : messages())
      if (message.at("type") == "event") all.push_back(std::move(message));
    return all;
  }
  std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const json& event : events()) all.push_back(event.at("event"));
    return all;
  }

  void drained() { manager_->drained(id_); }
  void cut() { manager_->remove_connection(id_); }
  std::optional<CloseCode> closed() const { return transport_->closed(); }
  ConnectionId id() const { return id_; }

 private:
  std::shared_ptr<WebSocketManager> manager_;
  std::shared_ptr<InMemoryTransport> transport_;
  ConnectionId id_{};
};

class ManagerTest : public testing::Test {
 protected:
  ManagerTest() { configure({}); }

  // Limits for this test; its managers must not live yet. Without jitter, on the standing clock.
  void configure(ManagerOptions options) {
    options.jitter = 0;
    options.now = [this] { return now_; };
    configure_websocket_managers(std::move(options));
  }

  ~ManagerTest() override {
    EXPECT_EQ(validate_websocket_managers(), std::vector<std::string>{});
    EXPECT_EQ(websocket_figures().managers, 0u);
    EXPECT_EQ(websocket_figures().connections, 0u);
    EXPECT_EQ(websocket_figures().events_pending(), 0u);
    configure_websocket_managers({});
  }

  void pass(std::chrono::milliseconds time) {
    now_ += time;
    poll_websocket_managers();
  }

  std::uint64_t violations(ViolationKind kind) const {
    const auto at = static_cast<std::size_t>(kind);
    return websocket_figures().violations[at] - before_.violations[at];
  }

  const WebSocketFigures before_ = websocket_figures();
  Clock::time_point now_{std::chrono::hours(1)};
};

}  // namespace websocket::test
