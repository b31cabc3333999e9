#include "beast_handshake.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include "beast_session.hpp"

namespace websocket {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace net = boost::asio;

BeastHandshake::BeastHandshake(BeastSocket socket, std::shared_ptr<BeastClients> clients)
    : socket_(std::move(socket)),
      clients_(std::move(clients)),
      deadline_(Clock::now() + clients_->options.handshake_timeout),
      buffer_(clients_->options.max_header_bytes) {
  parser_.header_limit(static_cast<std::uint32_t>(clients_->options.max_header_bytes));
  due_at(deadline_);
}

void BeastHandshake::start() {
  net::dispatch(socket_.get_executor(), [self = self()] { self->read(); });
}

void BeastHandshake::look_at_the_clock() {
  net::post(socket_.get_executor(), [self = self()] {
    if (self->gone_ || Clock::now() < self->deadline_) return;
    if (!self->answer_) self->clients_->count(ServerCount::handshakes_late);
    self->drop();
  });
}

void BeastHandshake::go_away() { drop_soon(); }

void BeastHandshake::drop_soon() {
  net::post(socket_.get_executor(), [self = self()] { self->drop(); });
}

void BeastHandshake::read() {
  if (gone_) return;
  http::async_read_header(socket_, buffer_, parser_,
                          [self = self()](beast::error_code error, std::size_t) { self->on_read(error); });
}

void BeastHandshake::on_read(beast::error_code error) {
  if (gone_) return;
  try {
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
      return answer(http_error(http::status::request_header_fields_too_large, "The request is too long."));
    if (error == http::error::end_of_stream || error == http::error::partial_message) return drop();
    if (error && error.category() == make_error_code(http::error::bad_method).category())
      return answer(http_error(http::status::bad_request, "This is no HTTP request."));
    if (error) return drop();
    judge();
  } catch (...) {
    clients_->count(ServerCount::handler_errors);
    drop();
  }
}

void BeastHandshake::judge() {
  std::variant<UserContext, HttpAnswer> verdict =
      http_error(http::status::internal_server_error, "The server failed.");
  try {
    verdict = admit(parser_.get(), clients_->options);
  } catch (...) {
    clients_->count(ServerCount::handler_errors);
  }
  if (auto* context = std::get_if<UserContext>(&verdict)) return upgrade(std::move(*context));
  answer(std::get<HttpAnswer>(std::move(verdict)));
}

void BeastHandshake::upgrade(UserContext context) {
  // What follows the request cannot be WebSocket frames: the client has not been answered yet.
  if (buffer_.size() > 0)
    return answer(http_error(http::status::bad_request, "Wait for the answer before sending more."));
  std::shared_ptr<BeastSession> session;
  const UserId user = context.user();
  switch (clients_->open(shared_from_this(), user, [&] {
    session = std::make_shared<BeastSession>(std::move(socket_), clients_, std::move(context),
                                             parser_.release(), deadline_);
    return session;
  })) {
    case BeastClients::Opening::done:
      gone_ = true;
      return session->start();
    case BeastClients::Opening::too_many:
      return answer(http_error(http::status::service_unavailable, "The server is full, or going away."));
    case BeastClients::Opening::too_many_of_this_user:
      return answer(http_error(http::status::too_many_requests, "This user has too many connections."));
  }
}

void BeastHandshake::answer(HttpAnswer answer) {
  clients_->count(answer.status == http::status::ok ? ServerCount::documents : ServerCount::refused);
  auto& response = answer_.emplace(answer.status, 11);
  response.set(http::field::content_type, answer.document.content_type);
  response.set(http::field::cache_control, "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  if (answer.status == http::status::unauthorized) response.set(http::field::www_authenticate, "Bearer");
  if (answer.status == http::status::method_not_allowed) response.set(http::field::allow, "GET");
  if (answer.status == http::status::upgrade_required) {
    response.set(http::field::upgrade, "websocket");
    response.set(http::field::sec_websocket_version, "13");
  }
  response.keep_alive(false);
  response.body() = std::move(answer.document.body);
  response.prepare_payload();
  http::async_write(socket_, response, [self = self()](beast::error_code error, std::size_t) {
    if (self->gone_) return;
    if (error) return self->drop();
    self->say_goodbye();
  });
}

// A socket that is closed with bytes unread resets the line, and the client may lose the answer.
void BeastHandshake::say_goodbye() {
  beast::error_code ignored;
  socket_.shutdown(net::socket_base::shutdown_send, ignored);
  deadline_ = std::min(deadline_, Clock::now() + clients_->options.close_timeout);
  due_at(deadline_);
  read_away();
}

void BeastHandshake::read_away() {
  socket_.async_read_some(net::buffer(unread_), [self = self()](beast::error_code error, std::size_t) {
    if (self->gone_) return;
    if (error) return self->drop();
    self->read_away();
  });
}

void BeastHandshake::drop() {
  if (gone_) return;
  gone_ = true;
  beast::error_code ignored;
  socket_.close(ignored);
  clients_->remove(shared_from_this());
}

}  // namespace websocket
