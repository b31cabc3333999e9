#include "frontend/python/strings.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

namespace ssot::python {
namespace {

// CPython allows 150 f-strings inside each other; a frame is a string, a field or a format specification.
constexpr std::size_t kDeepest = 1000;

struct Prefix {
  bool formatted = false;  // f or t
  bool raw = false;
};

char lower(char c) { return static_cast<char>(c | 0x20); }
bool is_prefix_letter(char c) {
  switch (lower(c)) {
    case 'r':
    case 'b':
    case 'u':
    case 'f':
    case 't':
      return true;
    default:
      return false;
  }
}

Prefix prefix_before(const char* begin, const char* quote) {
  const char* start = quote;
  while (start > begin && quote - start < 3 && is_word_byte(start[-1])) --start;
  const std::string_view letters(start, static_cast<std::size_t>(quote - start));
  if (letters.empty() || letters.size() > 2) return {};
  Prefix prefix;
  for (const char c : letters) {
    if (!is_prefix_letter(c)) return {};
    prefix.formatted |= lower(c) == 'f' || lower(c) == 't';
    prefix.raw |= lower(c) == 'r';
  }
  if (letters.size() == 2 && !prefix.raw) return {};
  return prefix;
}

bool is_triple(const char* quote) { return quote[1] == *quote && quote[2] == *quote; }

bool is_escaped(const char* from, const char* place) {
  const char* back = place;
  while (back > from && back[-1] == '\\') --back;
  return (place - back) % 2 != 0;
}

const char* end_of_triple(const Marks& marks, const char* from, char quote) {
  for (const char* at = from; (at = find_triple(at, marks.end(), quote)) != nullptr; ++at) {
    if (!is_escaped(from, at)) return at + 3;
  }
  return nullptr;
}

const char* end_of_single(const Marks& marks, const char* from, char quote) {
  for (Marks::Walk walk(marks, from);;) {
    const char* const at = walk.next();
    if (*at == quote) return at + 1;
    if (*at == '\n' || at == marks.end()) return nullptr;
    if (*at != '\\') continue;
    if (at + 2 > marks.end()) return nullptr;
    walk.go(at + 2);
  }
}

// Reads one formatted string with everything nested in it, without recursion.
class FormattedString {
 public:
  FormattedString(const Marks& marks, const char* quote, bool raw) : marks_(marks) { enter(quote, raw); }

  const char* end() {
    while (!stack_.empty()) {
      at_ = marks_.next(at_);
      if (at_ >= marks_.end() || stack_.size() > kDeepest) return nullptr;
      const bool ok = stack_.back().kind == kField ? field() : literal();
      if (!ok) return nullptr;
    }
    return at_;
  }

  // How far it was read.
  const char* place() const { return at_; }
  // The fields of the outermost string are added to `fields`.
  void keep_fields(std::vector<std::string_view>& fields) { fields_ = &fields; }

 private:
  enum Kind : unsigned char { kString, kField, kFormat };
  struct Frame {
    Kind kind;
    char quote;  // of the string around
    bool triple;
    bool raw;
    int depth;              // of brackets, in a field
    std::size_t field = 0;  // its number among those that are kept
  };

  void enter(const char* quote, bool raw) {
    const bool triple = is_triple(quote);
    stack_.push_back({kString, *quote, triple, raw, 0});
    ++strings_;
    at_ = quote + (triple ? 3 : 1);
  }
  void push(Kind kind) {
    Frame frame = stack_.back();
    frame.kind = kind;
    frame.depth = 0;
    stack_.push_back(frame);
  }

  // In the text of a string or of a format specification.
  bool literal() {
    const Frame& top = stack_.back();
    const char c = *at_;
    if (c == top.quote && (!top.triple || is_triple(at_))) return close_string();
    switch (c) {
      case '\\':
        return escape();
      case '{':
        if (top.kind == kString && at_[1] == '{') {
          at_ += 2;
          return true;
        }
        push(kField);
        begin_field();
        break;
      case '}':
        if (top.kind == kFormat) stack_.pop_back();
        break;
      case '\n':
        if (top.triple) break;
        if (top.kind == kString) return false;
        stack_.back().kind = kField;  // 3.13: a line end closes the specification, not the field
        break;
      default:
        break;
    }
    ++at_;
    return true;
  }

  bool escape() {
    const char next = at_[1];
    if (next == '{' || next == '}') {  // the backslash is itself, the brace counts
      ++at_;
      return true;
    }
    if (next == 'N' && at_[2] == '{' && !stack_.back().raw) {
      const char* close = marks_.next(at_ + 3);
      at_ = *close == '}' ? close + 1 : at_ + 3;
      return true;
    }
    at_ += 2;
    return at_ <= marks_.end();
  }

  bool close_string() {
    at_ += stack_.back().triple ? 3 : 1;
    while (stack_.back().kind != kString) stack_.pop_back();
    stack_.pop_back();
    --strings_;
    return true;
  }

