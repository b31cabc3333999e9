// The arguments of calls that are kept: Expressions, once a statement is read.
#include <algorithm>

#include "frontend/python/expressions.h"

namespace ssot::python {

void Expressions::finish() {
  std::sort(candidates_.begin(), candidates_.end(),
            [](const Candidate& a, const Candidate& b) { return a.token < b.token; });
  for (const Call& call : calls_) fill_arguments(call);
  calls_.clear();
  candidates_.clear();
}

// One past the argument that starts at `from`.
int Expressions::argument_end(int from, int close) const {
  int at = from;
  while (at < close && !tokens.is(at, ',')) {
    at = tokens.is_keyword(at, "lambda") && tokens.opens(at) ? tokens[at].partner + 1 : tokens.past(at);
  }
  return std::min(at, close);
}

// Of the argument that starts at `from`; empty when it is positional.
std::string_view Expressions::argument_keyword(int from) {
  if (!tokens.is_name(from) || !tokens.is(from + 1, '=')) return {};
  return identifier(reading_.facts.arena, tokens.token(from).text());
}

void Expressions::fill_arguments(const Call& call) {
  const int close = std::min(tokens[call.open].partner, tokens.size());
  const int depth = tokens[call.open].depth + 1;
  auto candidate = std::lower_bound(candidates_.begin(), candidates_.end(), call.open,
                                    [](const Candidate& each, int open) { return each.token < open; });
  int end = call.open;  // of the argument the candidate stands in
  std::string_view word;
  Use& use = found.uses[call.use].fact;
  for (; candidate != candidates_.end() && candidate->token < close; ++candidate) {
    while (candidate->token >= end) {
      const int from = end + 1;
      end = argument_end(from, close);
      if (candidate->token < end) word = argument_keyword(from);
    }
    if (arguments_left_ == 0) {
      arguments_cut_ = true;
      return;
    }
    --arguments_left_;
    const Position position = tokens.position(tokens.token(name_of(candidate->token)).begin);
    use.arguments.push_back({.keyword = word,
                             .text = candidate->text,
                             .literal = candidate->literal,
                             .nested = tokens[candidate->token].depth > depth,
                             .line = position.line,
                             .column = position.column});
  }
}

}  // namespace ssot::python
