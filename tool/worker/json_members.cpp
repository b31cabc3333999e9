#include "worker/json_members.h"

namespace ssot {

std::string text_of_bytes(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

std::string bytes_of_text(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool wide = (byte & 0xFC) == 0xC0 && i + 1 < text.size();
    if (!wide) {
      bytes += text[i];
      continue;
    }
    bytes += static_cast<char>(((byte & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
  }
  return bytes;
}

nlohmann::json texts_of_bytes(const std::vector<std::string>& all) {
  nlohmann::json texts = nlohmann::json::array();
  for (const std::string& each : all) texts.push_back(text_of_bytes(each));
  return texts;
}

std::vector<std::string> bytes_of_texts(const JsonMembers& members, const char* name) {
  std::vector<std::string> texts;
  members.each(name, [&](const nlohmann::json& item) {
    texts.push_back(item.is_string() ? bytes_of_text(item.get_ref<const std::string&>()) : std::string());
  });
  return texts;
}

}  // namespace ssot
