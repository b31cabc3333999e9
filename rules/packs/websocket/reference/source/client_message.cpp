#include "client_message.hpp"

namespace websocket {
namespace {

using nlohmann::json;

// A stream and a position, as a client hands them back.
std::optional<EventId> event_id(const json& object, const char* position) {
  const auto stream = object.find("stream");
  const auto sequence = object.find(position);
  if (stream == object.end() || !stream->is_string() || sequence == object.end() ||
      !sequence->is_number_unsigned())
    return std::nullopt;
  const auto parsed = StreamId::parse(stream->get_ref<const std::string&>());
  if (!parsed) return std::nullopt;
  return EventId{*parsed, sequence->get<std::uint64_t>()};
}

ClientMessage hello(const json& message) {
  const auto resume = message.find("resume");
  if (resume == message.end()) return Hello{};
  if (const auto id = resume->is_object() ? event_id(*resume, "after") : std::nullopt) return Hello{id};
  return Malformed{CloseCode::policy_violation,
                   "resume needs a stream and the sequence after which to go on"};
}

ClientMessage acknowledgement(const json& message) {
  if (const auto id = event_id(message, "sequence")) return Acknowledgement{*id};
  return Malformed{CloseCode::policy_violation, "acknowledge needs a stream and a sequence"};
}

}  // namespace

ClientMessage parse_client_message(std::string_view text) {
  json message = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!message.is_object()) return Malformed{CloseCode::invalid_data, "a message is one JSON object"};
  const auto type = message.find("type");
  if (type != message.end() && type->is_string()) {
    const auto& name = type->get_ref<const std::string&>();
    if (name == "hello") return hello(message);
    if (name == "acknowledge") return acknowledgement(message);
    if (name == "message")
      return ApplicationMessage{message.contains("payload") ? std::move(message["payload"]) : json()};
  }
  return Malformed{CloseCode::policy_violation, "type must be hello, acknowledge or message"};
}

std::string welcome_message(const StreamId& stream, std::uint64_t after, std::uint64_t missed) {
  return json{{"type", "welcome"}, {"stream", stream.text()}, {"after", after}, {"missed", missed}}.dump();
}

}  // namespace websocket
