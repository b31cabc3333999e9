#include "policy/chain_pattern.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace ssot {
namespace {

bool is_self(std::string_view link) { return link == "self" || link == "cls" || link == "this"; }

std::string with_dots(std::string_view text) {
  std::string links(text);
  for (const std::string_view joint : {"->", "::"}) {
    for (std::size_t at = links.find(joint); at != std::string::npos; at = links.find(joint))
      links.replace(at, joint.size(), ".");
  }
  return links;
}

// How many bytes the first `count` links of a chain take, with the dots between them.
std::size_t bytes_of(const std::vector<std::string_view>& links, std::size_t count) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < count; ++i) bytes += links[i].size() + (i > 0 ? 1 : 0);
  return bytes;
}

}  // namespace

Result<ChainPattern> ChainPattern::parse(std::string_view text) {
  ChainPattern pattern;
  pattern.text_ = text;
  std::string links = with_dots(text);
  if (links.starts_with("*.")) {
    pattern.anywhere_ = true;
    links.erase(0, 2);
  }
  for (const std::string_view link : split(links, '.')) {
    if (link.empty()) return Error{fmt::format("the pattern \"{}\" has a link without a name", text)};
    Result<Glob> glob = Glob::parse(link, GlobKind::kName);
    if (!glob) return Error{glob.error()};
    pattern.links_.push_back(std::move(*glob));
  }
  pattern.find_word();
  return pattern;
}

// The number of links up to the end of the match that starts at `first`; 0 when there is none.
std::size_t ChainPattern::match_at(const std::vector<std::string_view>& links, std::size_t first) const {
  if (first + links_.size() > links.size()) return 0;
  for (std::size_t i = 0; i < links_.size(); ++i) {
    if (!links_[i].matches(links[first + i])) return 0;
  }
  return first + links_.size();
}

// A chain that starts with no name has an empty first link, which no pattern matches.
std::size_t ChainPattern::end_of_match(std::string_view chain) const {
  if (!may_match(chain)) return 0;
  const std::vector<std::string_view> links = split(chain, '.');
  const std::size_t starts = anywhere_ ? links.size() : 2;
  for (std::size_t first = 0; first < starts; ++first) {
    if (first < links.size() && links[first].empty()) continue;
    if (!anywhere_ && first == 1 && !is_self(links[0])) break;
    if (const std::size_t count = match_at(links, first)) return bytes_of(links, count);
  }
  return 0;
}

bool ChainPattern::matches_to_end(std::string_view chain) const {
  if (!may_match(chain)) return false;
  const std::vector<std::string_view> links = split(chain, '.');
  if (links.size() < links_.size()) return false;
  const std::size_t first = links.size() - links_.size();
  const bool may_start = first == 0 || anywhere_ || (first == 1 && is_self(links[0]));
  return may_start && !links[first].empty() && match_at(links, first) != 0;
}

void ChainPattern::find_word() {
  for (const Glob& link : links_) {
    if (link.required().size() > word_.text.size())
      word_ = {.text = link.required(), .whole = link.literal()};
  }
}

}  // namespace ssot
