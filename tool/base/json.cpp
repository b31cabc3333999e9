#include "base/json.h"

#include <nlohmann/json.hpp>

namespace ssot {

std::string to_text(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ssot
