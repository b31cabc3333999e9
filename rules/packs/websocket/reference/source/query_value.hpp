// One value out of a request target, decoded strictly: what is odd is refused, never guessed at.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace websocket {

// The part of `target` before its query.
std::string_view path_of(std::string_view target) noexcept;

// The decoded value of `name` in the query of `target` ("/websocket?thread=t%201"). A plus is a space, as
// URLSearchParams writes it. Nothing where it is absent, there twice, or badly percent-encoded.
std::optional<std::string> query_value(std::string_view target, std::string_view name);

}  // namespace websocket
