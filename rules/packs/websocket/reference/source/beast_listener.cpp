#include "beast_listener.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>

#include "beast_handshake.hpp"

namespace websocket {

namespace net = boost::asio;
using net::ip::tcp;

namespace {

constexpr std::chrono::milliseconds kPauseAfterAnError{20};

// What a client did, not what this machine lacks: the next one may be taken at once.
bool is_of_one_client(const boost::system::error_code& error) {
  return error == net::error::connection_aborted || error == net::error::connection_reset ||
         error == boost::system::errc::protocol_error;
}

}  // namespace

BeastListener::BeastListener(net::io_context& io, std::shared_ptr<BeastClients> clients)
    : io_(io),
      clients_(std::move(clients)),
      strand_(net::make_strand(io)),
      acceptor_(strand_),
      pause_(strand_) {
  const BeastServerOptions& options = clients_->options;
  try {
    const tcp::endpoint endpoint(net::ip::make_address(options.address), options.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(net::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(net::socket_base::max_listen_connections);
    port_ = acceptor_.local_endpoint().port();
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error("Cannot listen on " + options.address + ", port " +
                             std::to_string(options.port) + ": " + error.code().message() + ".");
  }
}

void BeastListener::start() {
  net::post(strand_, [self = shared_from_this()] { self->accept(); });
}

void BeastListener::stop() {
  net::post(strand_, [self = shared_from_this()] {
    self->stopped_ = true;
    boost::system::error_code ignored;
    self->acceptor_.close(ignored);
    self->pause_.cancel();
  });
}

void BeastListener::accept() {
  if (stopped_) return;
  acceptor_.async_accept(net::make_strand(io_), [self = shared_from_this()](auto error, BeastSocket socket) {
    self->on_accept(error, std::move(socket));
  });
}

void BeastListener::on_accept(boost::system::error_code error, BeastSocket socket) {
  if (stopped_) return;
  if (error) {
    clients_->count(ServerCount::accept_errors);
    if (is_of_one_client(error)) return accept();
    clients_->make_room();
    pause_.expires_after(kPauseAfterAnError);
    return pause_.async_wait([self = shared_from_this()](auto) { self->accept(); });
  }
  try {
    clients_->count(ServerCount::accepted);
    boost::system::error_code ignored;  // without these it is slower, not wrong
    socket.set_option(tcp::no_delay(true), ignored);
    if (const std::size_t bytes = clients_->options.socket_buffer_bytes)
      socket.set_option(net::socket_base::send_buffer_size(static_cast<int>(bytes)), ignored);
    const auto client = std::make_shared<BeastHandshake>(std::move(socket), clients_);
    if (clients_->add(client)) client->start();
  } catch (...) {
    clients_->count(ServerCount::accept_errors);  // no memory for one more
  }
  accept();
}

}  // namespace websocket
