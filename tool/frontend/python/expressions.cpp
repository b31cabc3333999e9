#include "frontend/python/expressions.h"

#include <algorithm>

#include "frontend/python/literal_text.h"

namespace ssot::python {

void Expressions::read_value(int from, int to, Purpose purpose) {
  purpose_ = purpose;
  read({.from = from, .to = to, .value = purpose != Purpose::kRead && !tokens.has_comma(from, to)});
  purpose_ = Purpose::kRead;
}

void Expressions::read(Frame base) {
  frames_.assign(1, base);
  for (int index = base.from; index < base.to;) index = step(index);
}

// Answers the next token to look at.
int Expressions::step(int index) {
  Frame& top = frames_.back();
  if (frames_.size() > 1 && index == top.to) return leave(index);
  switch (tokens.token(index).kind) {
    case Token::kName:
      return tokens[index].keyword ? keyword(index) : name(index);
    case Token::kString:
      return strings(index);
    case Token::kNumber:
      return chain(index, index + 1);
    default:
      break;
  }
  if (tokens.opens(index)) return enter(index);
  if (tokens.is(index, '.') && tokens.is_name(index + 1))
    return index + 2;  // its chain was read from the start
  if (tokens.is(index, ',') && top.target == Target::kUntilComma) top.target = Target::kNone;
  return index + 1;
}

int Expressions::keyword(int index) {
  Frame& top = frames_.back();
  const std::string_view word = tokens.token(index).text();
  if (word == "for") {
    top.target = Target::kUntilIn;
    top.inner = top.role != Role::kNone;
  } else if (word == "in") {
    if (top.target == Target::kUntilIn) top.target = Target::kNone;
  } else if (word == "as") {
    top.target = Target::kUntilComma;
    top.inner = false;
  } else if (word == "if" || word == "else") {
    top.condition = word == "if";
  } else if (word == "yield") {
    top.dead = true;
  } else if (word == "lambda") {
    if (!tokens.opens(index)) return index + 1;
    frames_.push_back({.role = Role::kLambda, .from = index + 1, .to = tokens[index].partner});
  }
  return index + 1;
}

// Whether a link, call or subscript stands at `index`.
bool Expressions::trails(int index) const {
  const Role role = tokens[index].role;
  return tokens.is(index, '.') || role == Role::kCall || role == Role::kSubscript;
}

int Expressions::enter(int index) {
  const Lexeme& open = tokens[index];
  const Frame& outer = frames_.back();
  Frame frame{.role = open.role, .from = index + 1, .to = open.partner};
  if (open.role == Role::kGroup || open.role == Role::kList) {
    if (outer.target != Target::kNone && !trails(std::min(open.partner + 1, tokens.size()))) {
      frame.target = Target::kAll;
      frame.inner = outer.inner;
    }
    frame.value = open.role == Role::kGroup && !open.listed && is_value(outer, index, open.partner + 1);
  }
  if (open.kept) ++kept_;
  frames_.push_back(frame);
  return index + 1;
}

// At the closing bracket of the innermost frame, or the ':' of a lambda.
int Expressions::leave(int index) {
  const Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.role == Role::kLambda) {
    frames_.back().dead = true;
    return index + 1;
  }
  const int open = frame.from - 1;
  if (tokens[open].kept) --kept_;
  const bool is_atom = frame.role == Role::kGroup || frame.role == Role::kList || frame.role == Role::kBrace;
  return is_atom && !tokens[open].goes_on ? chain(open, index + 1) : index + 1;
}

bool Expressions::is_parameter(const Frame& frame, int index) const {
  if (frame.role != Role::kParameters && frame.role != Role::kLambda) return false;
  const auto starts = [&](int at) { return at == frame.from || tokens.is(at - 1, ','); };
  return starts(index) || ((tokens.is(index - 1, '*') || tokens.is(index - 1, "**")) && starts(index - 1));
}

int Expressions::name(int index) {
  const Frame& top = frames_.back();
  if (is_parameter(top, index)) {
    if (top.role == Role::kLambda) bind_name(index, true);
    return index + 1;
  }
  const bool starts = index == top.from || tokens.is(index - 1, ',');
  if (top.role == Role::kCall && starts && tokens.is(index + 1, '=')) return index + 2;
  if (tokens.is(index + 1, ":=")) {
    walrus(index);
    return index + 2;
  }
  return chain(index, index + 1);
}

// Whether what is assigned by `:=` ends before token `to`.
bool Expressions::ends_value(const Frame& frame, int to) const {
  return to == frame.to || tokens.is(to, ',') || tokens.is(to, ':') || tokens.is_keyword(to, "for") ||
         tokens.is_keyword(to, "async");
}

// `name := value`
void Expressions::walrus(int index) {
  const Frame& top = frames_.back();
  int end = index + 2;
  while (end < top.to &&
         (tokens.is_name(end) || tokens.is(end, '.') || tokens.token(end).kind == Token::kString))
    ++end;
  const bool whole = ends_value(top, end);
  value_from_ = index + 2;
  value_to_ = whole ? end : value_from_;
  bind_name(index, false);
  value_to_ = value_from_;
}

