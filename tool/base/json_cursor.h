// A reader's finger on JSON text: steps over what a parser has already accepted, and knows line and column.
//
// It decodes nothing and checks nothing; base/located_json.cpp moves it along with nlohmann's SAX events, and
// base/json_mistake.cpp looks around it when the parser gave up.
#pragma once
#include <cstddef>
#include <string_view>

#include "base/located_json.h"

namespace ssot {

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = line_start_ = 3;  // a byte order mark is no column
  }

  // Over white space and comments. Stays where a comment is not closed.
  void skip_blank();
  // Over white space, comments, commas and colons.
  void skip_between();
  // Over the token that starts here: a text, a bracket, or a run of other characters.
  void skip_token();
  void skip_to(std::size_t offset);

  bool at_end() const { return at_ >= text_.size(); }
  char here() const { return at_end() ? '\0' : text_[at_]; }
  std::string_view rest() const { return text_.substr(at_); }
  // The token that starts here, as `skip_token` sees it.
  std::string_view token() const;
  std::size_t offset() const { return at_; }
  JsonPlace place() const {
    return {.line = line_, .column = static_cast<std::int32_t>(at_ - line_start_ + 1)};
  }

 private:
  std::size_t comment_end() const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::int32_t line_ = 1;
};

}  // namespace ssot
