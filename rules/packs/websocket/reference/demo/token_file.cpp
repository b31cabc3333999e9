#include "token_file.hpp"

#include <fstream>
#include <stdexcept>

namespace websocket_demo {
namespace {

bool equal_in_constant_time(std::string_view known, std::string_view given) {
  // The length of a token is no secret; its bytes are.
  if (known.size() != given.size()) return false;
  volatile unsigned char difference = 0;
  for (std::size_t i = 0; i < known.size(); ++i)
    difference = static_cast<unsigned char>(difference | (known[i] ^ given[i]));
  return difference == 0;
}

}  // namespace

TokenFile::TokenFile(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("Cannot read the token file " + path + ".");
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t colon = line.rfind(':');
    if (colon == std::string::npos || colon + 1 == line.size())
      throw std::runtime_error(path + ", line " + std::to_string(number) + ": write user:token.");
    try {
      entries_.push_back({websocket::UserId(line.substr(0, colon)), line.substr(colon + 1)});
    } catch (const std::invalid_argument& error) {
      throw std::runtime_error(path + ", line " + std::to_string(number) + ": " + error.what());
    }
  }
}

std::optional<websocket::UserId> TokenFile::user_of(std::string_view token) const {
  const Entry* found = nullptr;
  for (const Entry& entry : entries_)
    if (equal_in_constant_time(entry.token, token)) found = &entry;
  if (found == nullptr) return std::nullopt;
  return found->user;
}

}  // namespace websocket_demo
