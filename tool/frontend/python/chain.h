// One chain of names with the calls and subscripts between its links: `a().b[0].c`.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "frontend/python/statement_tokens.h"
#include "frontend/python/wanted.h"

namespace ssot::python {

class Chain {
 public:
  struct Stop {
    int open;            // the '(' of a call or the '[' of a subscript
    std::size_t length;  // of the chain's text up to it
    int last_link;       // -1: none before it
  };

  // Reads on behind the atom that stands at tokens [from, at): a name that is the first link, or what is
  // none.
  void read(StatementTokens& tokens, const Wanted& wanted, Arena& arena, int from, int at);

  const std::string& text() const { return text_; }  // starts with '.' when the atom is no name
  const std::vector<Stop>& calls() const { return calls_; }
  const std::vector<Stop>& subscripts() const { return subscripts_; }
  int from() const { return from_; }  // its tokens, the brackets around its first part among them
  int to() const { return to_; }
  // How many brackets stand around its first part: `(a.b).c`. They are groups that hold nothing else.
  std::size_t groups() const { return groups_; }
  int last_link() const { return last_link_; }
  bool is_plain() const { return calls_.empty() && subscripts_.empty() && groups_ == 0; }
  bool is_one_name() const { return is_plain() && last_link_ == from_; }
  // Links that no call follows, so that the whole of it is read.
  bool ends_with_link() const {
    return !text_.empty() && (calls_.empty() || calls_.back().length < text_.size());
  }
  bool ends_with_subscript() const { return ends_with_subscript_; }
  // Whether a link of the first `length` bytes holds a word that is asked for.
  bool holds_word(std::size_t length) const { return held_ <= length; }

 private:
  void add_link(const StatementTokens& tokens, const Wanted& wanted, Arena& arena, int index);

  std::string text_;
  std::vector<Stop> calls_, subscripts_;
  int from_ = 0, to_ = 0, last_link_ = -1;
  std::size_t groups_ = 0;
  std::size_t held_ = std::string::npos;
  bool ends_with_subscript_ = false;
};

}  // namespace ssot::python
