// A WebSocket server for the managers of this process: the wire protocol (rules/packs/websocket/protocol.md)
// over Boost.Beast, which stays out of this header.
//
// It speaks plain TCP: TLS is the work of a proxy in front of it, which must hand on Origin and Authorization
// as they came. It serves WebSockets under one path and, where the application wants it, plain GETs of small
// documents (figures, health); no files, nothing else.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "websocket/user_context.hpp"
#include "websocket/websocket_manager.hpp"

namespace websocket {

// What a plain GET is answered with.
struct HttpDocument {
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
};

struct BeastServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any that is free; BeastServer::port() tells which
  std::size_t threads = 2;
  std::string path = "/websocket";

  // Who comes in. All handlers are called on the server's threads, several at once: they return soon. What
  // they throw is counted, and costs the client its connection, never the server its life.
  //
  // Whose token this is; nothing for a token that is nobody's. Compare in constant time.
  std::function<std::optional<UserId>(std::string_view token)> authenticate;
  // Compared byte by byte: "https://example.org".
  std::vector<std::string> allowed_origins;
  // Browsers always send an Origin; other programs seldom do.
  bool allow_missing_origin = false;
  // Called for each client that came in, before its first message is read: the place to set a message
  // handler.
  std::function<void(const std::shared_ptr<WebSocketManager>&)> on_open;
  // Called for GETs of any other path, with the path as it came, without its query; nothing means 404. Nobody
  // is asked for a token: what is not for everybody is kept inside by the proxy.
  std::function<std::optional<HttpDocument>(std::string_view path)> document;

  // How many.
  std::size_t max_connections = 10000;          // open WebSockets; one more is answered 503
  std::size_t max_connections_of_a_user = 256;  // of these, of one user; one more is answered 429
  // Clients that have not got so far. One more costs the one that has been at it longest its place: whoever
  // means to come in is quicker than that.
  std::size_t max_handshakes = 1024;
  // How much.
  std::size_t max_header_bytes = 8u << 10;    // of the HTTP request; more is answered 431
  std::size_t max_message_bytes = 64u << 10;  // from a client; more is closed with 1009
  // What a client has not read yet. Beyond it the manager keeps its events, and goes on when there is room.
  std::size_t write_buffer_bytes = 256u << 10;
  std::size_t socket_buffer_bytes = 64u
                                    << 10;  // asked of the kernel for each line; 0 leaves it to the kernel
  // How fast: messages, pings and pongs of one client. More is closed with 1008. Let the burst be more than
  // ManagerOptions::queue_limit: a client that resumes acknowledges everything at once.
  double messages_per_second = 500;
  double message_burst = 4096;
  // The same for bytes, whatever they are: of messages that never end there may be none to count.
  double bytes_per_second = 1u << 20;
  double byte_burst = 4u << 20;
  // How long.
  std::chrono::milliseconds handshake_timeout{10000};  // from the first byte to the client's hello
  std::chrono::milliseconds idle_timeout{60000};       // nothing heard, not even a pong; pinged at half of it
  std::chrono::milliseconds write_stall_timeout{20000};  // one message does not go out: closed with 1008
  std::chrono::milliseconds close_timeout{2000};         // for the client's answer to a close
};

// What the server itself has done; what its managers did is in websocket_figures().
struct BeastServerFigures {
  std::uint64_t accepted = 0;            // TCP connections
  std::uint64_t accept_errors = 0;       // such as no file descriptors left
  std::uint64_t handshakes = 0;          // now on their way: not yet a WebSocket, or answered and not gone
  std::uint64_t handshakes_dropped = 0;  // for a newer one, where there was no room for both
  std::uint64_t handshakes_late = 0;     // not done in handshake_timeout
  std::uint64_t refused = 0;             // answered with an HTTP error
  std::uint64_t documents = 0;           // plain GETs served
  std::uint64_t open = 0;                // WebSockets now
  std::uint64_t opened = 0;              // WebSockets ever
  std::uint64_t floods = 0;              // closed for too many messages or bytes
  std::uint64_t stalls = 0;              // closed for reading too slowly
  std::uint64_t idle = 0;                // closed for being silent
  std::uint64_t bad_frames = 0;          // closed for what is no WebSocket, too long, or no text
  std::uint64_t handler_errors = 0;      // exceptions out of the application's handlers
};

// The figures in Prometheus' text format, to stand after the managers' own.
std::string prometheus_text(const BeastServerFigures& figures);

class BeastServer final {
 public:
  // Listens and serves at once. Throws std::invalid_argument for options that cannot be, std::runtime_error,
  // with a sentence, where the address cannot be listened on.
  explicit BeastServer(BeastServerOptions options);
  ~BeastServer();  // stops
  BeastServer(const BeastServer&) = delete;
  BeastServer& operator=(const BeastServer&) = delete;

  std::uint16_t port() const noexcept;
  BeastServerFigures figures() const;

  // Takes no more clients, closes all (1001), waits for their answers for up to `grace`, then drops who is
  // left. Afterwards no thread of the server runs and it holds no manager. Again is as good as once. Not to
  // be called from one of the server's own handlers, which it would wait for.
  void stop(std::chrono::milliseconds grace = std::chrono::milliseconds(5000));

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace websocket
