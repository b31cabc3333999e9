#include "model/suppression_reader.h"

#include <algorithm>
#include <utility>

#include "model/suppression_text.h"

namespace ssot {
namespace {

// No person writes so many; each of them is compared with the findings of its file.
constexpr std::size_t kMostSuppressions = 1000;

}  // namespace

void SuppressionReader::comment_lines(int first, int last) {
  if (first > touched_ + 1) waiting_.clear();
  touched_ = std::max(touched_, last);
}

void SuppressionReader::comment(std::string_view text, int line, int column) {
  if (limit_line_ != 0 || text.find(kSuppressionMark) == std::string_view::npos) return;
  const std::size_t before = out_.size();
  read_suppressions(text, line, column, arena_, out_);
  if (out_.size() > kMostSuppressions) {
    limit_line_ = line;
    out_.resize(kMostSuppressions);
  }
  for (std::size_t i = before; i < out_.size(); ++i) {
    Suppression& found = out_[i];
    found.alone = code_line_ != line;
    found.leads = code_line_ == 0;
    if (!found.alone) found.first_line = found.last_line = line;
    (found.alone ? waiting_ : behind_).push_back(i);
  }
}

void SuppressionReader::code(int line, bool inside) {
  if (!waiting_.empty()) {
    const bool blank_between = line > touched_ + 1;
    for (const std::size_t index : waiting_) {
      Suppression& each = out_[index];
      if (each.line == line) {
        each.alone = each.leads = false;
        behind_.push_back(index);
      } else if (blank_between) {
        continue;
      } else if (!inside) {
        above_.push_back(index);
      }
      each.first_line = each.last_line = line;
    }
    waiting_.clear();
  }
  code_line_ = line;
  touched_ = std::max(touched_, line);
}

void SuppressionReader::end_part(int first, int last) {
  for (const std::size_t index : behind_) {
    Suppression& each = out_[index];
    const bool at_its_edge = each.line == first || each.line == last;
    if (at_its_edge) each.first_line = first, each.last_line = last;
  }
  behind_.clear();
}

void SuppressionReader::end_statement(int first, int last) {
  end_part(first, last);
  for (const std::size_t index : above_) out_[index].last_line = std::max(out_[index].first_line, last);
  above_.clear();
}

Gap suppression_limit(std::string path, int line) {
  return {std::move(path), line, GapKind::kSkippedLimit,
          "More than 1000 comments of this file allow findings; those from here on are not read."};
}

}  // namespace ssot
