#include "beast_admission.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <stdexcept>

#include "query_value.hpp"

namespace websocket {
namespace {

namespace http = boost::beast::http;

constexpr std::string_view kBearerSubprotocol = "bearer.";

std::string_view view(boost::beast::string_view text) noexcept { return {text.data(), text.size()}; }

std::size_t count(const HttpRequest& request, http::field name) { return request.count(name); }

// What proxies and servers are known to read differently: the request is refused rather than interpreted.
bool is_ambiguous(const HttpRequest& request) {
  for (const http::field once : {http::field::host, http::field::origin, http::field::authorization,
                                 http::field::sec_websocket_key, http::field::sec_websocket_version})
    if (count(request, once) > 1) return true;
  return count(request, http::field::host) != 1 || count(request, http::field::transfer_encoding) > 0 ||
         (count(request, http::field::content_length) > 0 && request[http::field::content_length] != "0");
}

bool offers_upgrade(const HttpRequest& request) {
  return http::token_list(request[http::field::connection]).exists("upgrade") &&
         http::token_list(request[http::field::upgrade]).exists("websocket");
}

// 16 random bytes in base64 (RFC 6455, 4.1); the last character before the padding carries four bits.
bool is_websocket_key(std::string_view key) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return key.size() == 24 && key.ends_with("==") &&
         key.substr(0, 22).find_first_not_of(alphabet) == std::string_view::npos &&
         std::string_view("AQgw").find(key[21]) != std::string_view::npos;
}

struct Subprotocols {
  bool ours = false;
  std::vector<std::string> tokens;
};

Subprotocols offered_subprotocols(const HttpRequest& request) {
  Subprotocols result;
  const auto lines = request.equal_range(http::field::sec_websocket_protocol);
  for (auto line = lines.first; line != lines.second; ++line)
    for (const auto& offered : http::token_list(line->value())) {
      const std::string_view name = view(offered);
      if (name == kSubprotocol) result.ours = true;
      if (name.starts_with(kBearerSubprotocol))
        result.tokens.emplace_back(name.substr(kBearerSubprotocol.size()));
    }
  return result;
}

bool origin_is_allowed(const HttpRequest& request, const BeastServerOptions& options) {
  const auto origin = request.find(http::field::origin);
  if (origin == request.end()) return options.allow_missing_origin;
  for (const std::string& allowed : options.allowed_origins)
    if (view(origin->value()) == allowed) return true;
  return false;
}

// The token of an "Authorization: Bearer TOKEN"; nothing for any other scheme.
std::optional<std::string> bearer_token(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() < scheme.size() ||
      !boost::beast::iequals(boost::beast::string_view(authorization.data(), scheme.size()),
                             boost::beast::string_view(scheme.data(), scheme.size())))
    return std::nullopt;
  authorization.remove_prefix(scheme.size());
  authorization.remove_prefix(std::min(authorization.find_first_not_of(' '), authorization.size()));
  return std::string(authorization);
}

std::variant<UserContext, HttpAnswer> admit_client(const HttpRequest& request,
                                                   const BeastServerOptions& options) {
  if (!origin_is_allowed(request, options))
    return http_error(http::status::forbidden, "This origin is not allowed.");
  Subprotocols offered = offered_subprotocols(request);
  if (const auto header = request.find(http::field::authorization); header != request.end())
    if (std::optional<std::string> token = bearer_token(view(header->value())))
      offered.tokens.push_back(std::move(*token));
  if (offered.tokens.size() > 1) return http_error(http::status::bad_request, "Send one token.");
  std::optional<UserId> user;
  if (!offered.tokens.empty() && !offered.tokens.front().empty() && options.authenticate)
    user = options.authenticate(offered.tokens.front());
  if (!user)
    return http_error(http::status::unauthorized,
                      "Send a valid token: Authorization: Bearer TOKEN, or the subprotocol bearer.TOKEN.");
  if (!offered.ours)
    return http_error(http::status::bad_request, "Offer the subprotocol " + std::string(kSubprotocol) + ".");
  std::optional<std::string> thread = query_value(view(request.target()), "thread");
  if (!thread) return http_error(http::status::bad_request, "Name one thread: ?thread=THREAD.");
  try {
    return UserContext(*std::move(user), ThreadId(*std::move(thread)));
  } catch (const std::invalid_argument&) {
    return http_error(http::status::bad_request,
                      "A thread is 1 to 256 bytes of UTF-8 without control characters.");
  }
}

}  // namespace

HttpAnswer http_error(http::status status, std::string_view sentence) {
  return {status, {"text/plain; charset=utf-8", std::string(sentence) + "\n"}};
}

std::variant<UserContext, HttpAnswer> admit(const HttpRequest& request, const BeastServerOptions& options) {
  if (request.version() != 11) return http_error(http::status::bad_request, "HTTP/1.1 is spoken here.");
  if (is_ambiguous(request))
    return http_error(http::status::bad_request,
                      "Send one Host, at most one of each other header, and no body.");
  const std::string_view target = view(request.target());
  if (!target.starts_with('/') || target.find('#') != std::string_view::npos)
    return http_error(http::status::bad_request, "Ask for a path that starts with a slash.");
  if (request.method() != http::verb::get)
    return http_error(http::status::method_not_allowed, "Only GET is served.");
  if (path_of(target) == options.path) {
    if (!offers_upgrade(request) || request[http::field::sec_websocket_version] != "13")
      return http_error(http::status::upgrade_required, "This path is for WebSockets, version 13.");
    if (!is_websocket_key(view(request[http::field::sec_websocket_key])))
      return http_error(http::status::bad_request, "A Sec-WebSocket-Key is 16 bytes in base64.");
    return admit_client(request, options);
  }
  if (options.document)
    if (std::optional<HttpDocument> document = options.document(path_of(target)))
      return HttpAnswer{http::status::ok, *std::move(document)};
  return http_error(http::status::not_found, "There is nothing here.");
}

}  // namespace websocket
