// Chains of names as text, links joined by '.'. Internal to index.
#pragma once
#include <cstddef>
#include <string_view>

namespace ssot {

// The chain without its first `count` links.
std::string_view after_links(std::string_view chain, std::size_t count);

// How many links of `chain` are exactly `module`; 0 when it does not start with it.
std::size_t links_in_common(std::string_view module, std::string_view chain);

// Names and dots alone, and a name first.
bool is_plain_chain(std::string_view text);

}  // namespace ssot
