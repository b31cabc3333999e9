#include "model/anchors.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

#include "model/suppression_text.h"

namespace ssot {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_whole(std::string_view text, std::size_t offset, std::size_t size) {
  return (offset == 0 || !is_word_byte(text[offset - 1])) &&
         (offset + size == text.size() || !is_word_byte(text[offset + size]));
}

}  // namespace

AnchorSearch::AnchorSearch(const Request& request) {
  std::map<std::string, Wanted> wanted;
  for (const std::string& each : request.literals) wanted[each].defines = true;
  for (const Word& each : request.words)
    (each.whole ? wanted[each.text].word : wanted[each.text].part) = true;
  for (const std::string& each : request.texts) wanted[each].text = true;
  for (const std::string& each : request.mentions) wanted[each].mention = true;
  wanted.erase("");
  wanted["__dict__"].probes |= 1U << static_cast<int>(Probe::kDictionary);
  wanted[".modules"].probes |= 1U << static_cast<int>(Probe::kModuleTable);
  wanted[std::string(kSuppressionMark)].probes |= 1U << static_cast<int>(Probe::kSuppression);
  std::vector<std::string> literals;
  for (const auto& [text, each] : wanted) {
    literals.push_back(text);
    wanted_.push_back(each);
  }
  search_ = LiteralSearch(std::move(literals));
}

void AnchorSearch::find(std::string_view text, Found& found) const {
  found.defines = false;
  found.anchors.clear();
  found.probes = 0;
  if (search_.empty() || text.size() > std::numeric_limits<std::uint32_t>::max()) return;
  search_.each(text, [&](std::size_t offset, std::size_t index) {
    const Wanted& wanted = wanted_[index];
    const auto size = static_cast<std::uint32_t>(search_.literals()[index].size());
    const auto at = static_cast<std::uint32_t>(offset);
    found.defines = found.defines || wanted.defines;
    found.probes |= wanted.probes;
    if (!wanted.everywhere()) return LiteralSearch::Next::kEnough;
    if (wanted.part || (wanted.word && is_whole(text, offset, size)))
      found.anchors.push_back({at, size, Anchor::kWord});
    if (wanted.text) found.anchors.push_back({at, size, Anchor::kText});
    if (wanted.mention) found.anchors.push_back({at, size, Anchor::kMention});
    return LiteralSearch::Next::kGoOn;
  });
  std::sort(found.anchors.begin(), found.anchors.end());
}

std::shared_ptr<const AnchorSearch> search_of(const Request& request) {
  return request.search ? request.search : std::make_shared<const AnchorSearch>(request);
}

}  // namespace ssot
