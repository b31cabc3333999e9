// Where a text holds what a Request asks for: one pass over its bytes, before anything is read.
//
// Places only: whether one stands in code, in a string or in a comment is for the front end to settle.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/literal_search.h"
#include "model/request.h"

namespace ssot {

struct Anchor {
  enum Kind : std::uint8_t { kWord, kText, kMention };
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
  Kind kind = kWord;
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};

// Texts that front ends look for whatever the request says.
enum class Probe : std::uint8_t {
  kDictionary,
  kModuleTable,
  kSuppression
};  // "__dict__", ".modules", "ssot:"

class AnchorSearch {
 public:
  explicit AnchorSearch(const Request& request);

  struct Found {
    bool defines = false;         // one of Request::literals occurs
    std::vector<Anchor> anchors;  // sorted by offset; words that must be whole are
    std::uint8_t probes = 0;      // bits of Probe: which occur
    bool holds(Probe probe) const { return (probes >> static_cast<int>(probe) & 1) != 0; }
  };
  // `found` is emptied first. A text of 4 GiB and more has no anchors.
  void find(std::string_view text, Found& found) const;

 private:
  struct Wanted {
    bool defines = false, word = false, part = false, text = false, mention = false;
    std::uint8_t probes = 0;
    bool everywhere() const { return word || part || text || mention; }  // each of its places matters
  };
  LiteralSearch search_;
  std::vector<Wanted> wanted_;  // by literal of search_
};

// The search of a request; made once where Request::search is set.
std::shared_ptr<const AnchorSearch> search_of(const Request& request);

}  // namespace ssot
