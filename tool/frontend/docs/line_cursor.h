// One line of Markdown, walked by columns. Internal to docs.
#pragma once
#include <algorithm>
#include <string_view>

namespace ssot::docs {

// A tab may be used up in parts.
class Cursor {
 public:
  explicit Cursor(std::string_view line) : line_(line) { look(); }

  // Columns of blanks in front of the first other byte.
  int indent() const { return first_column_ - column_; }
  bool blank() const { return first_ == line_.size(); }
  char first() const { return blank() ? '\0' : line_[first_]; }
  std::string_view rest() const { return line_.substr(first_); }  // from the first byte that is no blank
  std::size_t offset() const { return offset_; }
  int column() const { return column_; }
  int tab_left() const { return tab_left_; }
  bool at_blank() const { return line_.substr(offset_, 1).find_first_of(" \t") == 0; }

  // Past at most `count` columns of blanks.
  void skip_blanks(int count) {
    while (count > 0 && at_blank()) {
      const int step = std::min(count, line_[offset_] == ' ' ? 1 : tab_width());
      advance_blank(step);
      count -= step;
    }
  }
  // Past the blanks, and `count` bytes that are no tabs.
  void skip_bytes(std::size_t count) {
    offset_ = first_ + count;
    column_ = first_column_ + static_cast<int>(count);
    tab_left_ = 0;
    look();
  }

 private:
  static constexpr int kTabStop = 4;

  int tab_width() const { return tab_left_ > 0 ? tab_left_ : kTabStop - column_ % kTabStop; }

  void advance_blank(int step) {
    if (line_[offset_] == ' ') {
      ++offset_;
    } else {
      tab_left_ = tab_width() - step;
      if (tab_left_ == 0) ++offset_;
    }
    column_ += step;
  }

  void look() {
    first_ = offset_;
    first_column_ = column_;
    int left = tab_left_;
    for (; first_ < line_.size(); ++first_) {
      if (line_[first_] == ' ') {
        ++first_column_;
      } else if (line_[first_] == '\t') {
        first_column_ += left > 0 ? left : kTabStop - first_column_ % kTabStop;
      } else {
        break;
      }
      left = 0;
    }
  }

  std::string_view line_;
  std::size_t offset_ = 0;
  int column_ = 0;
  int tab_left_ = 0;
  std::size_t first_ = 0;
  int first_column_ = 0;
};

}  // namespace ssot::docs
