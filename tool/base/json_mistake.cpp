#include "base/json_mistake.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace ssot {
namespace {

using Last = JsonState::Last;

constexpr std::size_t kLongestQuote = 40;  // bytes of the text shown in a message

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string shown(std::string_view token) {
  if (token.size() <= kLongestQuote) return std::string(token);
  std::size_t end = kLongestQuote;
  while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0) == 0x80) --end;
  return fmt::format("{}…", token.substr(0, end));
}

// A text that starts at the cursor and is not one; moves to the mistake.
std::string mistake_in_text(JsonCursor& cursor) {
  const std::string_view text = cursor.rest();
  const JsonPlace start = cursor.place();
  for (std::size_t at = 1; at < text.size() && text[at] != '"'; ++at) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (c == '\n' || c == '\r') {
      return "this text is not closed before the end of its line; add the missing \"";
    }
    if (c < 0x20) {
      cursor.skip_to(cursor.offset() + at);
      return c == '\t' ? "a text holds a tab; write \\t"
                       : fmt::format("a text holds the control character U+{:04X}; write \\u{:04x}", c, c);
    }
    if (c != '\\') continue;
    const char escaped = at + 1 < text.size() ? text[at + 1] : '\0';
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    if (escaped == 'u') {
      const std::string_view digits = text.substr(std::min(at + 2, text.size())).substr(0, 4);
      const bool hex =
          digits.size() == 4 && std::all_of(digits.begin(), digits.end(), [](char digit) {
            return is_digit(digit) || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
          });
      if (!hex) {
        cursor.skip_to(cursor.offset() + at);
        return "\\u is not followed by four hexadecimal digits; write it as in \\u00e9, or \\\\ for a "
               "backslash";
      }
    } else if (escaped == '\0' || kEscapes.find(escaped) == std::string_view::npos) {
      cursor.skip_to(cursor.offset() + at);
      return "a backslash starts no known escape here; write \\\\ for a backslash";
    }
    ++at;
  }
  if (cursor.token().size() > 1 && cursor.token().ends_with('"') && start.line > 0) {
    return "a text holds half of a surrogate pair; write both halves, or the character itself";
  }
  return "this text is not closed; add the missing \"";
}

// What the grammar of JSON calls a number, without its sign.
bool is_number(std::string_view text) {
  const auto digits = [&] {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end > 0;
  };
  const bool padded = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
  if (padded || !digits()) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!digits()) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!digits()) return false;
  }
  return text.empty();
}

bool is_number_token(std::string_view token) {
  return is_number(token.substr(token.starts_with('-') ? 1 : 0));
}

std::string mistake_in_number(std::string_view token) {
  if (token.starts_with('+')) return fmt::format("{} starts with a +; leave the sign out", shown(token));
  const std::string_view digits = token.substr(token.starts_with('-') ? 1 : 0);
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    return fmt::format(
        "the number {} starts with a 0; leave the zero out, or make it a text in double quotes",
        shown(token));
  }
  if (is_number(digits)) return fmt::format("the number {} is too large", shown(token));
  return fmt::format("{} is not a number; write it as in 12 or 1.5, or make it a text in double quotes",
                     shown(token));
}

// Something stands at the cursor where a value must.
std::string mistake_in_value(JsonCursor& cursor) {
  const char c = cursor.here();
  const std::string_view token = cursor.token();
  if (c == '"') return mistake_in_text(cursor);
  if (c == '\'') return "texts are written in double quotes; write \" instead of '";
  if (is_digit(c) || c == '-' || c == '+' || c == '.') return mistake_in_number(token);
  struct Word {
    std::string_view wrong, right;
  };
  constexpr std::array<Word, 8> kWords{{{"True", "true"},
                                        {"TRUE", "true"},
                                        {"yes", "true"},
                                        {"False", "false"},
                                        {"FALSE", "false"},
                                        {"no", "false"},
                                        {"None", "null"},
                                        {"NULL", "null"}}};
  for (const Word& word : kWords) {
    if (token == word.wrong) return fmt::format("{} is no JSON value; did you mean {}?", token, word.right);
  }
  return fmt::format("{} is no JSON value; texts stand in double quotes", shown(token));
}

struct Reader {
  JsonCursor cursor;
  const JsonState& state;

