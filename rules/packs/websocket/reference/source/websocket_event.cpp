#include "websocket/websocket_event.hpp"

#include <random>

namespace websocket {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

StreamId StreamId::random() {
  std::random_device device;  // the kernel's, with libstdc++ and libc++ on Linux
  StreamId id;
  for (std::size_t at = 0; at < id.bytes_.size(); at += 4) {
    const std::uint32_t word = device();
    for (std::size_t byte = 0; byte < 4; ++byte)
      id.bytes_[at + byte] = static_cast<std::uint8_t>(word >> (8 * byte));
  }
  return id;
}

std::optional<StreamId> StreamId::parse(std::string_view text) noexcept {
  StreamId id;
  if (text.size() != 2 * id.bytes_.size()) return std::nullopt;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t digit = kDigits.find(text[at]);
    if (digit == std::string_view::npos) return std::nullopt;
    id.bytes_[at / 2] = static_cast<std::uint8_t>(id.bytes_[at / 2] << 4 | digit);
  }
  return id;
}

std::string StreamId::text() const {
  std::string text;
  for (const std::uint8_t byte : bytes_) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string event_message(const EventId& id, const WebSocketEvent& event) {
  return nlohmann::json{{"type", "event"},         {"stream", id.stream.text()},
                        {"sequence", id.sequence}, {"thread", event.context.thread().value()},
                        {"event", event.name},     {"payload", event.payload}}
      .dump();
}

}  // namespace websocket
