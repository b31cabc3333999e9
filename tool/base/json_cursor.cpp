#include "base/json_cursor.h"

#include <algorithm>

namespace ssot {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

// Lines end at "\n", "\r\n" or a lone "\r".
void JsonCursor::skip_to(std::size_t offset) {
  offset = std::min(offset, text_.size());
  for (; at_ < offset; ++at_) {
    const char c = text_[at_];
    const bool pair = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    if (c == '\n' || (c == '\r' && !pair)) {
      ++line_;
      line_start_ = at_ + 1;
    }
  }
}

// One past the comment that starts here; here when there is none, or none that is closed.
std::size_t JsonCursor::comment_end() const {
  const std::string_view text = rest();
  if (text.starts_with("//")) {
    const std::size_t end = text.find_first_of("\r\n");
    return end == std::string_view::npos ? text_.size() : at_ + end;
  }
  if (text.starts_with("/*")) {
    const std::size_t end = text.find("*/", 2);
    return end == std::string_view::npos ? at_ : at_ + end + 2;
  }
  return at_;
}

void JsonCursor::skip_blank() {
  while (true) {
    std::size_t end = at_;
    while (end < text_.size() && is_space(text_[end])) ++end;
    if (end == at_) end = comment_end();
    if (end == at_) return;
    skip_to(end);
  }
}

void JsonCursor::skip_between() {
  skip_blank();
  while (here() == ',' || here() == ':') {
    skip_to(at_ + 1);
    skip_blank();
  }
}

std::string_view JsonCursor::token() const {
  const std::string_view text = rest();
  if (text.empty()) return {};
  if (text[0] == '"') {
    std::size_t end = 1;
    while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
    return text.substr(0, end + 1);
  }
  const std::size_t end = text.find_first_of(" \t\r\n,:[]{}\"/");
  return text.substr(0, std::max<std::size_t>(end, 1));
}

void JsonCursor::skip_token() { skip_to(at_ + token().size()); }

}  // namespace ssot
