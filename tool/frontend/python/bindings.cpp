// Which names a statement binds, and to what: Expressions, where targets are read.
#include <algorithm>

#include "frontend/python/expressions.h"
#include "frontend/python/literal_text.h"

namespace ssot::python {

void Expressions::read_target(int from, int to, int value_from, int value_to) {
  value_from_ = value_from;
  value_to_ = value_to;
  strip_brackets(from, to);
  read({.from = from, .to = to, .target = Target::kAll});
  value_from_ = value_to_ = 0;
}

void Expressions::read_names(int from, int to) {
  read({.from = from, .to = to, .target = Target::kAll, .inner = true});
}

// A chain in the place of a target.
void Expressions::bind_chain(const Frame& frame) {
  const Frame& base = frames_.front();
  const bool whole = chain_.from() == base.from && chain_.to() == base.to;
  if (whole && base.target == Target::kAll && !base.inner) targets_.push_back(chain_.text());
  const int value_from = whole ? value_from_ : 0;
  const int value_to = whole ? value_to_ : 0;
  bind(tokens.token(chain_.from()).begin, chain_.text(), chain_.holds_word(chain_.text().size()), frame.inner,
       value_from, value_to);
}

void Expressions::bind_name(int index, bool inner) {
  const std::string_view text = identifier(reading_.facts.arena, tokens.token(index).text());
  bind(tokens.token(index).begin, text, wanted_.holds_word(text), inner, value_from_, value_to_);
}

void Expressions::bind(const char* place, std::string_view name, bool held, bool inner, int value_from,
                       int value_to) {
  const std::string_view object = statement_.object;
  const bool of_object = !object.empty() && name.starts_with(object);
  const bool is_name = name.find('.', of_object ? object.size() : 0) == std::string_view::npos;
  const bool member = (statement_.class_body || of_object) && !inner && is_name;
  if (statement_.names_only && !member) return;
  Binding binding;
  if (value_from < value_to) read_bound_value(binding, held, value_from, value_to);
  if (!member && !held && !wanted_.everything()) return;
  const Position position = tokens.position(place);
  binding.name = reading_.facts.arena.copy(name);
  binding.line = position.line;
  binding.column = position.column;
  binding.parent = statement_.parent;
  found.bindings.push_back({place, binding});
}

// Brackets around all of it that say nothing.
void Expressions::strip_brackets(int& from, int& to) const {
  while (to - from > 2 && tokens[from].role == Role::kGroup && tokens[from].partner == to - 1 &&
         !tokens[from].listed) {
    ++from;
    --to;
  }
}

// What `name = value` says when the value is one chain or one literal.
void Expressions::read_bound_value(Binding& binding, bool& held, int from, int to) {
  strip_brackets(from, to);
  if (tokens.is_name(from)) {
    value_chain_.read(tokens, wanted_, reading_.facts.arena, from, from + 1);
    if (value_chain_.to() != to || !value_chain_.is_plain()) return;
    binding.value = reading_.facts.arena.copy(value_chain_.text());
    held = held || value_chain_.holds_word(value_chain_.text().size());
    return;
  }
  std::string value;
  for (int i = from; i < to; ++i) {
    if (tokens.token(i).kind != Token::kString || !append_value(tokens.token(i), value)) return;
  }
  binding.literal = true;
  binding.value = reading_.facts.arena.copy(value);
  held = held || wanted_.is_text(value);
}

void Expressions::read_pattern(int from, int to) {
  const Frame none;
  frames_.assign(1, none);
  for (int i = from; i < to; ++i) {
    if (!tokens.is_name(i) || tokens.is(i, "_")) continue;
    const bool reads = (i > from && tokens.is(i - 1, '.')) || tokens.is(i + 1, '.') || tokens.is(i + 1, '(');
    if (!reads && !tokens.is(i + 1, '=')) bind_name(i, false);
  }
}

}  // namespace ssot::python
