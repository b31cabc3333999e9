#include "base/lines.h"

#include <algorithm>

namespace ssot {

TextLines::TextLines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
}

std::string_view TextLines::between(int first, int last) const {
  const auto from = static_cast<std::size_t>(std::max(first, 1)) - 1;
  const auto to = static_cast<std::size_t>(std::max(last, 0));
  if (from >= starts_.size() || to <= from) return {};
  const std::size_t end = to < starts_.size() ? starts_[to] : text_.size();
  return text_.substr(starts_[from], end - starts_[from]);
}

}  // namespace ssot
