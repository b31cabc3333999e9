#include "database/gap_list.h"

#include <fmt/format.h>

#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kMostOfOneFile = 50;

}  // namespace

std::string GapList::shown(std::string_view path) const { return path_from(root_, path); }

void GapList::add(std::string_view path, int line, std::string reason, GapKind kind) {
  std::string file = shown(path);
  std::size_t& count = per_file_[file];
  if (count >= kMostOfOneFile) {
    ++count;
    return;
  }
  if (!said_.insert(fmt::format("{}\n{}\n{}", file, line, reason)).second) return;
  ++count;
  gaps_.push_back({.path = std::move(file), .line = line, .kind = kind, .reason = std::move(reason)});
}

std::vector<Gap> GapList::take() {
  for (const auto& [file, count] : per_file_) {
    if (count <= kMostOfOneFile) continue;
    gaps_.push_back({.path = file,
                     .line = 0,
                     .kind = GapKind::kUnread,
                     .reason = fmt::format("{} of this database could not be read either.",
                                           count_of(count - kMostOfOneFile, "more entry", "more entries"))});
  }
  return std::move(gaps_);
}

}  // namespace ssot
