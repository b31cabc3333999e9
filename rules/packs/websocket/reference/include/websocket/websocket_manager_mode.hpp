// How a manager stands just now. It follows from its connections and its queue; nobody sets it.
#pragma once

#include <cstdint>
#include <string_view>

namespace websocket {

enum class WebSocketManagerMode : std::uint8_t {
  connected,  // at least one client listens
  degraded,   // no client: events wait to be resumed
  emergency,  // the queue is full of ordinary events: only the golden path's are still taken
};

constexpr std::string_view name_of(WebSocketManagerMode mode) noexcept {
  switch (mode) {
    case WebSocketManagerMode::connected:
      return "connected";
    case WebSocketManagerMode::degraded:
      return "degraded";
    case WebSocketManagerMode::emergency:
      return "emergency";
  }
  return "";
}

}  // namespace websocket
