// A client from its first byte to the answer of its HTTP request. One that is let in goes on as a
// BeastSession; all others get one answer and are gone.
#pragma once

#include <array>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

#include "beast_admission.hpp"
#include "beast_client.hpp"
#include "beast_clients.hpp"
#include "beast_socket.hpp"

namespace websocket {

class BeastHandshake final : public BeastClient {
 public:
  BeastHandshake(BeastSocket socket, std::shared_ptr<BeastClients> clients);
  void start();
  void look_at_the_clock() override;
  void go_away() override;
  void drop_soon() override;

 private:
  std::shared_ptr<BeastHandshake> self() {
    return std::static_pointer_cast<BeastHandshake>(shared_from_this());
  }
  void read();
  void on_read(boost::beast::error_code error);
  void judge();
  void upgrade(UserContext context);
  void answer(HttpAnswer answer);
  void say_goodbye();
  void read_away();
  void drop();

  BeastSocket socket_;
  const std::shared_ptr<BeastClients> clients_;
  Clock::time_point deadline_;
  bool gone_ = false;
  boost::beast::flat_buffer buffer_;
  boost::beast::http::request_parser<boost::beast::http::empty_body> parser_;
  std::optional<boost::beast::http::response<boost::beast::http::string_body>> answer_;
  std::array<char, 512> unread_{};
};

}  // namespace websocket
