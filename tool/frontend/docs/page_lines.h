// The lines of a page, one after the other. Internal to docs.
#pragma once
#include <cstring>
#include <string_view>

namespace ssot::docs {

class PageLines {
 public:
  explicit PageLines(std::string_view text)
      : text_(text), next_(text.starts_with("\xEF\xBB\xBF") ? 3 : 0), returns_(text.find('\r') != std::string_view::npos) {}

  // Steps to the next line; false at the end of the page.
  bool step() {
    begin_ = next_;
    if (begin_ >= text_.size()) return false;
    ++number_;
    // Few pages hold a carriage return, and then every search is for one byte.
    end_ = returns_ ? text_.find_first_of("\r\n", begin_) : text_.find('\n', begin_);
    if (end_ == std::string_view::npos) end_ = text_.size();
    next_ = end_ + (text_.substr(end_, 2) == "\r\n" ? 2 : 1);
    return true;
  }

  std::string_view line() const { return text_.substr(begin_, end_ - begin_); }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  int number() const { return number_; }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t next_ = 0;
  int number_ = 0;
  bool returns_;
};

}  // namespace ssot::docs
