// The five events that a user waits for while an agent works. Their names are spelled here and nowhere else.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace websocket {

// [golden path events]
#define WEBSOCKET_GOLDEN_PATH_EVENTS(EVENT) \
  EVENT(agent_started)                      \
  EVENT(agent_thinking)                     \
  EVENT(tool_executing)                     \
  EVENT(tool_completed)                     \
  EVENT(agent_completed)
// [end golden path events]

enum class GoldenPathEvent : std::uint8_t {
#define WEBSOCKET_ENUMERATOR(event) event,
  WEBSOCKET_GOLDEN_PATH_EVENTS(WEBSOCKET_ENUMERATOR)
#undef WEBSOCKET_ENUMERATOR
};

// In the order in which an agent that uses one tool sends them.
inline constexpr std::array kGoldenPathEvents{
#define WEBSOCKET_VALUE(event) GoldenPathEvent::event,
    WEBSOCKET_GOLDEN_PATH_EVENTS(WEBSOCKET_VALUE)
#undef WEBSOCKET_VALUE
};

// As it is written on the wire: "agent_started".
constexpr std::string_view name_of(GoldenPathEvent event) noexcept {
  constexpr std::array<std::string_view, kGoldenPathEvents.size()> names{
#define WEBSOCKET_NAME(event) #event,
      WEBSOCKET_GOLDEN_PATH_EVENTS(WEBSOCKET_NAME)
#undef WEBSOCKET_NAME
  };
  return names[static_cast<std::size_t>(event)];
}

// The event of this name; nothing for any other text.
constexpr std::optional<GoldenPathEvent> golden_path_event(std::string_view name) noexcept {
  for (const GoldenPathEvent event : kGoldenPathEvents)
    if (name_of(event) == name) return event;
  return std::nullopt;
}

}  // namespace websocket
