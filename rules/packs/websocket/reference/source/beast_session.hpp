// An open line: reads a client's messages for the manager of its context, and sends what the manager writes.
// Everything private runs on the line's strand.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <memory>
#include <optional>

#include "beast_client.hpp"
#include "beast_clients.hpp"
#include "beast_socket.hpp"
#include "inbound_rate.hpp"
#include "metered_socket.hpp"
#include "outbox.hpp"
#include "websocket/websocket_manager.hpp"

namespace websocket {

class BeastSession final : public BeastClient, private ReadMeter {
 public:
  using Request = boost::beast::http::request<boost::beast::http::empty_body>;

  // `hello_deadline`: by when the client's first message has to be here.
  BeastSession(BeastSocket socket, std::shared_ptr<BeastClients> clients, UserContext context,
               Request request, Clock::time_point hello_deadline);
  void start();
  void look_at_the_clock() override;
  void go_away() override;
  void drop_soon() override;

 private:
  std::shared_ptr<BeastSession> self() { return std::static_pointer_cast<BeastSession>(shared_from_this()); }
  // Runs `step`; what it throws ends the line and nothing else.
  template <class Step>
  void guarded(Step step) noexcept;
  void on_accept(boost::beast::error_code error);
  void join_manager();
  void read();
  void on_read(boost::beast::error_code error);
  void on_control();
  void on_bytes(std::size_t count) noexcept override;
  void close_flood_soon() noexcept;
  void heard();
  void flush();
  void on_write(boost::beast::error_code error);
  void check(Clock::time_point now);
  void ping();
  void set_due();
  void begin_close(CloseCode code, std::string_view reason);
  void leave_manager() noexcept;
  void drop() noexcept;

  const BeastStrand strand_;
  // Goes with the line: Beast keeps operations that wait for each other inside it, and each holds this
  // session.
  std::optional<boost::beast::websocket::stream<MeteredSocket, false>> stream_;
  const std::shared_ptr<BeastClients> clients_;
  const UserContext context_;
  std::unique_ptr<Request> request_;  // until it is answered
  std::shared_ptr<WebSocketManager> manager_;
  std::shared_ptr<Outbox> outbox_;
  ConnectionId id_{};
  boost::beast::flat_buffer message_;
  InboundRate rate_;
  InboundRate byte_rate_;

  bool accepted_ = false;
  bool greeted_ = false;  // the manager has answered the hello
  bool leaving_ = false;  // closing
  bool gone_ = false;     // closed
  bool flooded_ = false;  // and is being closed for it
  bool pinged_ = false;   // since the client was last heard
  const Clock::time_point hello_deadline_;
  Clock::time_point heard_;
  std::optional<Clock::time_point> write_deadline_;
  std::optional<Clock::time_point> close_deadline_;
};

}  // namespace websocket
