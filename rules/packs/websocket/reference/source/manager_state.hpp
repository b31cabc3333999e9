// What a manager holds, and what its registry may ask of it.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "client_message.hpp"
#include "event_window.hpp"
#include "websocket/websocket_manager.hpp"

namespace websocket {

struct WebSocketManager::State {
  // One client's line, as far as it has been written.
  struct Line {
    WebSocketConnection connection;
    bool greeted = false;      // its hello has come
    bool full = false;         // its transport took no more; drained() will say when it does
    std::uint64_t cursor = 0;  // the first sequence that it has not been given
  };
  using Lines = std::map<ConnectionId, Line>;

  State(UserContext context, const ManagerOptions& options);

  SendResult send(WebSocketEvent event, Importance importance, DeliveryHandler handler);
  std::optional<Refusal> add(WebSocketConnection connection);
  void remove(ConnectionId id);
  void receive(ConnectionId id, std::string_view text);
  void drained(ConnectionId id);
  void poll();
  WebSocketManagerMode mode() const;

  // Closes every line and gives up what is pending; the caller reports it when the manager is gone.
  std::vector<Settled> take_down();
  // A sentence without its full stop when something contradicts itself; else empty.
  std::string problem() const;

  const UserContext context;
  const ManagerOptions options;
  mutable std::mutex mutex;
  EventWindow window;
  Lines lines;
  MessageHandler on_message;
  std::atomic<Clock::rep> next_need;  // so that poll() passes by whoever needs nothing

 private:
  // All with the lock held.
  bool has_client() const;
  void pump(Line& line);
  bool repeat(const EventWindow::Message& message);
  void schedule();
  void close(Lines::iterator line, CloseCode code, std::string_view reason);
  void greet(Lines::iterator line, const Hello& hello);
  std::optional<Settled> acknowledge(Lines::iterator line, const Acknowledgement& message);
};

// Counts what was settled, then tells the handlers. Never with a lock held.
void report(std::vector<Settled> settled);

}  // namespace websocket
