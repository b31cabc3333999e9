#include "beast_clients.hpp"

#include "beast_client.hpp"

namespace websocket {

BeastServerFigures BeastClients::figures() const {
  const auto of = [this](ServerCount what) { return counts_[static_cast<std::size_t>(what)].load(); };
  BeastServerFigures figures;
  figures.accepted = of(ServerCount::accepted);
  figures.accept_errors = of(ServerCount::accept_errors);
  figures.handshakes_dropped = of(ServerCount::handshakes_dropped);
  figures.handshakes_late = of(ServerCount::handshakes_late);
  figures.refused = of(ServerCount::refused);
  figures.documents = of(ServerCount::documents);
  figures.opened = of(ServerCount::opened);
  figures.floods = of(ServerCount::floods);
  figures.stalls = of(ServerCount::stalls);
  figures.idle = of(ServerCount::idle);
  figures.bad_frames = of(ServerCount::bad_frames);
  figures.handler_errors = of(ServerCount::handler_errors);
  const std::scoped_lock lock(mutex_);
  figures.handshakes = handshakes_.size();
  figures.open = open_.size();
  return figures;
}

bool BeastClients::add(const std::shared_ptr<BeastClient>& client) {
  const std::scoped_lock lock(mutex_);
  if (stopping_) return false;
  if (handshakes_.size() >= options.max_handshakes) drop_oldest_handshake();
  handshakes_.emplace(client->number(), client);
  return true;
}

void BeastClients::make_room() {
  const std::scoped_lock lock(mutex_);
  if (!handshakes_.empty()) drop_oldest_handshake();
}

void BeastClients::drop_oldest_handshake() {
  handshakes_.begin()->second->drop_soon();
  handshakes_.erase(handshakes_.begin());
  count(ServerCount::handshakes_dropped);
}

BeastClients::Opening BeastClients::open(const std::shared_ptr<BeastClient>& client, const UserId& user,
                                         const std::function<std::shared_ptr<BeastClient>()>& make) {
  const std::scoped_lock lock(mutex_);
  if (stopping_ || open_.size() >= options.max_connections) return Opening::too_many;
  std::size_t& of_user = open_of_[user];
  if (of_user >= options.max_connections_of_a_user) {
    if (of_user == 0) open_of_.erase(user);
    return Opening::too_many_of_this_user;
  }
  const std::shared_ptr<BeastClient> opened = make();
  open_.emplace(opened->number(), opened);
  users_.emplace(opened->number(), user);
  ++of_user;
  handshakes_.erase(client->number());
  return Opening::done;
}

void BeastClients::remove(const std::shared_ptr<BeastClient>& client) {
  const std::scoped_lock lock(mutex_);
  handshakes_.erase(client->number());
  open_.erase(client->number());
  if (const auto user = users_.find(client->number()); user != users_.end()) {
    const auto count = open_of_.find(user->second);
    if (--count->second == 0) open_of_.erase(count);
    users_.erase(user);
  }
  if (stopping_ && handshakes_.empty() && open_.empty()) gone_.notify_all();
}

void BeastClients::sweep(std::chrono::steady_clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  for (const auto* clients : {&handshakes_, &open_})
    for (const auto& [number, client] : *clients)
      if (client->is_due(now)) client->look_at_the_clock();
}

void BeastClients::close_all() {
  const std::scoped_lock lock(mutex_);
  stopping_ = true;
  for (const auto* clients : {&handshakes_, &open_})
    for (const auto& [number, client] : *clients) client->go_away();
}

void BeastClients::drop_all() {
  const std::scoped_lock lock(mutex_);
  for (const auto* clients : {&handshakes_, &open_})
    for (const auto& [number, client] : *clients) client->drop_soon();
}

bool BeastClients::wait_until_gone(std::chrono::milliseconds grace) {
  std::unique_lock lock(mutex_);
  return gone_.wait_for(lock, grace, [this] { return handshakes_.empty() && open_.empty(); });
}

}  // namespace websocket
