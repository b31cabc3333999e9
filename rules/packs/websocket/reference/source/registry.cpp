#include "registry.hpp"

#include <algorithm>
#include <set>

#include "counters.hpp"
#include "manager_state.hpp"
#include "process_claim.hpp"

namespace websocket {

WebSocketManagerRegistry& WebSocketManagerRegistry::instance() {
  // Never destroyed: managers that static objects hold are taken down after everything else.
  static auto& registry = *new WebSocketManagerRegistry;
  return registry;
}

std::shared_ptr<WebSocketManager> WebSocketManagerRegistry::get(const UserContext& context) {
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto entry = entries_.find(context);
    if (entry == entries_.end()) return make(context);
    if (auto manager = entry->second.manager.lock()) return manager;
    // Its last user is gone, but the manager itself not yet.
    if (entry->second.taken_down_by == std::this_thread::get_id()) {
      lock.unlock();
      const char* text =
          "A transport asked for the manager of its context while that manager is being taken down by the "
          "same thread.";
      record_violation(ViolationKind::second_manager, context, text);
      throw IsolationViolation(text);
    }
    retired_.wait(lock);
  }
}

// Only with the lock held.
std::shared_ptr<WebSocketManager> WebSocketManagerRegistry::make(const UserContext& context) {
  // The entry is there before the manager, so that a failure to make one leaves nothing to retire.
  const auto entry = entries_.try_emplace(context).first;
  try {
    const std::shared_ptr<WebSocketManager> manager(new WebSocketManager(context, options_),
                                                    [this](WebSocketManager* last) { retire(last); });
    entry->second.manager = manager;
    entry->second.stream = manager->state_->window.stream();
    ++counters().managers;
    ++counters().managers_made;
    return manager;
  } catch (...) {
    entries_.erase(entry);
    throw;
  }
}

void WebSocketManagerRegistry::retire(WebSocketManager* manager) {
  const UserContext context = manager->context();
  {
    const std::scoped_lock lock(mutex_);
    entries_.at(context).taken_down_by = std::this_thread::get_id();
  }
  std::vector<Settled> given_up = manager->state_->take_down();
  delete manager;
  {
    const std::scoped_lock lock(mutex_);
    entries_.erase(context);
    --counters().managers;
  }
  retired_.notify_all();
  // Only now: a handler may ask for the context's next manager.
  report(std::move(given_up));
}

void WebSocketManagerRegistry::configure(ManagerOptions options) {
  const auto refuse = [](const char* text) { throw std::invalid_argument(text); };
  if (options.golden_path_reserve >= options.queue_limit)
    refuse("golden_path_reserve must be less than queue_limit.");
  if (options.max_event_bytes > options.queue_bytes)
    refuse("max_event_bytes must not be more than queue_bytes.");
  if (options.first_retry.count() <= 0 || options.longest_retry < options.first_retry)
    refuse("first_retry must be positive and no longer than longest_retry.");
  if (!(options.jitter >= 0 && options.jitter < 1)) refuse("jitter must be at least 0 and less than 1.");
  for (const RetryOptions& retry : {options.ordinary, options.golden_path})
    if (retry.max_attempts == 0 || retry.lifetime.count() <= 0)
      refuse("max_attempts and lifetime must be positive, for ordinary and for golden path events.");
  if (!options.now) refuse("now must be a clock.");
  const std::scoped_lock lock(mutex_);
  if (!entries_.empty()) throw std::logic_error("The limits of managers cannot change while one lives.");
  options_ = std::move(options);
}

std::vector<std::shared_ptr<WebSocketManager>> WebSocketManagerRegistry::alive() {
  std::vector<std::shared_ptr<WebSocketManager>> managers;
  const std::scoped_lock lock(mutex_);
  managers.reserve(entries_.size());
  for (const auto& [context, entry] : entries_)
    if (auto manager = entry.manager.lock()) managers.push_back(std::move(manager));
  return managers;
}

void WebSocketManagerRegistry::poll() {
  // Without the registry's lock: what is settled here may call handlers, and may be the last to hold a
  // manager.
  for (std::shared_ptr<WebSocketManager>& manager : alive()) {
    manager->state_->poll();
    manager.reset();
  }
}

std::vector<std::string> WebSocketManagerRegistry::validate() {
  std::vector<std::string> problems;
  std::set<const void*> seen;
  for (const auto& manager : alive()) {
    if (!seen.insert(manager.get()).second) problems.push_back("One manager stands for two contexts.");
    if (std::string problem = manager->state_->problem(); !problem.empty())
      problems.push_back("The manager of user " + manager->context().user().value() + ", thread " +
                         manager->context().thread().value() + ": " + problem + ".");
  }
  const std::scoped_lock lock(mutex_);
  for (const auto& [context, entry] : entries_)
    if (const auto manager = entry.manager.lock(); manager && manager->context() != context)
      problems.push_back("A manager is registered for another context than its own.");
  return problems;
}

bool WebSocketManagerRegistry::sends(const StreamId& stream) {
  const std::scoped_lock lock(mutex_);
  return std::ranges::any_of(entries_, [&](const auto& entry) { return entry.second.stream == stream; });
}

std::shared_ptr<WebSocketManager> get_websocket_manager(const UserContext& context) {
  require_only_registry(context);
  return WebSocketManagerRegistry::instance().get(context);
}

void configure_websocket_managers(ManagerOptions options) {
  WebSocketManagerRegistry::instance().configure(std::move(options));
}

void poll_websocket_managers() { WebSocketManagerRegistry::instance().poll(); }

std::vector<std::string> validate_websocket_managers() {
  return WebSocketManagerRegistry::instance().validate();
}

}  // namespace websocket
