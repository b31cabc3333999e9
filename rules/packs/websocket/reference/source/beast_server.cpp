#include "websocket/beast_server.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "beast_clients.hpp"
#include "beast_listener.hpp"

namespace websocket {

namespace net = boost::asio;

namespace {

constexpr std::chrono::milliseconds kSweep{100};

void require(bool condition, const char* sentence) {
  if (!condition) throw std::invalid_argument(sentence);
}

BeastServerOptions checked(BeastServerOptions options) {
  using std::chrono::milliseconds;
  require(options.threads > 0, "A server needs a thread.");
  require(options.path.starts_with('/'), "The server's path starts with a slash.");
  require(static_cast<bool>(options.authenticate),
          "A server needs to know whose a token is: set authenticate.");
  require(options.max_header_bytes >= 256 && options.max_header_bytes <= (1u << 20),
          "max_header_bytes is between 256 and 1048576.");
  require(options.max_message_bytes > 0, "max_message_bytes is at least 1.");
  require(options.socket_buffer_bytes <= (1u << 30), "socket_buffer_bytes is at most 1073741824.");
  require(options.messages_per_second > 0 && options.message_burst >= 1,
          "A client may send something: messages_per_second is above 0, message_burst at least 1.");
  require(options.bytes_per_second > 0 &&
              options.byte_burst >= static_cast<double>(options.max_message_bytes) * 2,
          "A client may send a message: bytes_per_second is above 0, byte_burst at least twice "
          "max_message_bytes.");
  require(options.max_handshakes > 0, "max_handshakes is at least 1.");
  for (const milliseconds limit :
       {options.handshake_timeout, options.idle_timeout, options.write_stall_timeout, options.close_timeout})
    require(limit > milliseconds(0) && limit <= std::chrono::hours(24),
            "The server's times are between a millisecond and a day.");
  return options;
}

}  // namespace

struct BeastServer::Impl {
  explicit Impl(BeastServerOptions options)
      : clients(std::make_shared<BeastClients>(checked(std::move(options)))),
        io(static_cast<int>(clients->options.threads)),
        work(net::make_work_guard(io)),
        timer(net::make_strand(io)),
        listener(std::make_shared<BeastListener>(io, clients)) {}

  void start() {
    net::post(timer.get_executor(), [this] { wait(); });
    listener->start();
    for (std::size_t i = 0; i < clients->options.threads; ++i) threads.emplace_back([this] { run(); });
  }

  void run() {
    for (;;) {
      try {
        io.run();
        return;
      } catch (...) {
        // Sessions catch what is theirs. What is left is memory that ran out: one step is lost, not the
        // server.
        clients->count(ServerCount::handler_errors);
      }
    }
  }

  void wait() {
    if (swept) return;
    timer.expires_after(kSweep);
    timer.async_wait([this](boost::system::error_code) {
      try {
        clients->sweep(std::chrono::steady_clock::now());
        poll_websocket_managers();
      } catch (...) {
        clients->count(ServerCount::handler_errors);
      }
      wait();
    });
  }

  void stop(std::chrono::milliseconds grace) {
    const std::scoped_lock lock(stopping);
    if (stopped) return;
    stopped = true;
    listener->stop();
    clients->close_all();
    if (!clients->wait_until_gone(grace)) clients->drop_all();
    net::post(timer.get_executor(), [this] {
      swept = true;
      timer.cancel();
    });
    work.reset();
    for (std::thread& thread : threads) thread.join();
    threads.clear();
  }

  const std::shared_ptr<BeastClients> clients;
  net::io_context io;
  net::executor_work_guard<net::io_context::executor_type> work;
  net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>,
                            BeastStrand>
      timer;
  bool swept = false;  // the last time; on the timer's strand
  const std::shared_ptr<BeastListener> listener;
  std::mutex stopping;
  bool stopped = false;
  std::vector<std::thread> threads;
};

BeastServer::BeastServer(BeastServerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {
  try {
    impl_->start();
  } catch (...) {
    impl_->stop(std::chrono::milliseconds(0));
    throw;
  }
}

BeastServer::~BeastServer() { stop(); }

std::uint16_t BeastServer::port() const noexcept { return impl_->listener->port(); }

BeastServerFigures BeastServer::figures() const { return impl_->clients->figures(); }

void BeastServer::stop(std::chrono::milliseconds grace) { impl_->stop(grace); }

}  // namespace websocket
