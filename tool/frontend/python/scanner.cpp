#include "frontend/python/scanner.h"

#include <fmt/format.h>

#include <cstring>

#include "frontend/python/headings.h"
#include "frontend/python/strings.h"

namespace ssot::python {
namespace {

// The indentation of the line at `place` in columns, which moves to its first code. As CPython counts: tabs
// go to the next multiple of 8, a form feed starts anew, and a continued line keeps the indentation of its
// first part.
int measure_indent(const char*& place) {
  const char* const line = place;
  while (*place == ' ') ++place;
  if (*place != '\t' && *place != '\f' && *place != '\\') return static_cast<int>(place - line);
  int column = static_cast<int>(place - line);
  int continued = 0;
  for (;; ++place) {
    if (*place == ' ') {
      ++column;
    } else if (*place == '\t') {
      column = (column / 8 + 1) * 8;
    } else if (*place == '\f') {
      column = 0;
    } else if (*place == '\\' && place[1] == '\n') {
      if (continued == 0) continued = column;
      ++place;
    } else {
      return continued != 0 ? continued : column;
    }
  }
}

// The last two letters of the names in note_call.
bool ends_binding_call(const char* bracket) {
  const char before = bracket[-2];
  switch (bracket[-1]) {
    case 's':
      return before == 'l' || before == 'r';
    case 'c':
      return before == 'e';
    case 'l':
      return before == 'a';
    case 'r':
      return before == 't';
    default:
      return false;
  }
}

}  // namespace

void Scanner::run() {
  blocks_.reserve(16);
  blocks_.emplace_back();
  place_ = marks_.begin();
  statement_end_ = place_;
  while (place_ < marks_.end()) line();
  finish();
}

void Scanner::line() {
  const char* start = place_;
  const int indent = measure_indent(start);
  if (*start == '\n') {
    place_ = start + 1;
  } else if (*start == '#') {
    place_ = marks_.newline(start) + 1;
  } else if (start >= marks_.end()) {
    place_ = start;
  } else if (place_line(indent, start)) {
    logical_line(start);
  }
}

// Opens and closes blocks for a line that starts a statement. False when the line fits nowhere.
bool Scanner::place_line(int indent, const char* start) {
  if (is_pending_) {
    is_pending_ = false;
    if (indent > top().indent) {
      pending_.indent = indent;
      blocks_.push_back(pending_);
      return true;
    }
    lose(trim_back(marks_.begin(), statement_end_) - 1, "Nothing is indented below the head of this block.",
         nullptr);
  }
  if (indent == top().indent) return true;
  if (indent > top().indent) {
    lose(start, "This line is indented, but no block starts before it.", nullptr);
    Block block = top();
    block.indent = indent;
    block.closes_definition = false;
    blocks_.push_back(block);
    return true;
  }
  std::size_t keep = blocks_.size();
  while (blocks_[keep - 1].indent > indent) --keep;
  pop_to(keep);
  if (top().indent == indent) return true;
  lose(start, "This line's indentation fits no block around it.", start);
  return false;
}

void Scanner::logical_line(const char* start) {
  const std::size_t outer = blocks_.size();
  const char* at = start;
  bool is_head = false;
  suites_on_line_ = 0;
  for (;;) {
    colon_ = nullptr;
    heading_ = {};
    const char* const begin = at;
    at = find_end(begin_statement(begin));
    if (at == nullptr) return;  // lost; `place_` is where to go on
    statement_end_ = at;
    is_head = colon_ != nullptr && skip_blanks(colon_ + 1) == at;
    if (depth_ == Depth::kDefinitions) read_whole(begin, at, is_head || *at == ':');
    if (is_head && *at != ';') break;
    if (*at == ':') {
      push_inline(at);
    } else if (*at != ';') {
      break;
    }
    at = skip_blanks(at + 1);
    if (*at == '\n' || *at == '#' || at >= marks_.end()) {
      is_head = false;
      break;
    }
  }
  if (blocks_.size() > outer) {
    pop_to(outer);
  } else if (is_head) {
    pending_ = block_of_suite(colon_);
    is_pending_ = true;
  }
  place_ = *at == '#' ? marks_.newline(at) + 1 : at + 1;
}

// The byte that ends the statement: line end, '#', ';', or the ':' of a head with the suite on the same line.
// Null when something never closes.
const char* Scanner::find_end(const char* from) {
  int depth = 0;
  const char* opened = nullptr;
  const char* reached = nullptr;
  for (Marks::Walk walk(marks_, from);;) {
    const char* const place = walk.next();
    switch (*place) {
      case '\n':
        if (depth == 0) return place;
        if (starts_statement_surely(place + 1)) {
          return lose(opened, fmt::format("This '{}' is never closed.", *opened), place + 1);
        }
        break;
      case '"':
      case '\'':
        if (const char* const end = string_end(marks_, place, &reached)) {
          walk.go(end);
          break;
        }
        return lose_open(place, "This string is never closed.", reached);
      case '(':
        if (place - marks_.begin() >= 4 && ends_binding_call(place)) note_call(place);
        [[fallthrough]];
      case '[':
      case '{':
        if (depth++ == 0) opened = place;
        break;
      case ')':
      case ']':
      case '}':
        if (depth > 0) --depth;
        break;
      case '#':
        if (depth == 0) return place;
        walk.go(marks_.newline(place));
        break;
      case ';':
        if (depth == 0) return place;
        break;
      case ':':
        if (depth > 0) break;
        colon_ = place;
        if (heading_.is_open && place[1] != '\n') {
          if (const char* suite = one_line_suite(place)) return suite;
        }
        break;
      case '\\':
        if (place[1] == '\n') walk.next();
        break;
      case '\0':
        if (depth == 0) return place;
        return lose_open(opened, fmt::format("This '{}' is never closed.", *opened), place);
      default:
        break;
    }
  }
}

// At a ':' in a head that does not end its line: the ':' that ends the head, when the suite follows on this
// line.
const char* Scanner::one_line_suite(const char* colon) {
  if (colon[1] == '=') return nullptr;
  const char* const after = skip_blanks(colon + 1);
  if (*after == '\n' || *after == '#' || after >= marks_.end()) return nullptr;
  heading_.is_open = false;  // asked once a head, so that many lambdas cost no more than one
  const char* const end = head_colon(marks_, heading_.start);
  if (end == nullptr) return nullptr;
  const char* const suite = skip_blanks(end + 1);
  return *suite == '\n' || *suite == '#' || suite >= marks_.end() ? nullptr : end;
}

// Calls that can bind names of the module without an assignment.
void Scanner::note_call(const char* bracket) {
  if (reading_.facts.dynamic) return;
  for (const std::string_view name : {"globals", "vars", "locals", "exec", "eval", "setattr"}) {
    const char* const start = bracket - name.size();
    if (start < marks_.begin() || std::memcmp(start, name.data(), name.size()) != 0) continue;
    const char before = start == marks_.begin() ? '\n' : start[-1];
    if (is_word_byte(before) || before == '.') continue;  // a method is another matter
    if (name == "setattr" && word_at(bracket + 1, "self")) continue;
    reading_.facts.dynamic = true;
  }
}

const char* Scanner::lose(const char* place, std::string reason, const char* resume) {
  constexpr std::size_t kMostGaps = 100;
  std::vector<Gap>& gaps = reading_.facts.gaps;
  if (gaps.size() < kMostGaps) {
    if (gaps.size() == kMostGaps - 1) reason = "More structure is lost from here on.";
    gaps.push_back({.path = reading_.facts.path,
                    .line = reading_.lines.line(place),
                    .kind = GapKind::kLost,
                    .reason = std::move(reason)});
  }
  if (resume != nullptr) recover(resume);
  return nullptr;
}

// What starts at `place` is still open at `reached`. Looks again from the next line, but not for ever.
const char* Scanner::lose_open(const char* place, std::string reason, const char* reached) {
  const char* const next_line = marks_.newline(place) + 1;
  if (next_line < reached) looked_again_ += static_cast<std::size_t>(reached - next_line);
  const auto size = static_cast<std::size_t>(marks_.end() - marks_.begin());
  const bool give_up = looked_again_ / 8 > size;
  return lose(place, std::move(reason), give_up ? marks_.end() : next_line);
}

// Goes on at the first line from `place` on that can start a statement at column 1.
void Scanner::recover(const char* place) {
  constexpr std::string_view kNoStart = " \t\f\n#)]},\\";
  if (place > marks_.begin() && place < marks_.end() && place[-1] != '\n') place = marks_.newline(place) + 1;
  while (place < marks_.end() && kNoStart.find(*place) != std::string_view::npos) {
    place = marks_.newline(place) + 1;
  }
  place_ = place;
  hands_on_ = false;
  is_pending_ = false;
  pop_to(1);
  top() = {};
}

}  // namespace ssot::python
