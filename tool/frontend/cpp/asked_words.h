// Which identifiers a Request asks about.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/request.h"

namespace ssot::cpp {

class AskedWords {
 public:
  explicit AskedWords(const Request& request);

  bool all() const { return all_; }
  // One more whole word.
  void add(std::string_view word) { known_[word] = true; }
  bool asks(std::string_view identifier) { return all_ || asks_word(identifier); }
  // It is one of the words, whether or not everything is asked for.
  bool asks_word(std::string_view identifier);
  // Asks for bindings of this text.
  bool asks_text(std::string_view text) const { return all_ || texts_.contains(text); }
  bool has_texts() const { return all_ || !texts_.empty(); }

 private:
  bool all_;
  std::unordered_set<std::string_view> whole_;
  std::vector<std::string_view> parts_;
  std::unordered_set<std::string_view> texts_;
  std::unordered_map<std::string_view, bool> known_;  // keys are views into the file and its facts
};

}  // namespace ssot::cpp
