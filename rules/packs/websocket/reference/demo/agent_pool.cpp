#include "agent_pool.hpp"

namespace websocket_demo {

using websocket::Delivery;
using websocket::DeliveryOutcome;
using websocket::SendResult;

AgentPool::AgentPool(AgentOptions options) : options_(options) {
  for (std::size_t i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
}

AgentPool::~AgentPool() { stop(); }

void AgentPool::start_run(std::shared_ptr<websocket::WebSocketManagerProtocol> manager, std::string nonce) {
  auto run = std::make_shared<Run>();
  run->manager = std::move(manager);
  run->nonce = std::move(nonce);
  const std::scoped_lock lock(mutex_);
  if (stopping_) return;
  run->id = next_run_++;
  ++counts_.runs_started;
  runs_.emplace(run->id, run);
  waiting_.push_back(std::move(run));
  changed_.notify_one();
}

AgentFigures AgentPool::figures() const {
  const std::scoped_lock lock(mutex_);
  AgentFigures figures = counts_;
  figures.confirmation_p50_ms = latencies_.percentile(0.50);
  figures.confirmation_p99_ms = latencies_.percentile(0.99);
  return figures;
}

void AgentPool::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  // With the last holder goes the manager, and it reports its events to let_go(): not under the lock.
  std::unordered_map<std::uint64_t, std::shared_ptr<Run>> last;
  {
    const std::scoped_lock lock(mutex_);
    last = std::exchange(runs_, {});
    waiting_.clear();
  }
}

void AgentPool::work() {
  for (;;) {
    std::shared_ptr<Run> next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      next = std::move(waiting_.front());
      waiting_.pop_front();
    }
    run(*next);
    let_go(next->id);
  }
}

void AgentPool::run(Run& run) {
  for (std::size_t step = 0; step < websocket::kGoldenPathEvents.size(); ++step) {
    if (step > 0 && !pause()) return;
    send_golden_path(run, step);
    if (websocket::kGoldenPathEvents[step] == websocket::GoldenPathEvent::agent_thinking) send_ordinary(run);
  }
  for (std::size_t i = 0; i < options_.misdirected; ++i) send_misdirected(run);
}

void AgentPool::send_golden_path(Run& run, std::size_t step) {
  hold(run);
  const websocket::UserContext& context = run.manager->context();
  nlohmann::json payload{{"user", context.user().value()},
                         {"thread", context.thread().value()},
                         {"nonce", run.nonce},
                         {"step", step}};
  if (options_.payload_bytes > 0) payload["padding"] = std::string(options_.payload_bytes, '.');
  const auto sent = std::chrono::steady_clock::now();
  const SendResult result = run.manager->send_golden_path_event(
      context, websocket::kGoldenPathEvents[step], std::move(payload),
      [this, id = run.id, sent](const Delivery& delivery) {
        const bool confirmed = delivery.outcome == DeliveryOutcome::confirmed;
        if (confirmed) latencies_.add(std::chrono::steady_clock::now() - sent);
        {
          const std::scoped_lock lock(mutex_);
          ++(confirmed ? counts_.told_confirmed : counts_.told_failed);
        }
        let_go(id);
      });
  {
    const std::scoped_lock lock(mutex_);
    ++(result ? counts_.golden_path_taken : counts_.refused);
  }
  if (!result) let_go(run.id);
}

void AgentPool::send_ordinary(Run& run) {
  const SendResult result = run.manager->send_event(
      {run.manager->context(), "agent_log", {{"nonce", run.nonce}, {"text", "I think."}}});
  const std::scoped_lock lock(mutex_);
  ++(result ? counts_.ordinary_taken : counts_.refused);
}

// What a program with a fault would do. The manager refuses it and counts a violation.
void AgentPool::send_misdirected(Run& run) {
  const websocket::UserContext& own = run.manager->context();
  const websocket::UserContext other(websocket::UserId(own.thread().value()),
                                     websocket::ThreadId(own.user().value()));
  const SendResult result = run.manager->send_event({other, "agent_log", {{"nonce", run.nonce}}});
  const std::scoped_lock lock(mutex_);
  ++(result ? counts_.ordinary_taken : counts_.refused);
}

// False: the pool is stopping.
bool AgentPool::pause() {
  std::unique_lock lock(mutex_);
  if (options_.step_pause.count() > 0)
    changed_.wait_for(lock, options_.step_pause, [this] { return stopping_; });
  return !stopping_;
}

void AgentPool::hold(Run& run) {
  const std::scoped_lock lock(mutex_);
  ++run.unsettled;
}

void AgentPool::let_go(std::uint64_t run) {
  std::shared_ptr<Run> last;  // goes without the lock, and the manager perhaps with it
  const std::scoped_lock lock(mutex_);
  const auto found = runs_.find(run);
  if (found == runs_.end() || --found->second->unsettled > 0) return;
  ++counts_.runs_finished;
  last = std::move(found->second);
  runs_.erase(found);
}

}  // namespace websocket_demo