  void begin_field() {
    if (fields_ == nullptr || strings_ != 1) return;
    stack_.back().field = fields_->size();
    fields_->push_back({at_ + 1, 0});
  }
  void end_field() {
    if (fields_ == nullptr || strings_ != 1) return;
    std::string_view& field = (*fields_)[stack_.back().field];
    field = {field.data(), static_cast<std::size_t>(at_ - field.data())};
  }

  // In the expression of a replacement field.
  bool field() {
    Frame& top = stack_.back();
    switch (*at_) {
      case '"':
      case '\'':
        return nested_string();
      case '(':
      case '[':
      case '{':
        ++top.depth;
        break;
      case ')':
      case ']':
        if (top.depth > 0) --top.depth;
        break;
      case '}':
        if (top.depth > 0) {
          --top.depth;
        } else {
          end_field();
          stack_.pop_back();
        }
        break;
      case ':':
        if (top.depth > 0) break;
        end_field();
        top.kind = kFormat;
        break;
      case '#':
        at_ = marks_.newline(at_);
        return true;
      case '\n':
        if (starts_statement_surely(at_ + 1)) return false;
        break;
      default:
        break;
    }
    ++at_;
    return true;
  }

  bool nested_string() {
    const Prefix prefix = prefix_before(marks_.begin(), at_);
    if (prefix.formatted) {
      enter(at_, prefix.raw);
      return true;
    }
    const char quote = *at_;
    const char* end =
        is_triple(at_) ? end_of_triple(marks_, at_ + 3, quote) : end_of_single(marks_, at_ + 1, quote);
    if (end == nullptr) return false;
    at_ = end;
    return true;
  }

  const Marks& marks_;
  const char* at_ = nullptr;
  std::vector<Frame> stack_;
  std::size_t strings_ = 0;  // on the stack
  std::vector<std::string_view>* fields_ = nullptr;
};

// Most formatted strings hold only fields like `{name}` or `{x.y:.2f}`: those end without a stack.
const char* end_of_plain_formatted(const Marks& marks, const char* quote) {
  if (is_triple(quote)) return nullptr;
  bool inside = false;
  for (const char* at = quote + 1;; ++at) {
    at = marks.next(at);
    switch (*at) {
      case '{':
        if (inside) return nullptr;
        if (at[1] == '{') {
          ++at;
        } else {
          inside = true;
        }
        break;
      case '}':
        inside = false;
        break;
      case '"':
      case '\'':
        if (inside) return nullptr;
        if (*at == *quote) return at + 1;
        break;
      case '#':
        if (inside) return nullptr;
        break;
      case '\\':
      case '\n':
      case '\0':
        return nullptr;
      default:
        break;
    }
  }
}

}  // namespace

const char* string_end(const Marks& marks, const char* quote, const char** gave_up) {
  const bool prefixed = quote > marks.begin() && is_word_byte(quote[-1]);
  const Prefix prefix = prefixed ? prefix_before(marks.begin(), quote) : Prefix{};
  const char* end = nullptr;
  const char* reached = marks.end();
  if (prefix.formatted) {
    end = end_of_plain_formatted(marks, quote);
    if (end == nullptr) {
      FormattedString string(marks, quote, prefix.raw);
      end = string.end();
      reached = string.place();
    }
  } else if (is_triple(quote)) {
    end = end_of_triple(marks, quote + 3, *quote);
  } else {
    end = end_of_single(marks, quote + 1, *quote);
    if (end == nullptr && gave_up != nullptr) reached = marks.newline(quote);  // or a later one, after '\\'
  }
  if (end == nullptr && gave_up != nullptr) *gave_up = reached;
  return end;
}

std::vector<std::string_view> replacement_fields(const Marks& marks, const char* quote) {
  std::vector<std::string_view> fields;
  FormattedString string(marks, quote, prefix_before(marks.begin(), quote).raw);
  string.keep_fields(fields);
  if (string.end() == nullptr) fields.clear();
  return fields;
}

const char* quote_of_literal(const char* place) {
  for (int letters = 0; letters <= 2; ++letters) {
    const char c = place[letters];
    if (c == '"' || c == '\'') return place + letters;
    if (!is_prefix_letter(c)) return nullptr;
  }
  return nullptr;
}

bool starts_statement_surely(const char* line) {
  if (*line < 'a' || *line > 'w') return false;
  const char* end = line;
  while (is_word_byte(*end) && end - line < 9) ++end;
  const std::string_view word(line, static_cast<std::size_t>(end - line));
  if (word == "from") {  // `(yield⏎from x)` is an expression
    while (*end == ' ' || *end == '.' || is_word_byte(*end)) {
      if (*end == ' ' && std::memcmp(end, " import", 7) == 0 && !is_word_byte(end[7])) return true;
      ++end;
    }
    return false;
  }
  constexpr std::string_view kStatementWords[] = {
      "assert", "break",  "class",    "continue", "def",   "del",    "elif", "except", "finally",
      "global", "import", "nonlocal", "pass",     "raise", "return", "try",  "while",  "with"};
  return std::find(std::begin(kStatementWords), std::end(kStatementWords), word) != std::end(kStatementWords);
}

}  // namespace ssot::python
