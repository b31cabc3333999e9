// Writing JSON: nlohmann's ordered values, and a dump that never throws (bytes that are not UTF-8 become U+FFFD).
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace ssot {

using Json = nlohmann::ordered_json;

// `indent` in spaces; -1 for one line.
std::string to_text(const Json& value, int indent = -1);

}  // namespace ssot
