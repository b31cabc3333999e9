#include "worker/pool.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>
#include <utility>

#include "base/text.h"
#include "worker/child.h"

namespace ssot {
namespace {

using std::chrono::milliseconds;

// Without a word after so long, a worker will never say one.
constexpr milliseconds kLongestStart{10'000};
// How often a worker's time is looked at.
constexpr int kGlance_ms = 50;
// A busy machine must not cost a task: the clock may run so much longer than the processor.
constexpr int kClockFactor = 3;
// So many tasks of one run may use up their time; those after them get a part of it, so that a tree full of
// traps costs minutes and not hours.
constexpr int kPatientStops = 4;
constexpr int kHaste = 4;
constexpr std::size_t kLongestRefusal = 1000;
// Several times what Clang needs for text that is dense with templates.
constexpr std::uint64_t kParse_ms_per_mib = 3'000;

// What happens in one call of run(): tasks wait, are with a worker, or are done.
class Run {
 public:
  using Take = std::function<void(std::size_t, WorkerAnswer)>;

  Run(const WorkerSetup& setup, std::vector<std::optional<Child>>& children,
      const std::vector<std::string>& tasks, const WorkerLimits& limits, const Take& take)
      : setup_(setup),
        children_(children),
        tasks_(tasks),
        limits_(limits),
        take_(take),
        held_(children.size()),
        tried_(tasks.size(), false) {
    for (std::size_t i = 0; i < tasks.size(); ++i) waiting_.push_back(i);
  }

  void go() {
    while (!waiting_.empty() || with_workers_ > 0) {
      for (std::size_t slot = 0; slot < children_.size() && !waiting_.empty(); ++slot) hand_out(slot);
      if (!refusal_.empty()) return refuse_all();
      listen();
    }
  }

 private:
  // To the worker of `slot` when it is free; starts it when there is none.
  void hand_out(std::size_t slot) {
    if (held_[slot] || waiting_.empty()) return;
    if (!children_[slot]) {
      if (starting() >= waiting_.size()) return;
      std::string reason;
      if (auto started = Child::start(setup_, reason)) {
        children_[slot].emplace(std::move(*started));
      } else {
        refusal_ = reason;
        return;
      }
    }
    if (!children_[slot]->greeted()) return;
    held_[slot] = waiting_.front();
    waiting_.pop_front();
    ++with_workers_;
    children_[slot]->ask(tasks_[*held_[slot]], limits_.answer);
  }

  // Workers of which nothing was heard yet.
  std::size_t starting() const {
    return static_cast<std::size_t>(
        std::count_if(children_.begin(), children_.end(),
                      [](const std::optional<Child>& child) { return child && !child->greeted(); }));
  }

  void listen() {
    std::vector<pollfd> lines;
    std::vector<std::size_t> slots;
    for (std::size_t slot = 0; slot < children_.size(); ++slot) {
      if (!children_[slot] || (!held_[slot] && children_[slot]->greeted())) continue;
      const short writing = children_[slot]->wants_to_write() ? POLLOUT : 0;
      lines.push_back({children_[slot]->line(), static_cast<short>(POLLIN | writing), 0});
      slots.push_back(slot);
    }
    poll(lines.data(), lines.size(), kGlance_ms);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if ((lines[i].revents & POLLOUT) != 0) children_[slots[i]]->write_more();
      if ((lines[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0) hear(slots[i]);
      if (children_[slots[i]]) watch_time(slots[i]);
      if (!refusal_.empty()) return;
    }
  }

  void hear(std::size_t slot) {
    switch (children_[slot]->read_more()) {
      case Child::Sign::kNothing:
        return;
      case Child::Sign::kFrame:
        return take_frame(slot);
      case Child::Sign::kMalformed:
        return lose(slot, "Clang's worker gave an answer that makes no sense", Blame::kTask);
      case Child::Sign::kTooLong:
        return lose(slot, fmt::format("Clang's answer is longer than {} MiB", limits_.answer >> 20),
                    Blame::kTask);
      case Child::Sign::kGone:
        return lose(slot, {}, Blame::kPerhapsAnother);
    }
  }

  void take_frame(std::size_t slot) {
    Child& child = *children_[slot];
    Frame frame = child.release();
    if (!child.greeted()) {
      if (frame.kind != Frame::Kind::kHello || frame.text != SSOT_VERSION) {
        refusal_ = fmt::format("{} belongs to another version of ssot", setup_.program);
        return;
      }
      return child.set_greeted();
    }
    const bool answered = frame.kind == Frame::Kind::kAnswer;
    if (!answered && frame.kind != Frame::Kind::kRefusal) {
      return lose(slot, "Clang's worker gave an answer that makes no sense", Blame::kTask);
    }
    starts_lost_ = 0;
    const std::size_t task = *held_[slot];
    free_slot(slot);
    hand_out(slot);  // before the answer is looked at, so that nobody waits for us
    if (!answered && frame.text.size() > kLongestRefusal) frame.text.resize(kLongestRefusal);
    if (answered) take_(task, {true, std::move(frame.text), {}});
    if (!answered) take_(task, {false, {}, valid_utf8(frame.text)});
  }

  void watch_time(std::size_t slot) {
    const Child& child = *children_[slot];
    if (!child.greeted()) {
      if (child.waited() > kLongestStart) lose(slot, "it did not start in time", Blame::kTask);
      return;
    }
    if (!held_[slot]) return;
    const milliseconds most = time_for(*held_[slot]);
    if (child.waited() < most || (child.computed() < most && child.waited() < kClockFactor * most)) {
      return;
    }
    ++stopped_;
    const auto seconds = std::max<std::size_t>(1, static_cast<std::size_t>(most.count()) / 1000);
    lose(slot, fmt::format("Clang took more than {}", count_of(seconds, "second")), Blame::kTask);
  }

  milliseconds time_for(std::size_t task) const {
    const int whole = limits_.own_ms.empty() ? limits_.task_ms : limits_.own_ms[task];
    return milliseconds(stopped_ < kPatientStops ? whole : std::max(1, whole / kHaste));
  }

  enum class Blame : unsigned char { kTask, kPerhapsAnother };

  // Ends a worker; its task, if it has one, waits again or gets its reason. An empty `reason`: as it ended by
  // itself.
  void lose(std::size_t slot, std::string reason, Blame blame) {
    Child& child = *children_[slot];
    const bool greeted = child.greeted();
    const bool fresh = child.tasks() <= 1;
    const std::string ended = child.end();
    children_[slot].reset();
    if (!greeted) {
      if (++starts_lost_ >= 2) {
        refusal_ = fmt::format("Clang could not be started ({}): it {}", setup_.program,
                               reason.empty() ? ended : reason);
      }
      return;
    }
    starts_lost_ = 0;
    if (!held_[slot]) return;
    const std::size_t task = *held_[slot];
    free_slot(slot);
    if (blame == Blame::kPerhapsAnother && !fresh && !tried_[task]) {
      tried_[task] = true;
      waiting_.push_front(task);
      return;
    }
    take_(task, {false, {}, reason.empty() ? "Clang " + ended : reason});
  }

  void free_slot(std::size_t slot) {
    held_[slot].reset();
    --with_workers_;
  }

  void refuse_all() {
    for (std::size_t slot = 0; slot < children_.size(); ++slot) {
      if (held_[slot]) waiting_.push_back(*std::exchange(held_[slot], std::nullopt));
      children_[slot].reset();
    }
    std::sort(waiting_.begin(), waiting_.end());
    for (const std::size_t task : waiting_) take_(task, {false, {}, refusal_});
  }

  const WorkerSetup& setup_;
  std::vector<std::optional<Child>>& children_;
  const std::vector<std::string>& tasks_;
  const WorkerLimits& limits_;
  const Take& take_;
  std::deque<std::size_t> waiting_;
  std::vector<std::optional<std::size_t>> held_;  // by slot: the task its worker has
  std::vector<bool> tried_;                       // by task: lost with a worker once
  std::size_t with_workers_ = 0;
  int starts_lost_ = 0;
  int stopped_ = 0;      // tasks that took too long
  std::string refusal_;  // not empty: why no worker can be had
};

}  // namespace

int parse_ms(std::uint64_t bytes) {
  constexpr std::uint64_t kMost = kLongestParse_ms - kShortestParse_ms;
  const std::uint64_t mebibytes = std::min(bytes >> 20, kMost);
  const std::uint64_t part = (bytes & ((1U << 20) - 1)) * kParse_ms_per_mib >> 20;
  return kShortestParse_ms + static_cast<int>(std::min(kMost, mebibytes * kParse_ms_per_mib + part));
}

struct WorkerPool::State {
  WorkerSetup setup;
  std::vector<std::optional<Child>> children;
};

WorkerPool::WorkerPool(WorkerSetup setup) : state_(std::make_unique<State>()) {
  state_->children.resize(std::max(1U, setup.workers));
  state_->setup = std::move(setup);
}

WorkerPool::~WorkerPool() = default;

void WorkerPool::run(const std::vector<std::string>& tasks, const WorkerLimits& limits,
                     const std::function<void(std::size_t, WorkerAnswer)>& take) {
  if (state_->setup.program.empty()) {
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      take(i, {false, {}, "Clang could not be started: there is no ssot-clang beside ssot"});
    }
    return;
  }
  Run(state_->setup, state_->children, tasks, limits, take).go();
}

}  // namespace ssot
