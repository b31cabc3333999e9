// Random users, lines, losses and pauses, against what the protocol's page promises whatever happens.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "manager_fixture.hpp"

namespace websocket::test {
namespace {

constexpr std::size_t kUsers = 4;

// A client as the protocol's page asks it to be: it keeps what it has, resumes, ignores repetitions and
// answers them.
struct Person {
  UserContext context;
  std::shared_ptr<WebSocketManager> manager;
  std::unique_ptr<Client> line;
  std::string stream;
  std::uint64_t last = 0;
  std::set<std::pair<std::string, std::uint64_t>> seen;
  std::vector<json> unanswered;
};

class Conversations : public ManagerTest, public testing::WithParamInterface<unsigned> {
 protected:
  Conversations() {
    ManagerOptions options;
    options.queue_limit = 30;
    options.golden_path_reserve = 5;
    options.history_limit = 8;
    options.ordinary = {2, std::chrono::seconds(20)};
    options.golden_path = {4, std::chrono::seconds(60)};
    configure(options);
    for (std::size_t at = 0; at < kUsers; ++at)
      // "u" + "1:t" and "u:1" + "t" would be one text.
      people_.push_back(
          {at % 2 ? context("u", std::to_string(at / 2) + ":t") : context("u:" + std::to_string(at / 2), "t"),
           nullptr,
           nullptr,
           "",
           0,
           {},
           {}});
  }

  unsigned pick(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(random_); }

  void read(Person& person) {
    if (!person.line) return;
    std::uint64_t before = person.last;
    for (const json& message : person.line->messages()) {
      if (message.at("type") == "welcome") {
        if (message.at("stream") != person.stream) person.last = message.at("after");
        person.stream = message.at("stream");
        before = person.last;
        continue;
      }
      ASSERT_EQ(message.at("stream"), person.stream);
      ASSERT_EQ(message.at("payload").at("for"),
                person.context.user().value() + "|" + person.context.thread().value());
      person.unanswered.push_back(message);
      const std::uint64_t sequence = message.at("sequence");
      if (sequence <= person.last) continue;  // a repetition
      ASSERT_GT(sequence, before) << "first arrivals are in order";
      before = person.last = sequence;
      ASSERT_TRUE(person.seen.emplace(person.stream, sequence).second)
          << "nothing comes to the application twice";
    }
    person.line->drained();
  }

  void answer(Person& person) {
    if (!person.line) return;
    std::ranges::shuffle(person.unanswered, random_);
    const std::size_t some = pick(static_cast<unsigned>(person.unanswered.size()) + 1);
    for (std::size_t at = 0; at < some; ++at) person.line->acknowledge(person.unanswered[at]);
    person.unanswered.erase(person.unanswered.begin(),
                            person.unanswered.begin() + static_cast<std::ptrdiff_t>(some));
    EXPECT_EQ(person.line->closed(), std::nullopt);
  }

  void send(Person& person) {
    if (!person.manager) person.manager = get_websocket_manager(person.context);
    const json payload{{"for", person.context.user().value() + "|" + person.context.thread().value()}};
    if (pick(2)) {
      const SendResult sent = person.manager->send_golden_path_event(
          person.context, kGoldenPathEvents[pick(5)], payload, [this](const Delivery& delivery) {
            EXPECT_TRUE(told_.emplace(delivery.id, delivery.outcome).second) << "told once";
          });
      if (sent) golden_.emplace(sent.id(), &person);
      accepted_ += static_cast<bool>(sent);
    } else {
      accepted_ += static_cast<bool>(person.manager->send_event({person.context, "progress", payload}));
    }
  }

  void step() {
    Person& person = people_[pick(kUsers)];
    switch (pick(10)) {
      case 0:  // cut, with whatever is on the line
        if (person.line) person.line->cut();
        person.line.reset();
        if (pick(2)) person.manager.reset();
        break;
      case 1:
        if (person.line) break;
        if (!person.manager) person.manager = get_websocket_manager(person.context);
        person.line = std::make_unique<Client>(person.manager, 1 + pick(6));
        if (person.stream.empty())
          person.line->hello();
        else
          person.line->resume(person.stream, person.last);
        break;
      case 2:
        pass(std::chrono::milliseconds(pick(5000)));
        break;
      case 3: {  // an event in the wrong place
        Person& other = people_[pick(kUsers)];
        if (&other == &person || !other.manager) break;
        EXPECT_EQ(other.manager->send_event({person.context, "stray"}).refusal(), Refusal::foreign_context);
        break;
      }
      case 4:
      case 5:
        read(person);
        break;
      case 6:
        answer(person);
        break;
      default:
        send(person);
    }
  }

  std::mt19937 random_{GetParam()};
  std::vector<Person> people_;
  std::map<EventId, const Person*> golden_;
  std::map<EventId, DeliveryOutcome> told_;
  std::uint64_t accepted_ = 0;
};

TEST_P(Conversations, KeepEveryPromise) {
  for (int at = 0; at < 600; ++at) {
    step();
    if (at % 50 == 0) {
      ASSERT_EQ(validate_websocket_managers(), std::vector<std::string>{});
    }
    if (HasFatalFailure()) return;
  }
  for (Person& person : people_) {
    read(person);
    if (person.line) person.line->cut();
    person.line.reset();
    person.manager.reset();
  }
  const WebSocketFigures now = websocket_figures();
  EXPECT_EQ(now.events_accepted - before_.events_accepted, accepted_);
  EXPECT_EQ(now.events_pending(), 0u);
  EXPECT_EQ(now.protocol_errors, before_.protocol_errors);
  EXPECT_EQ(violations(ViolationKind::foreign_acknowledgement), 0u);
  ASSERT_EQ(told_.size(), golden_.size());
  for (const auto& [id, person] : golden_) {
    ASSERT_TRUE(told_.contains(id));
    if (told_.at(id) == DeliveryOutcome::confirmed) {
      EXPECT_TRUE(person->seen.contains({id.stream.text(), id.sequence})) << "confirmed, but never seen";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Conversations, testing::Range(1u, 41u));

}  // namespace
}  // namespace websocket::test