  bool in_object() const { return !state.open.empty() && state.open.back().object; }
  std::string_view container() const { return in_object() ? "object" : "array"; }
  char closing() const { return in_object() ? '}' : ']'; }

  std::string unclosed() const {
    const JsonState::Open& open = state.open.back();
    return fmt::format(
        "the file ends, but the {} that opens at line {}, column {} is not closed; add the missing {}",
        container(), open.place.line, open.place.column, closing());
  }

  // The other bracket than the one that is open.
  std::string crossed() const {
    const JsonState::Open& open = state.open.back();
    return fmt::format("{} closes nothing here: the {} that opens at line {}, column {} is closed by {}",
                       cursor.here(), container(), open.place.line, open.place.column, closing());
  }

  bool at_closing() const { return cursor.here() == '}' || cursor.here() == ']'; }

  std::string outside() {
    if (state.last == Last::kNothing && cursor.at_end()) {
      return "the file is empty; an object such as {} is the least it may hold";
    }
    if (state.last == Last::kNothing) {
      return at_closing() ? fmt::format("{} closes nothing here; leave it out", cursor.here())
                          : mistake_in_value(cursor);
    }
    return "something follows the end of the document; leave it out, or move it inside";
  }

  std::string name_or_value() {
    if (cursor.at_end()) return unclosed();
    if (at_closing()) return crossed();
    if (cursor.here() == ',') return "a comma stands where nothing precedes it; leave it out";
    if (!in_object()) return mistake_in_value(cursor);
    if (cursor.here() == '"') return mistake_in_text(cursor);
    if (cursor.here() == '\'') return "names are written in double quotes; write \" instead of '";
    if (cursor.here() == ':') return "a colon without a name before it; write it as in \"name\": value";
    return fmt::format("{} stands where a name must; names are written in double quotes",
                       shown(cursor.token()));
  }

  std::string after_name() {
    if (cursor.at_end()) return unclosed();
    if (cursor.here() != ':') {
      return fmt::format("a colon is missing after the name \"{}\"", shown(state.last_name));
    }
    cursor.skip_to(cursor.offset() + 1);
    cursor.skip_blank();
    if (is_open_comment()) return open_comment();
    if (cursor.at_end()) return unclosed();
    if (at_closing() || cursor.here() == ',' || cursor.here() == ':') {
      return fmt::format("the name \"{}\" has no value", shown(state.last_name));
    }
    return mistake_in_value(cursor);
  }

  std::string after_value() {
    if (cursor.at_end()) return unclosed();
    if (at_closing()) return crossed();
    if (cursor.here() == ':') {
      return in_object() ? "a colon follows a value; a comma must stand between two entries"
                         : "an array holds no names; put \"name\": value into an object, in braces";
    }
    if (cursor.here() != ',') {
      return is_open_comment() ? open_comment()
                               : fmt::format("a comma is missing before this entry of the {}", container());
    }
    const JsonCursor comma = cursor;
    cursor.skip_to(cursor.offset() + 1);
    cursor.skip_blank();
    if (is_open_comment()) return open_comment();
    if (at_closing()) {
      const char bracket = cursor.here();
      cursor = comma;
      return fmt::format("a comma stands before {} with nothing after it; leave the comma out", bracket);
    }
    if (cursor.here() == ',') return "two commas follow each other; leave one out";
    return name_or_value();
  }

  bool is_open_comment() const { return cursor.here() == '/'; }
  std::string open_comment() const {
    return cursor.rest().starts_with("/*") ? "this comment is not closed; add the missing */"
                                           : "a single / means nothing; comments start with // or /*";
  }

  std::string mistake() {
    cursor.skip_blank();
    if (is_open_comment()) return open_comment();
    if (state.last == Last::kValue && state.last_number && !is_number_token(state.last_number->token())) {
      cursor = *state.last_number;
      return mistake_in_number(cursor.token());
    }
    if (state.open.empty()) return outside();
    if (state.last == Last::kOpening) return name_or_value();
    if (state.last == Last::kName) return after_name();
    return after_value();
  }
};

}  // namespace

JsonComplaint json_mistake(JsonCursor cursor, const JsonState& state) {
  Reader reader{cursor, state};
  std::string message = reader.mistake();
  return {.place = reader.cursor.place(), .message = std::move(message)};
}

}  // namespace ssot
