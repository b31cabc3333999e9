#include <optional>
#include <string>

#include "frontend/python/reading.h"
#include "frontend/python/strings.h"

namespace ssot::python {
namespace {

void add_export(Reading& reading, const Token& where, std::string_view name, std::string_view target) {
  Export entry;
  entry.name = name;
  entry.target = target;
  entry.line = reading.lines.line(where.begin);
  entry.column = reading.lines.column(where.begin);
  entry.end_column = entry.column + static_cast<int>(where.end - where.begin);
  reading.facts.exports.push_back(entry);
}

bool is_constant(const Token& token) { return token.is("None") || token.is("True") || token.is("False"); }

// "a.b.C" without blanks; nothing when something else stands here.
std::optional<std::string> read_name_chain(Reading& reading, TokenStream& stream) {
  std::string chain;
  do {
    if (stream.front.kind != Token::kName || is_constant(stream.front)) return std::nullopt;
    if (!chain.empty()) chain += '.';
    chain += identifier(reading.facts.arena, stream.front.text());
    stream.pass();
  } while (stream.take("."));
  return chain;
}

// The text of one literal without prefix and quotes; nothing when it is formatted, bytes, or holds escapes.
std::optional<std::string_view> plain_text(const Token& token) {
  const char* quote = quote_of_literal(token.begin);
  for (const char* c = token.begin; c < quote; ++c) {
    if ((*c | 0x20) != 'r' && (*c | 0x20) != 'u') return std::nullopt;
  }
  const int width = quote[1] == *quote && quote[2] == *quote && token.end - quote >= 6 ? 3 : 1;
  const std::string_view text(quote + width, static_cast<std::size_t>(token.end - quote - 2 * width));
  if (text.find('\\') != std::string_view::npos) return std::nullopt;
  return text;
}

// An element of `__all__`: one literal, or several side by side.
bool read_entry(Reading& reading, TokenStream& stream) {
  const Token first = stream.front;
  std::string text;
  while (stream.front.kind == Token::kString) {
    const auto part = plain_text(stream.front);
    if (!part) return false;
    text += *part;
    stream.pass();
  }
  if (!stream.front.is(',') && !stream.front.is(']') && !stream.front.is(')') && !stream.front.stops())
    return false;
  add_export(reading, first, reading.facts.arena.copy(text), {});
  return true;
}

// Entries up to `close`, or to the end of the statement when `close` is 0. False when one is computed.
bool read_entries(Reading& reading, TokenStream& stream, char close) {
  for (;;) {
    if (close != 0 && stream.front.is(close)) {
      stream.pass();
      return true;
    }
    if (stream.front.stops()) return close == 0;
    if (stream.front.kind != Token::kString || !read_entry(reading, stream)) return false;
    if (!stream.front.is(',')) continue;
    stream.pass();
  }
}

// `["a", "b"] + ["c"]`, `("a",)`, `"a", "b"`, up to the end of the statement or a ')' that closes a call.
bool read_list(Reading& reading, TokenStream& stream) {
  do {
    if (stream.front.kind == Token::kString) return read_entries(reading, stream, '\0');
    const char close = stream.front.is('[') ? ']' : stream.front.is('(') ? ')' : '\0';
    if (close == 0) return false;
    stream.pass();
    if (!read_entries(reading, stream, close)) return false;
  } while (stream.take("+"));
  return true;
}

// After `__all__`. True when every entry is known.
bool read_all(Reading& reading, TokenStream& stream) {
  if (stream.take(":")) {
    while (!stream.front.stops() && !(stream.front.is('=') && stream.tokens.depth() == 0)) stream.pass();
    if (stream.front.stops()) return true;  // only annotated
  }
  if (stream.front.is('=') || stream.front.is("+=")) {
    stream.pass();
    return read_list(reading, stream) && stream.front.stops();
  }
  if (!stream.take(".")) return false;
  const bool extend = stream.take("extend");
  if (!extend && !stream.take("append")) return false;
  if (!stream.take("(")) return false;
  const bool known =
      extend ? !stream.front.is(')') && stream.front.kind != Token::kString && read_list(reading, stream)
             : stream.front.kind == Token::kString && read_entry(reading, stream);
  return known && stream.take(")") && stream.front.stops();
}

void bind(Reading& reading, const Token& name) {
  reading.facts.bound.push_back(identifier(reading.facts.arena, name.text()));
}

// `X = Y`, `X = Z = m.Y`, `X: T = Y`, `type X = Y`: every name before the last '=' is an alias of what
// follows.
bool read_alias(Reading& reading, TokenStream& stream) {
  std::vector<Token> names;
  while (stream.front.kind == Token::kName) {
    const Token name = stream.front;
    TokenStream ahead = stream;
    ahead.pass();
    if (ahead.front.is(':') && names.empty()) {
      bind(reading, name);  // also when it is only annotated
      ahead.pass();
      while (!ahead.front.stops() && !(ahead.front.is('=') && ahead.tokens.depth() == 0)) ahead.pass();
    }
    if (!ahead.front.is('=')) break;
    names.push_back(name);
    bind(reading, name);
    stream = ahead;
    stream.pass();
  }
  if (names.empty()) return false;
  const auto target = read_name_chain(reading, stream);
  if (!target || !stream.front.stops() || stream.front.kind == Token::kLost) return false;
  const std::string_view copied = reading.facts.arena.copy(*target);
  for (const Token& name : names)
    add_export(reading, name, identifier(reading.facts.arena, name.text()), copied);
  return true;
}

bool is_warning(TokenStream stream) {
  return stream.take("warnings") && stream.take(".") && stream.take("warn") && stream.take("(");
}

// The rest of a call whose '(' was read: true when nothing follows it.
bool ends_with_call(TokenStream& stream) {
  while (!stream.front.stops() && stream.tokens.depth() > 0) stream.pass();
  if (stream.front.stops()) return false;
  stream.pass();
  return stream.front.kind == Token::kEnd;
}

bool says_nothing(TokenStream& stream) {
  if (stream.front.kind == Token::kString) {
    while (stream.front.kind == Token::kString) stream.pass();
  } else if (!stream.take("pass")) {
    for (int dots = 0; dots < 3; ++dots) {
      if (!stream.take(".")) return false;
    }
  }
  return stream.front.kind == Token::kEnd;
}

}  // namespace

ModuleStatement read_module_statement(Reading& reading, const char* start) {
  TokenStream stream(reading.marks, start);
  const Token first = stream.front;
  const auto answer = [&](Effect effect) { return ModuleStatement{effect, stream.last_end}; };
  // What stands inside brackets is passed over again by the scanner, so that a lost bracket is its matter
  // alone.
  const auto other = [&] { return ModuleStatement{Effect::kOther, start}; };
  if (first.kind == Token::kString || first.is('.') || first.is("pass")) {
    return answer(says_nothing(stream) ? Effect::kNothing : Effect::kOther);
  }
  if (first.kind != Token::kName) return other();
  if (first.is("__all__")) {
    stream.pass();
    const bool known = read_all(reading, stream);
    if (known) {
      reading.facts.has_all = true;
    } else {
      reading.facts.dynamic = true;
    }
    return {Effect::kHandsOn, start};
  }
  if (is_warning(stream)) {
    for (int token = 0; token < 3; ++token) stream.pass();
    return ends_with_call(stream) ? answer(Effect::kNothing) : other();
  }
  if (first.is("type")) {
    TokenStream ahead = stream;
    ahead.pass();
    if (ahead.front.kind == Token::kName) stream = ahead;
  }
  return {read_alias(reading, stream) ? Effect::kHandsOn : Effect::kOther, start};
}

}  // namespace ssot::python
