#include "policy/complaints.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace ssot {

std::vector<Complaint> Complaints::sorted() const {
  const auto key = [](const Complaint& complaint) {
    return std::tie(complaint.place.file, complaint.place.line, complaint.place.column, complaint.message);
  };
  std::vector<Complaint> all = all_;
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  all.erase(
      std::unique(all.begin(), all.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
      all.end());
  return all;
}

std::string to_text(const Complaint& complaint) {
  const std::string suggestion = complaint.suggestion.empty() ? "" : "; " + complaint.suggestion;
  return fmt::format("{}: error: {}{}", to_text(complaint.place), complaint.message, suggestion);
}

}  // namespace ssot