// A run of string literals that stand side by side.
int Expressions::strings(int index) {
  int end = index;
  bool literal = true;
  for (; end < tokens.size() && tokens.token(end).kind == Token::kString; ++end) {
    if (!is_formatted(tokens.token(end))) continue;
    found.formatted.push_back(tokens.token(end));
    literal = false;
  }
  if (trails(end)) return chain(index, end);
  std::string value;
  for (int i = index; i < end && kept_ > 0 && literal; ++i) literal = append_value(tokens.token(i), value);
  if (kept_ > 0 && literal) candidates_.push_back({index, true, reading_.facts.arena.copy(value)});
  return end;
}

// Reads the chain whose first part is tokens [from, at); answers `at`, so that what stands in its brackets is
// read.
int Expressions::chain(int from, int at) {
  const bool named = tokens.is_name(from) && at == from + 1;
  if (!named && !trails(at)) return at;
  chain_.read(tokens, wanted_, reading_.facts.arena, from, at);
  const Frame& frame = frames_[frames_.size() - 1 - std::min(chain_.groups(), frames_.size() - 1)];
  if (frame.target != Target::kNone && chain_.is_plain() && named) {
    bind_chain(frame);
    if (chain_.is_one_name()) return at;
  }
  if (!statement_.names_only) add_uses(frame);
  return at;
}

// Whether [from, to) is all that the value can be: behind `await`, `or`, `and`, and in a conditional
// expression.
bool Expressions::is_value(const Frame& frame, int from, int to) const {
  if (!frame.value || frame.condition || frame.dead) return false;
  for (;;) {
    if (from > frame.from && tokens.is_keyword(from - 1, "await")) {
      --from;
    } else if (from - 1 > frame.from && tokens.is(from - 1, ":=")) {
      from -= 2;
    } else {
      break;
    }
  }
  const auto joins = [&](int index) {
    return tokens.is_keyword(index, "or") || tokens.is_keyword(index, "and");
  };
  const bool begins = from == frame.from || joins(from - 1) || tokens.is_keyword(from - 1, "else");
  const bool ends =
      to == frame.to || joins(to) || tokens.is_keyword(to, "if") || tokens.is_keyword(to, "else");
  return begins && ends;
}

// Behind the brackets around the first part of a chain that starts with token `first`.
int Expressions::name_of(int first) const {
  while (tokens.opens(first) && tokens[first].goes_on) ++first;
  return first;
}

void Expressions::add_uses(const Frame& frame) {
  if (kept_ > 0 && !chain_.text().empty()) {
    candidates_.push_back({chain_.from(), false, reading_.facts.arena.copy(chain_.text())});
  }
  const std::size_t first_use = found.uses.size();
  const std::size_t last_call = chain_.calls().size() - 1;
  for (std::size_t i = 0; i < chain_.calls().size(); ++i) {
    const Chain::Stop& call = chain_.calls()[i];
    if (call.length == 0) continue;
    if (wanted_.mentions()) mention_arguments(call);
    if (!wanted_.everything() && !chain_.holds_word(call.length)) continue;
    add_use(UseKind::kCall, call.length, call.last_link, chain_.from());
    found.uses.back().fact.continued = i < last_call || chain_.ends_with_link();
    tokens[call.open].kept = true;
    calls_.push_back({found.uses.size() - 1, call.open});
  }
  if (wanted_.mentions()) {
    for (const Chain::Stop& subscript : chain_.subscripts()) {
      const std::string_view before = std::string_view(chain_.text()).substr(0, subscript.length);
      if (before == "sys.modules") mention_module(subscript.open + 1, before);
    }
  }
  const std::size_t length = chain_.text().size();
  if (chain_.ends_with_link() && (wanted_.everything() || chain_.holds_word(length))) {
    add_use(UseKind::kMember, length, chain_.last_link(), chain_.from());
  }
  if (found.uses.size() == first_use) return;
  // All names are parts of the longest one.
  const std::string_view text = reading_.facts.arena.copy(found.uses.back().fact.name);
  for (std::size_t i = first_use; i < found.uses.size(); ++i) {
    Use& use = found.uses[i].fact;
    use.name = text.substr(0, use.name.size());
  }
  Use& last = found.uses.back().fact;
  if (last.continued || chain_.ends_with_subscript()) return;
  int before = chain_.from() - 1;
  if (before > frame.from && tokens.is_keyword(before, "await")) --before;
  if (before > frame.from && tokens.is(before, ":=") && ends_value(frame, chain_.to())) {
    last.bound = identifier(reading_.facts.arena, tokens.token(before - 1).text());
  }
  if (!is_value(frame, chain_.from(), chain_.to())) return;
  if (purpose_ == Purpose::kReturned) last.returned = true;
  if (purpose_ == Purpose::kAssigned && last.bound.empty() && !targets_.empty()) {
    last.bound = reading_.facts.arena.copy(targets_.front());
  }
}

// `first`: the token of the name, or of the bracket or literal, that it starts with.
void Expressions::add_use(UseKind kind, std::size_t length, int last_link, int first) {
  const char* const place = tokens.token(name_of(first)).begin;
  const Token& last = tokens.token(last_link);
  const Position begin = tokens.position(place);
  const Position end = tokens.position(last.end);
  Use use;
  use.kind = kind;
  use.name = std::string_view(chain_.text()).substr(0, length);
  use.line = begin.line;
  use.column = begin.column;
  use.end_line = end.line;
  use.end_column = end.column;
  use.parent = statement_.parent;
  found.uses.push_back({place, std::move(use)});
}

}  // namespace ssot::python
