// Whose token is whose, out of a file of "user:token" lines. Good enough for an example: a real server asks
// whoever issues its tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "websocket/user_context.hpp"

namespace websocket_demo {

class TokenFile {
 public:
  // Empty lines and lines that start with '#' are passed over. A user may hold colons, a token none. Throws
  // std::runtime_error, with a sentence, for anything else.
  explicit TokenFile(const std::string& path);

  // Takes as long for a token that is nobody's as for one that is somebody's, wherever it differs.
  std::optional<websocket::UserId> user_of(std::string_view token) const;

 private:
  struct Entry {
    websocket::UserId user;
    std::string token;
  };
  std::vector<Entry> entries_;
};

}  // namespace websocket_demo
