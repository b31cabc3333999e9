// The socket of a line that counts what it reads. Beast itself reads on where an endless message, pings or
// empty fragments come, and only tells of whole messages: a client could keep a processor busy without
// sending one.
#pragma once

#include <boost/asio/associator.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <utility>

#include "beast_socket.hpp"

namespace websocket {

class ReadMeter {
 public:
  virtual void on_bytes(std::size_t count) noexcept = 0;

 protected:
  ~ReadMeter() = default;
};

// Tells the meter, then goes on as `handler` would have.
template <class Handler>
struct MeteredHandler {
  Handler handler;
  ReadMeter* meter;

  void operator()(boost::beast::error_code error, std::size_t bytes) {
    if (!error) meter->on_bytes(bytes);
    std::move(handler)(error, bytes);
  }
};

class MeteredSocket {
 public:
  using executor_type = BeastSocket::executor_type;

  // `meter` outlives every handler of this socket.
  MeteredSocket(BeastSocket socket, ReadMeter& meter) : socket_(std::move(socket)), meter_(&meter) {}

  executor_type get_executor() noexcept { return socket_.get_executor(); }
  BeastSocket& socket() noexcept { return socket_; }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::beast::error_code, std::size_t)>(
        [this](auto handler, const Buffers& into) {
          socket_.async_read_some(into, MeteredHandler<decltype(handler)>{std::move(handler), meter_});
        },
        token, buffers);
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return socket_.async_write_some(buffers, std::forward<Token>(token));
  }

  // Beast's customisation points: how a line ends.
  friend void beast_close_socket(MeteredSocket& metered) {
    boost::beast::error_code ignored;
    metered.socket_.close(ignored);
  }
  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, MeteredSocket& metered, Handler&& handler) {
    boost::beast::websocket::async_teardown(role, metered.socket_, std::forward<Handler>(handler));
  }

 private:
  BeastSocket socket_;
  ReadMeter* meter_;
};

}  // namespace websocket

// Executor and allocator are those of the handler inside.
template <template <class, class> class Associator, class Handler, class Default>
struct boost::asio::associator<Associator, websocket::MeteredHandler<Handler>, Default>
    : Associator<Handler, Default> {
  static auto get(const websocket::MeteredHandler<Handler>& metered) noexcept {
    return Associator<Handler, Default>::get(metered.handler);
  }
  static auto get(const websocket::MeteredHandler<Handler>& metered, const Default& fallback) noexcept {
    return Associator<Handler, Default>::get(metered.handler, fallback);
  }
};
