#include "websocket/delivery.hpp"

namespace websocket {

std::string_view describe(Refusal refusal) noexcept {
  switch (refusal) {
    case Refusal::foreign_context:
      return "It is for another user or thread than this manager's.";
    case Refusal::queue_full:
      return "Too many events wait to be confirmed.";
    case Refusal::too_large:
      return "Its message is longer than max_event_bytes.";
    case Refusal::unwritable:
      return "Its name is empty or longer than 128 bytes, or a text in it is not UTF-8.";
  }
  return "";
}

}  // namespace websocket
