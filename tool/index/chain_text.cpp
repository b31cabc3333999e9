#include "index/chain_text.h"

#include <algorithm>

namespace ssot {

std::string_view after_links(std::string_view chain, std::size_t count) {
  for (; count > 0; --count) {
    const std::size_t dot = chain.find('.');
    if (dot == std::string_view::npos) return {};
    chain.remove_prefix(dot + 1);
  }
  return chain;
}

std::size_t links_in_common(std::string_view module, std::string_view chain) {
  if (!chain.starts_with(module)) return 0;
  if (chain.size() > module.size() && chain[module.size()] != '.') return 0;
  return static_cast<std::size_t>(std::count(module.begin(), module.end(), '.')) + 1;
}

bool is_plain_chain(std::string_view text) {
  return !text.empty() && text.front() != '.' && std::all_of(text.begin(), text.end(), [](char c) {
    return c == '_' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace ssot
