#include "websocket/user_context.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace websocket {
namespace {

bool is_utf8(const std::string& text) {
  // The JSON library refuses to write what is none.
  try {
    (void)nlohmann::json(text).dump();
    return true;
  } catch (const nlohmann::json::type_error&) {
    return false;
  }
}

}  // namespace

void require_id(const std::string& value, const char* what) {
  const auto refuse = [&](const char* why) { throw std::invalid_argument(std::string("The ") + what + why); };
  if (value.empty()) refuse(" is empty.");
  if (value.size() > 256) refuse(" is longer than 256 bytes.");
  if (std::ranges::any_of(value, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; }))
    refuse(" holds a control character.");
  if (!is_utf8(value)) refuse(" is not UTF-8.");
}

}  // namespace websocket
