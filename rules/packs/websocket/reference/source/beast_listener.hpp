// Takes clients in and gives each a strand. An error of accept() is waited out, never spun on.
#pragma once

#include <atomic>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>

#include "beast_clients.hpp"
#include "beast_socket.hpp"

namespace websocket {

class BeastListener final : public std::enable_shared_from_this<BeastListener> {
 public:
  // Throws std::runtime_error where it cannot listen.
  BeastListener(boost::asio::io_context& io, std::shared_ptr<BeastClients> clients);
  void start();
  void stop();
  std::uint16_t port() const noexcept { return port_; }

 private:
  void accept();
  void on_accept(boost::system::error_code error, BeastSocket socket);

  boost::asio::io_context& io_;
  const std::shared_ptr<BeastClients> clients_;
  const BeastStrand strand_;
  boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, BeastStrand> acceptor_;
  boost::asio::steady_timer pause_;
  std::uint16_t port_ = 0;
  bool stopped_ = false;
};

}  // namespace websocket
