// A blocking client socket for tests of the server: bytes out, bytes in, nothing more.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace websocket {

class RawLine {
 public:
  RawLine() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {}
  explicit RawLine(std::uint16_t port) : RawLine() { connect(port); }
  ~RawLine() { ::close(socket_); }
  RawLine(const RawLine&) = delete;
  RawLine& operator=(const RawLine&) = delete;

  void connect(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  bool connected() const { return connected_; }
  void send(std::string_view bytes) { (void)!::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

  // What has come when `wanted` is among it, the line ends, or `patience` is over.
  std::string read_until(std::string_view wanted,
                         std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (received_.find(wanted) == std::string::npos) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      pollfd waiting{socket_, POLLIN, 0};
      if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) break;
      std::array<char, 4096> bytes;
      const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
      if (count <= 0) {
        ended_ = true;
        break;
      }
      received_.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return received_;
  }
  // Whether the server ends the line.
  bool ends() {
    read_until("\xff no byte of ours \xff");
    return ended_;
  }

  void upgrade(std::string_view token = "t-ada", std::string_view thread = "t") {
    send("GET /websocket?thread=" + std::string(thread) +
         " HTTP/1.1\r\nHost: h\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ssot.websocket.v1, bearer." +
         std::string(token) + "\r\n\r\n");
  }
  // A short text message, masked with zeros.
  void message(std::string_view text) {
    send(std::string("\x81") + static_cast<char>(0x80 | text.size()) + std::string(4, '\0') +
         std::string(text));
  }
  // In, and welcomed.
  bool hello(std::string_view thread = "t") {
    upgrade("t-ada", thread);
    if (read_until("\r\n\r\n").find(" 101 ") == std::string::npos) return false;
    message(R"({"type":"hello"})");
    return read_until("welcome").find("welcome") != std::string::npos;
  }

 private:
  int socket_;
  bool connected_ = false;
  bool ended_ = false;
  std::string received_;
};

}  // namespace websocket
