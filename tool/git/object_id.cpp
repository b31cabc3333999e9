#include "git/object_id.h"

#include <algorithm>

namespace ssot {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

std::optional<ObjectId> object_id_from(std::string_view hex) {
  if (hex.size() != 40 && hex.size() != 64) return std::nullopt;
  ObjectId id;
  id.size = static_cast<std::uint8_t>(hex.size() / 2);
  for (std::size_t i = 0; i < id.size; ++i) {
    const int high = digit(hex[2 * i]);
    const int low = digit(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<unsigned char>(16 * high + low);
  }
  return id;
}

ObjectId object_id_of(const unsigned char* bytes, std::size_t size) {
  ObjectId id;
  id.size = static_cast<std::uint8_t>(std::min(size, id.bytes.size()));
  std::copy_n(bytes, id.size, id.bytes.begin());
  return id;
}

std::string to_text(const ObjectId& id) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * std::size_t{id.size});
  for (std::size_t i = 0; i < id.size; ++i) {
    hex += kDigits[id.bytes[i] >> 4];
    hex += kDigits[id.bytes[i] & 15];
  }
  return hex;
}

}  // namespace ssot
