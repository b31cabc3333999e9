// What must never happen: one user's event on another's line, two managers of one context.
#include <memory>
#include <thread>
#include <type_traits>

#include "manager_fixture.hpp"

namespace websocket::test {
namespace {

class Isolation : public ManagerTest {};

// [no second manager]
static_assert(!std::is_default_constructible_v<WebSocketManager>);
static_assert(!std::is_constructible_v<WebSocketManager, UserContext>);
static_assert(!std::is_constructible_v<WebSocketManager, UserContext, ManagerOptions>);
static_assert(!std::is_copy_constructible_v<WebSocketManager> &&
              !std::is_move_constructible_v<WebSocketManager>);
static_assert(!std::is_copy_assignable_v<WebSocketManager> && !std::is_move_assignable_v<WebSocketManager>);
static_assert(!std::is_destructible_v<WebSocketManager> && std::is_final_v<WebSocketManager>);
// [end no second manager]
static_assert(!std::is_destructible_v<WebSocketManagerProtocol>);
static_assert(!std::is_constructible_v<UserContext, ThreadId, UserId>, "user and thread cannot be swapped");
static_assert(!std::is_convertible_v<std::string, UserId>);

TEST_F(Isolation, AnEventForAnotherContextIsRefusedAndReported) {
  const auto ada = get_websocket_manager(context("ada", "t-1"));
  Client client(ada);
  client.hello();
  for (const UserContext& other : {context("bob", "t-1"), context("ada", "t-2"), context("Ada", "t-1")}) {
    EXPECT_EQ(ada->send_event({other, "secret"}).refusal(), Refusal::foreign_context);
    EXPECT_EQ(ada->send_golden_path_event(other, GoldenPathEvent::agent_started, {}, nullptr).refusal(),
              Refusal::foreign_context);
  }
  EXPECT_TRUE(client.events().empty());
  EXPECT_EQ(violations(ViolationKind::foreign_event), 6u);
  EXPECT_EQ(websocket_violations().back().context, context("ada", "t-1"));
}

TEST_F(Isolation, AConnectionOfAnotherContextIsRefusedAndClosed) {
  const auto ada = get_websocket_manager(context("ada"));
  const auto line = std::make_shared<InMemoryTransport>();
  EXPECT_EQ(ada->add_connection(WebSocketConnection(context("bob"), line)), Refusal::foreign_context);
  EXPECT_EQ(line->closed(), CloseCode::internal_error);
  EXPECT_EQ(ada->connection_count(), 0u);
  EXPECT_EQ(violations(ViolationKind::foreign_connection), 1u);
}

TEST_F(Isolation, ConfirmingAnothersEventIsAViolationAndConfirmsNothing) {
  const auto ada = get_websocket_manager(context("ada"));
  const auto bob = get_websocket_manager(context("bob"));
  Client adas(ada);
  Client bobs(bob);
  adas.hello();
  bobs.hello();
  (void)ada->send_event({context("ada"), "for ada"});
  const json event = adas.events().at(0);
  bobs.acknowledge(event);
  EXPECT_EQ(bobs.closed(), CloseCode::policy_violation);
  EXPECT_EQ(violations(ViolationKind::foreign_acknowledgement), 1u);
  EXPECT_EQ(websocket_figures().events_confirmed, before_.events_confirmed);
  EXPECT_EQ(adas.closed(), std::nullopt);
}

TEST_F(Isolation, ConfirmingWhatWasNeverSentIsAViolation) {
  const auto ada = get_websocket_manager(context("ada"));
  for (const std::uint64_t sequence :
       {std::uint64_t{0}, std::uint64_t{1}, std::numeric_limits<std::uint64_t>::max()}) {
    Client client(ada);
    client.hello();
    client.say(
        {{"type", "acknowledge"}, {"stream", client.messages().at(0).at("stream")}, {"sequence", sequence}});
    EXPECT_EQ(client.closed(), CloseCode::policy_violation);
  }
  // Neither is an event that waits for room on the line.
  Client slow(ada, 1);
  slow.hello();
  (void)ada->send_event({context("ada"), "waits"});
  slow.say({{"type", "acknowledge"}, {"stream", slow.messages().at(0).at("stream")}, {"sequence", 1}});
  EXPECT_EQ(slow.closed(), CloseCode::policy_violation);
  EXPECT_EQ(violations(ViolationKind::foreign_acknowledgement), 4u);
}

TEST_F(Isolation, IdsThatWouldBeOneTextAreTwoContexts) {
  const std::vector<std::shared_ptr<WebSocketManager>> managers{
      get_websocket_manager(context("a", "b:c")), get_websocket_manager(context("a:b", "c")),
      get_websocket_manager(context("ab", "c")), get_websocket_manager(context("a", "bc"))};
  for (std::size_t one = 0; one < managers.size(); ++one)
    for (std::size_t two = 0; two < one; ++two) EXPECT_NE(managers[one], managers[two]);
}

TEST(Ids, WhatIsNoIdIsRefusedWithASentence) {
  const auto why = [](std::string value) -> std::string {
    try {
      UserId id(std::move(value));
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(why(""), "The user id is empty.");
  EXPECT_EQ(why(std::string(257, 'a')), "The user id is longer than 256 bytes.");
  EXPECT_EQ(why("a\nb"), "The user id holds a control character.");
  EXPECT_EQ(why(std::string("a\0b", 3)), "The user id holds a control character.");
  EXPECT_EQ(why("\xc3"), "The user id is not UTF-8.");
  EXPECT_EQ(why("Zoë/1"), "");
  EXPECT_THROW(ThreadId(""), std::invalid_argument);
}

TEST_F(Isolation, OneManagerAContextAndItDiesWithItsLastUser) {
  auto first = get_websocket_manager(context("ada"));
  auto second = get_websocket_manager(context("ada"));
  EXPECT_EQ(first, second);
  EXPECT_NE(first, get_websocket_manager(context("bob")));
  const auto made = websocket_figures().managers_made;
  first.reset();
  EXPECT_EQ(get_websocket_manager(context("ada")), second);
  EXPECT_EQ(websocket_figures().managers_made, made);
  second.reset();
  EXPECT_EQ(websocket_figures().managers, 0u);
  get_websocket_manager(context("ada"));
  EXPECT_EQ(websocket_figures().managers_made, made + 1);
}

// Many threads ask, hold for a moment and let go: whoever holds one holds the only one.
TEST_F(Isolation, OneManagerAContextUnderContention) {
  constexpr int kThreads = 8;
  constexpr int kRounds = 2'000;
  std::array<std::atomic<WebSocketManager*>, 4> held{};
  std::array<std::mutex, 4> mutexes;
  std::array<std::pair<std::shared_ptr<WebSocketManager>, int>, 4> users;
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread)
    threads.emplace_back([&, thread] {
      for (int round = 0; round < kRounds; ++round) {
        const std::size_t at = static_cast<std::size_t>(thread + round) % held.size();
        const UserContext whose = context("user-" + std::to_string(at));
        auto manager = get_websocket_manager(whose);
        {
          const std::scoped_lock lock(mutexes[at]);
          auto& [known, count] = users[at];
          if (count++ == 0) known = manager;
          if (known != manager) ++wrong;
        }
        (void)manager->send_event({whose, "hello"});
        {
          const std::scoped_lock lock(mutexes[at]);
          auto& [known, count] = users[at];
          if (--count == 0) known.reset();
        }
      }
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(violations(ViolationKind::second_manager), 0u);
}

// A handler that is told of the end may already ask for the next manager.
TEST_F(Isolation, TheNextManagerMayBeAskedForFromTheLastReport) {
  std::shared_ptr<WebSocketManager> next;
  auto first = get_websocket_manager(context("ada"));
  (void)first->send_golden_path_event(context("ada"), GoldenPathEvent::agent_started, {},
                                      [&](const Delivery&) { next = get_websocket_manager(context("ada")); });
  first.reset();
  EXPECT_NE(next, nullptr);
  EXPECT_EQ(violations(ViolationKind::second_manager), 0u);
}

// A transport that breaks its contract and asks while the manager is on its way out would make a second one.
TEST_F(Isolation, ASecondManagerDuringTheEndOfTheFirstIsRefused) {
  class Asking final : public WebSocketTransport {
   public:
    bool write(std::shared_ptr<const std::string>) override { return true; }
    void close(CloseCode, std::string_view) noexcept override {
      try {
        get_websocket_manager(context("ada"));
      } catch (const IsolationViolation&) {
        refused = true;
      }
    }
    bool refused = false;
  };
  const auto line = std::make_shared<Asking>();
  auto manager = get_websocket_manager(context("ada"));
  EXPECT_EQ(manager->add_connection(WebSocketConnection(context("ada"), line)), std::nullopt);
  manager.reset();
  EXPECT_TRUE(line->refused);
  EXPECT_EQ(violations(ViolationKind::second_manager), 1u);
}

TEST_F(Isolation, LimitsThatContradictEachOtherAreRefused) {
  ManagerOptions options;
  options.golden_path_reserve = options.queue_limit;
  EXPECT_THROW(configure(options), std::invalid_argument);
  options = {};
  options.golden_path.max_attempts = 0;
  EXPECT_THROW(configure(options), std::invalid_argument);
  const auto manager = get_websocket_manager(context("ada"));
  EXPECT_THROW(configure({}), std::logic_error);
}

}  // namespace
}  // namespace websocket::test
