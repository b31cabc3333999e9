#include "frontend/python/member_names.h"

#include <algorithm>
#include <cstring>

#include "frontend/python/literal_text.h"

namespace ssot::python {
namespace {

using Answer = MemberName::Answer;

bool holds(const char* begin, const char* end, std::string_view text) {
  return find_text(begin, end, text) != nullptr;
}

bool is_constant(const Token& token) { return token.is("None") || token.is("True") || token.is("False"); }

// The first tokens of a value. `unclear` where it may be a further target, or brackets must be looked into.
struct Value {
  std::string text = {};
  bool literal = false;
  bool unclear = false;
};

Value read_value(TokenStream& stream) {
  Value value;
  if (stream.front.kind == Token::kString) {
    bool plain = true;
    for (; stream.front.kind == Token::kString; stream.pass())
      plain = plain && append_value(stream.front, value.text);
    value.literal = plain && stream.front.kind == Token::kEnd;
    if (!value.literal) value.text.clear();
    return value;
  }
  if (stream.front.is('(')) return {.unclear = true};
  if (stream.front.kind != Token::kName) return value;
  const bool constant = is_constant(stream.front);
  do {
    if (stream.front.kind != Token::kName) return {};
    if (!value.text.empty()) value.text += '.';
    value.text += stream.front.text();
    stream.pass();
  } while (stream.take("."));
  value.unclear = stream.front.is('=') || stream.front.is(',') || stream.front.is('[');
  if (stream.front.kind != Token::kEnd || constant) value.text.clear();
  return value;
}

// Behind `name:`: up to the '=' of the value.
bool pass_annotation(TokenStream& stream) {
  while (!stream.front.stops()) {
    if (stream.tokens.depth() == 0 && stream.front.is('=')) {
      stream.pass();
      return true;
    }
    if (stream.front.is("lambda")) return false;
    stream.pass();
  }
  return false;
}

// At the sign behind the name.
MemberName read_binding(TokenStream& stream, std::string_view name) {
  if (stream.front.is(',')) return {.answer = Answer::kUnclear};
  MemberName bound{.answer = Answer::kBinds, .name = name};
  if (stream.take(":")) {
    if (!pass_annotation(stream)) return bound;
  } else if (!stream.take("=")) {
    return {};
  }
  Value value = read_value(stream);
  if (value.unclear) return {.answer = Answer::kUnclear};
  bound.value = std::move(value.text);
  bound.literal = value.literal;
  return bound;
}

bool starts_with(const Marks& marks, const char* begin, std::string_view object) {
  return marks.end() - begin >= static_cast<std::ptrdiff_t>(object.size()) &&
         std::memcmp(begin, object.data(), object.size()) == 0;
}

// `a, self.b = f()`, `a = self.b = 1`, `(self.a, self.b) = f()`: whether that may be what it is.
bool may_bind_further_on(const Marks& marks, const char* begin, const char* end, std::string_view object) {
  const char* at = begin;
  while (is_word_byte(*at)) ++at;
  at = skip_blanks(at);
  if (*begin == '(' || *begin == '[' || *begin == '*' || *at == ',')
    return holds(begin, end, object) &&
           std::memchr(begin, '=', static_cast<std::size_t>(end - begin)) != nullptr;
  if (*at != '=' || at == begin) return false;
  const char* const value = skip_blanks(at + 1);
  if (!starts_with(marks, value, object)) return false;
  TokenStream stream(marks, value);
  return read_value(stream).unclear;
}

}  // namespace

MemberName bound_in_class(const Marks& marks, const char* begin, const char* end, Head head) {
  if (head == Head::kWith || head == Head::kOther || head == Head::kCase) return {.answer = Answer::kUnclear};
  if (head != Head::kNone || *begin == '"' || *begin == '\'' || *begin == '@') return {};
  const auto size = static_cast<std::size_t>(end - begin);
  if (std::memchr(begin, '=', size) == nullptr && std::memchr(begin, ':', size) == nullptr) return {};
  TokenStream stream(marks, begin);
  const Token name = stream.front;
  if (name.kind != Token::kName || holds(begin, end, ":=")) return {.answer = Answer::kUnclear};
  stream.pass();
  const bool statement =
      stream.front.kind == Token::kName || name.is("lambda");  // `assert x == y`, `type X = Y`
  const bool augmented = stream.front.kind == Token::kSign && stream.front.text().size() > 1;
  if (statement || augmented) return {.answer = Answer::kUnclear};
  return read_binding(stream, name.text());
}

bool may_bind_in_method(const Marks& marks, const char* begin, Head head, std::string_view object) {
  if (head != Head::kNone) return head == Head::kWith || head == Head::kOther;
  if (!is_word_byte(*begin)) return *begin == '(' || *begin == '[' || *begin == '*';
  const bool own = *begin == object.front() && starts_with(marks, begin, object);
  const char* at = own ? begin + object.size() : begin;
  const char* const name = at;
  while (is_word_byte(*at)) ++at;
  const char* const next = skip_blanks(at);
  if (own) return *next == '=' || *next == ':' || *next == ',' || *name == '_';
  if (*next == '=') return *skip_blanks(next + 1) == object.front();
  return *next == ',' || (*next == '(' && (at - name == 7 || at - name == 4 || at - name == 5)) ||
         (*next == '.' && at - name == 6);  // setattr(, vars(, super(, object.
}

MemberName bound_in_method(const Marks& marks, const char* begin, const char* end, Head head,
                           std::string_view object) {
  const auto unclear = [](bool is) { return MemberName{.answer = is ? Answer::kUnclear : Answer::kNothing}; };
  if (head == Head::kWith || head == Head::kOther)
    return unclear(holds(begin, end, object) && holds(begin, end, head == Head::kWith ? " as " : "for "));
  if (head != Head::kNone) return {};
  if (!starts_with(marks, begin, object)) return unclear(may_bind_further_on(marks, begin, end, object));
  TokenStream stream(marks, begin + object.size());
  const Token name = stream.front;
  if (name.kind != Token::kName) return {};
  stream.pass();
  MemberName bound = read_binding(stream, name.text());
  bound.value.clear();
  bound.literal = false;
  return bound;
}

std::string set_by_name(const Marks& marks, const char* begin, std::string_view object) {
  const bool own = starts_with(marks, begin, object);
  if (!own && !word_at(begin, "setattr") && !word_at(begin, "object") && !word_at(begin, "super") &&
      !word_at(begin, "vars"))
    return {};
  const std::string all = "__dict__";
  object.remove_suffix(1);
  TokenStream stream(marks, begin);
  if (stream.take("vars")) return stream.take("(") && stream.front.is(object) ? all : std::string();
  if (stream.take("super")) {
    while (!stream.front.stops() && !stream.front.is("__setattr__") && !stream.front.is(',')) stream.pass();
    return stream.front.is("__setattr__") ? all : std::string();
  }
  if (!stream.take("setattr")) {
    stream.pass();
    if (!stream.take(".")) return {};
    if (own && stream.front.is(all)) return all;
    if (!stream.take("__setattr__")) return {};
  }
  if (!stream.take("(")) return {};
  if (!own && (!stream.take(object) || !stream.take(","))) return {};
  std::string name;
  if (stream.front.kind != Token::kString || !append_value(stream.front, name)) return all;
  stream.pass();
  return stream.front.is(',') ? name : all;
}

}  // namespace ssot::python
