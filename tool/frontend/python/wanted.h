// What the Request asks about names and literals that were read.
#pragma once
#include <algorithm>
#include <string_view>

#include "model/request.h"

namespace ssot::python {

class Wanted {
 public:
  explicit Wanted(const Request& request) : request_(&request) {}

  bool everything() const { return request_->all_uses; }
  // What classes and their methods bind is of use only to those who ask how names are used.
  bool members() const { return request_->all_uses || request_->all_definitions || !request_->words.empty(); }
  bool mentions() const { return request_->all_uses || !request_->mentions.empty(); }

  // Whether one link of a chain is, or holds, a word that is asked for.
  bool holds_word(std::string_view link) const {
    return std::any_of(request_->words.begin(), request_->words.end(), [&](const Word& word) {
      return word.whole ? link == word.text : link.find(word.text) != std::string_view::npos;
    });
  }
  bool is_text(std::string_view literal) const {
    return everything() ||
           std::find(request_->texts.begin(), request_->texts.end(), literal) != request_->texts.end();
  }
  bool holds_mention(std::string_view literal) const {
    return everything() ||
           std::any_of(request_->mentions.begin(), request_->mentions.end(),
                       [&](const std::string& each) { return literal.find(each) != std::string_view::npos; });
  }

 private:
  const Request* request_;
};

}  // namespace ssot::python
