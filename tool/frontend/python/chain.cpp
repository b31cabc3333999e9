#include "frontend/python/chain.h"

#include <algorithm>

#include "frontend/python/reading.h"

namespace ssot::python {
namespace {

bool is_trailer(const StatementTokens& tokens, int index) {
  const Role role = tokens[index].role;
  return role == Role::kCall || role == Role::kSubscript ||
         (tokens.is(index, '.') && tokens.is_name(index + 1));
}

}  // namespace

void Chain::add_link(const StatementTokens& tokens, const Wanted& wanted, Arena& arena, int index) {
  const std::string_view spelling = tokens.token(index).text();
  const bool ascii = std::all_of(spelling.begin(), spelling.end(), [](char c) { return (c & 0x80) == 0; });
  const std::string_view link = ascii ? spelling : identifier(arena, spelling);
  if (last_link_ >= 0 || index > from_) text_ += '.';
  text_ += link;
  last_link_ = index;
  if (held_ == std::string::npos && wanted.holds_word(link)) held_ = text_.size();
}

void Chain::read(StatementTokens& tokens, const Wanted& wanted, Arena& arena, int from, int at) {
  text_.clear();
  calls_.clear();
  subscripts_.clear();
  from_ = from;
  last_link_ = -1;
  groups_ = 0;
  held_ = std::string::npos;
  ends_with_subscript_ = false;
  if (tokens.is_name(from) && at == from + 1) add_link(tokens, wanted, arena, from);
  while (at < tokens.size()) {
    const Role role = tokens[at].role;
    if (role == Role::kCall || role == Role::kSubscript) {
      (role == Role::kCall ? calls_ : subscripts_).push_back({at, text_.size(), last_link_});
      ends_with_subscript_ = role == Role::kSubscript;
      at = std::min(tokens[at].partner + 1, tokens.size());
    } else if (is_trailer(tokens, at)) {
      add_link(tokens, wanted, arena, at + 1);
      ends_with_subscript_ = false;
      at += 2;
    } else if (from_ > 0 && tokens[from_ - 1].partner == at && tokens[from_ - 1].role == Role::kGroup &&
               is_trailer(tokens, at + 1)) {
      tokens[--from_].goes_on = true;
      ++groups_;
      ++at;
    } else {
      break;
    }
  }
  to_ = at;
}

}  // namespace ssot::python
