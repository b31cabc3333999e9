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
  if (stopping_ || handshakes_.size() >= options.max_handshakes) return false;
  handshakes_.insert(client);
  return true;
}

std::shared_ptr<BeastClient> BeastClients::open(const std::shared_ptr<BeastClient>& client,
                                                const std::function<std::shared_ptr<BeastClient>()>& make) {
  const std::scoped_lock lock(mutex_);
  if (stopping_ || open_.size() >= options.max_connections) return nullptr;
  std::shared_ptr<BeastClient> opened = make();
  open_.insert(opened);
  handshakes_.erase(client);
  return opened;
}

void BeastClients::remove(const std::shared_ptr<BeastClient>& client) {
  const std::scoped_lock lock(mutex_);
  handshakes_.erase(client);
  open_.erase(client);
  if (stopping_ && handshakes_.empty() && open_.empty()) gone_.notify_all();
}

void BeastClients::sweep(std::chrono::steady_clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  for (const auto* clients : {&handshakes_, &open_})
    for (const std::shared_ptr<BeastClient>& client : *clients)
      if (client->is_due(now)) client->look_at_the_clock();
}

void BeastClients::close_all() {
  const std::scoped_lock lock(mutex_);
  stopping_ = true;
  for (const auto* clients : {&handshakes_, &open_})
    for (const std::shared_ptr<BeastClient>& client : *clients) client->go_away();
}

void BeastClients::drop_all() {
  const std::scoped_lock lock(mutex_);
  for (const auto* clients : {&handshakes_, &open_})
    for (const std::shared_ptr<BeastClient>& client : *clients) client->drop_soon();
}

bool BeastClients::wait_until_gone(std::chrono::milliseconds grace) {
  std::unique_lock lock(mutex_);
  return gone_.wait_for(lock, grace, [this] { return handshakes_.empty() && open_.empty(); });
}

}  // namespace websocket
