#include "database/command_line.h"

#include <algorithm>
#include <array>

#include "base/path.h"

namespace ssot {
namespace {

constexpr std::array<std::string_view, 7> kLaunchers{"ccache", "sccache",    "distcc",   "icecc",
                                                     "gomacc", "buildcache", "fastbuild"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

class Words {
 public:
  Words(std::string_view text, bool backslash_in_single_quotes, std::size_t limit)
      : text_(text), raw_single_(!backslash_in_single_quotes), limit_(limit) {}

  std::vector<std::string> all() {
    while (words_.size() < limit_ && skip_space()) words_.push_back(word());
    return std::move(words_);
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  std::string word() {
    std::string word;
    while (at_ < text_.size() && !is_space(text_[at_])) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        ++at_;
        quoted(c, word);
      } else if (c == '\\' && at_ + 1 < text_.size()) {
        word += text_[at_ + 1];
        at_ += 2;
      } else {
        const std::size_t end = std::min(text_.find_first_of(" \t\n\r\v\f\"'\\", at_ + 1), text_.size());
        word.append(text_, at_, end - at_);
        at_ = end;
      }
    }
    return word;
  }

  void quoted(char quote, std::string& word) {
    for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
      const bool escape = text_[at_] == '\\' && at_ + 1 < text_.size() && !(quote == '\'' && raw_single_);
      if (escape) ++at_;
      word += text_[at_];
    }
    if (at_ < text_.size()) ++at_;
  }

  std::string_view text_;
  bool raw_single_;
  std::size_t limit_;
  std::size_t at_ = 0;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> shell_words(std::string_view text, std::size_t limit) {
  return Words(text, /*backslash_in_single_quotes=*/false, limit).all();
}

std::vector<std::string> response_words(std::string_view text, std::size_t limit) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Words(text, /*backslash_in_single_quotes=*/true, limit).all();
}

void drop_launchers(std::vector<std::string>& arguments) {
  std::size_t first = 0;
  while (first + 1 < arguments.size()) {
    std::string_view name = name_of(arguments[first]);
    if (name.ends_with(".exe")) name.remove_suffix(4);
    if (std::find(kLaunchers.begin(), kLaunchers.end(), name) == kLaunchers.end()) break;
    // `distcc file.c` means some default compiler; inputs have an extension, compilers have none.
    std::string_view next = arguments[first + 1];
    if (next.ends_with(".exe")) next.remove_suffix(4);
    if (next.empty() || next.starts_with('-')) break;
    const std::string_view extension = extension_of(next);
    const bool version =
        !extension.empty() && extension.find_first_not_of("0123456789") == std::string_view::npos;
    if (!extension.empty() && !version) break;
    ++first;
  }
  arguments.erase(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace ssot
