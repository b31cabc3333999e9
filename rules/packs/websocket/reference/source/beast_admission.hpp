// Who comes in: reads the HTTP request of a client and decides. Touches no socket.
#pragma once

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/status.hpp>
#include <string>
#include <variant>

#include "websocket/beast_server.hpp"
#include "websocket/user_context.hpp"

namespace websocket {

using HttpRequest = boost::beast::http::request_header<boost::beast::http::fields>;

// The one subprotocol, as it is written on the wire.
inline constexpr std::string_view kSubprotocol = "ssot.websocket.v1";

struct HttpAnswer {
  boost::beast::http::status status{};
  HttpDocument document;
};

HttpAnswer http_error(boost::beast::http::status status, std::string_view sentence);

// Either the context of a client that may upgrade, or what it is answered instead. What the application's
// handlers throw comes out of it.
std::variant<UserContext, HttpAnswer> admit(const HttpRequest& request, const BeastServerOptions& options);

}  // namespace websocket
