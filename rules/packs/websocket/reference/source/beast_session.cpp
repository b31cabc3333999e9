#include "beast_session.hpp"

#include <boost/asio/post.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <string>

#include "beast_admission.hpp"

namespace websocket {

namespace beast = boost::beast;
namespace net = boost::asio;
namespace ws = boost::beast::websocket;

namespace {

// A client that once sent much shall not hold the memory for ever.
constexpr std::size_t kKeptReadBuffer = 4096;

bool is_clients_fault(const beast::error_code& error) {
  return error == ws::condition::protocol_violation || error == ws::error::message_too_big ||
         error == ws::error::buffer_overflow;
}

}  // namespace

BeastSession::BeastSession(BeastSocket socket, std::shared_ptr<BeastClients> clients, UserContext context,
                           Request request, Clock::time_point hello_deadline)
    : strand_(socket.get_executor()),
      stream_(std::in_place, std::move(socket), static_cast<ReadMeter&>(*this)),
      clients_(std::move(clients)),
      context_(std::move(context)),
      request_(std::make_unique<Request>(std::move(request))),
      rate_(clients_->options.messages_per_second, clients_->options.message_burst, Clock::now()),
      byte_rate_(clients_->options.bytes_per_second, clients_->options.byte_burst, Clock::now()),
      hello_deadline_(hello_deadline),
      heard_(Clock::now()) {
  due_at(hello_deadline_);
}

template <class Step>
void BeastSession::guarded(Step step) noexcept {
  if (gone_) return;
  try {
    step();
  } catch (...) {
    clients_->count(ServerCount::handler_errors);
    try {
      begin_close(CloseCode::internal_error, "the server failed");
    } catch (...) {
      drop();
    }
  }
}

void BeastSession::start() {
  guarded([this] {
    // Beast's own clocks stay off: check() knows of the hello, of slow readers, and says why it closes.
    stream_->set_option(ws::stream_base::timeout{ws::stream_base::none(), ws::stream_base::none(), false});
    stream_->set_option(ws::stream_base::decorator([](ws::response_type& response) {
      response.erase(beast::http::field::server);
      response.set(beast::http::field::sec_websocket_protocol,
                   beast::string_view(kSubprotocol.data(), kSubprotocol.size()));
    }));
    stream_->read_message_max(clients_->options.max_message_bytes);
    stream_->auto_fragment(false);
    stream_->text(true);
    stream_->control_callback([this](ws::frame_type, beast::string_view) { on_control(); });
    stream_->async_accept(*request_, [self = self()](beast::error_code error) {
      self->guarded([&] { self->on_accept(error); });
    });
  });
}

void BeastSession::look_at_the_clock() {
  net::post(strand_, [self = self()] { self->guarded([&] { self->check(Clock::now()); }); });
}

void BeastSession::go_away() {
  net::post(strand_, [self = self()] {
    self->guarded([&] { self->begin_close(CloseCode::going_away, "the server is shutting down"); });
  });
}

void BeastSession::drop_soon() {
  net::post(strand_, [self = self()] { self->drop(); });
}

void BeastSession::on_accept(beast::error_code error) {
  request_.reset();
  if (error) {
    clients_->count(ServerCount::refused);
    return drop();
  }
  accepted_ = true;
  clients_->count(ServerCount::opened);
  join_manager();
  read();
}

void BeastSession::join_manager() {
  manager_ = get_websocket_manager(context_);
  if (clients_->options.on_open) clients_->options.on_open(manager_);
  const std::weak_ptr<BeastClient> weak = weak_from_this();
  outbox_ = std::make_shared<Outbox>(clients_->options.write_buffer_bytes, [weak, strand = strand_] {
    net::post(strand, [weak] {
      const auto self = std::static_pointer_cast<BeastSession>(weak.lock());
      if (self) self->guarded([&] { self->flush(); });
    });
  });
  WebSocketConnection connection(context_, outbox_);
  id_ = connection.id();
  // One that the manager refuses it has closed, with the reason: flush() passes that on.
  (void)manager_->add_connection(std::move(connection));
}

void BeastSession::read() {
  if (leaving_) return;  // the close reads the rest away
  stream_->async_read(message_, [self = self()](beast::error_code error, std::size_t) {
    self->guarded([&] { self->on_read(error); });
  });
}

void BeastSession::on_read(beast::error_code error) {
  if (error) {
    if (is_clients_fault(error)) clients_->count(ServerCount::bad_frames);
    return drop();
  }
  if (leaving_) return;
  heard();
  if (!rate_.take(heard_)) return close_flood_soon();
  if (stream_->got_binary()) {
    clients_->count(ServerCount::bad_frames);
    return begin_close(CloseCode::invalid_data, "binary messages are not part of the protocol");
  }
  const net::const_buffer bytes = message_.cdata();
  manager_->receive(id_, {static_cast<const char*>(bytes.data()), bytes.size()});
  message_.consume(message_.size());
  if (message_.capacity() > kKeptReadBuffer) message_.shrink_to_fit();
  read();
}

// In the middle of Beast's reading: nothing may be asked of the stream here.
void BeastSession::on_control() {
  heard();
  if (!rate_.take(heard_)) close_flood_soon();
}

// The same, and also for what is no message yet.
void BeastSession::on_bytes(std::size_t count) noexcept {
  if (!byte_rate_.take(Clock::now(), static_cast<double>(count))) close_flood_soon();
}

void BeastSession::close_flood_soon() noexcept {
  if (leaving_ || flooded_) return;
  flooded_ = true;
  clients_->count(ServerCount::floods);
  try {
    net::post(strand_, [self = self()] {
      self->guarded([&] { self->begin_close(CloseCode::policy_violation, "too many messages"); });
    });
  } catch (...) {
    flooded_ = false;  // no memory to post with: the next one will do
  }
}

void BeastSession::heard() {
  heard_ = Clock::now();
  pinged_ = false;
}

void BeastSession::flush() {
  if (leaving_) return;
  if (const std::optional<CloseRequest> close = outbox_->take_close())
    return begin_close(close->code, close->reason);
  if (!stream_->is_open()) return;  // Beast is closing it; on_read() will hear of it
  const std::shared_ptr<const std::string> message = outbox_->next();
  if (!message) return;
  greeted_ = true;
  write_deadline_ = Clock::now() + clients_->options.write_stall_timeout;
  set_due();
  stream_->async_write(net::buffer(*message), [self = self(), message](beast::error_code error, std::size_t) {
    self->guarded([&] { self->on_write(error); });
  });
}

void BeastSession::on_write(beast::error_code error) {
  write_deadline_.reset();
  if (error) return drop();
  const bool has_room = outbox_->written();
  if (has_room && manager_) manager_->drained(id_);
  flush();
}

void BeastSession::check(Clock::time_point now) {
  const BeastServerOptions& options = clients_->options;
  if (leaving_) {
    if (now >= *close_deadline_) return drop();
  } else if (accepted_ && !stream_->is_open()) {
    // Beast found a fault and is closing: as any close, it has to end.
    leaving_ = true;
    close_deadline_ = now + options.close_timeout;
    outbox_->end();
    leave_manager();
  } else if (!greeted_ && now >= hello_deadline_) {
    clients_->count(ServerCount::handshakes_late);
    begin_close(CloseCode::policy_violation, "no hello in time");
  } else if (write_deadline_ && now >= *write_deadline_) {
    clients_->count(ServerCount::stalls);
    begin_close(CloseCode::policy_violation, "too slow to read");
  } else if (now >= heard_ + options.idle_timeout) {
    clients_->count(ServerCount::idle);
    begin_close(CloseCode::going_away, "nothing was heard for too long");
  } else if (accepted_ && !pinged_ && now >= heard_ + options.idle_timeout / 2) {
    ping();
  }
  set_due();
}

void BeastSession::ping() {
  pinged_ = true;
  stream_->async_ping({},
                      [self = self()](beast::error_code) {});  // a line that is broken tells it to on_read()
}

void BeastSession::set_due() {
  if (close_deadline_) return due_at(*close_deadline_);
  const auto idle = clients_->options.idle_timeout;
  Clock::time_point due = heard_ + (pinged_ ? idle : idle / 2);
  if (!greeted_) due = std::min(due, hello_deadline_);
  if (write_deadline_) due = std::min(due, *write_deadline_);
  due_at(due);
}

void BeastSession::begin_close(CloseCode code, std::string_view reason) {
  if (leaving_ || gone_) return;
  if (!accepted_) return drop();
  leaving_ = true;
  close_deadline_ = Clock::now() + clients_->options.close_timeout;
  set_due();
  if (outbox_) outbox_->end();
  leave_manager();
  if (!stream_->is_open()) return;
  const ws::close_reason why(static_cast<ws::close_code>(code),
                             beast::string_view(reason.data(), reason.size()));
  stream_->async_close(why, [self = self()](beast::error_code) { self->drop(); });
}

void BeastSession::leave_manager() noexcept {
  const std::shared_ptr<WebSocketManager> manager = std::exchange(manager_, nullptr);
  if (manager) manager->remove_connection(id_);
}

void BeastSession::drop() noexcept {
  if (gone_) return;
  gone_ = true;
  beast::error_code ignored;
  stream_->next_layer().socket().close(ignored);
  stream_.reset();
  if (outbox_) outbox_->end();
  leave_manager();
  clients_->remove(shared_from_this());
}

}  // namespace websocket
