// The Content-Security-Policy of a page that holds its own style and script and fetches nothing.
#pragma once
#include <string>
#include <string_view>

namespace ssot {

// Allows exactly these two, byte for byte.
std::string content_security_policy(std::string_view style, std::string_view script);

// RFC 4648 with padding.
std::string base64(std::string_view bytes);

}  // namespace ssot
