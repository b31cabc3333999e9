// The tokens of a file of known debt, with their places. Internal to verdict/baseline_text.cpp.
//
// Steps over the marks of a merge conflict, which are no JSON, so that what stands between them is read as
// well.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/located_json.h"

namespace ssot {

struct BaselineToken {
  enum class Kind : unsigned char { kMark, kText, kWord, kBad, kEnd };
  Kind kind = Kind::kEnd;
  std::string text;  // kMark: one of {}[]:, · kText: decoded · kWord: a number or name · kBad: what is wrong
  JsonPlace place;

  bool is(char mark) const { return kind == Kind::kMark && text.front() == mark; }
};

class BaselineTokens {
 public:
  explicit BaselineTokens(std::string_view text);

  BaselineToken next();
  // Where the first conflict since the last call begins.
  std::optional<JsonPlace> take_conflict();

 private:
  void skip_blank();
  bool skip_conflict_mark();
  BaselineToken text_token();
  BaselineToken token(BaselineToken::Kind kind, std::size_t size);
  JsonPlace place() const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
  std::optional<JsonPlace> conflict_;
  bool in_conflict_ = false;
};

}  // namespace ssot
