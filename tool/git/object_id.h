// The name of a git object: SHA-1 or SHA-256, as bytes.
#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ssot {

struct ObjectId {
  std::array<unsigned char, 32> bytes{};
  std::uint8_t size = 0;  // 20, 32, or 0: no object

  friend auto operator<=>(const ObjectId&, const ObjectId&) = default;
  explicit operator bool() const { return size != 0; }
};

// 40 or 64 hexadecimal digits; anything else has no value.
std::optional<ObjectId> object_id_from(std::string_view hex);
ObjectId object_id_of(const unsigned char* bytes, std::size_t size);
std::string to_text(const ObjectId& id);

}  // namespace ssot
