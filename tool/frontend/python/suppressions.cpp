#include "frontend/python/suppressions.h"

#include <cstring>

#include "frontend/python/byte_scan.h"
#include "frontend/python/strings.h"
#include "model/suppression_reader.h"

namespace ssot::python {
namespace {

bool only_blanks(const char* from, const char* to) {
  while (from < to && (*from == ' ' || *from == '\t' || *from == '\f')) ++from;
  return from == to;
}

// All comments outside strings, and the logical lines that they stand in.
class CommentWalk {
 public:
  explicit CommentWalk(Reading& reading)
      : reading_(reading),
        marks_(reading.marks),
        reader_(reading.facts.arena, reading.facts.suppressions),
        line_start_(reading.marks.begin()) {}

  void run() {
    Marks::Walk walk(marks_, marks_.begin());
    while (true) {
      const char* const place = walk.next();
      if (place >= marks_.end()) break;
      const char* const next = step(place);
      if (next == nullptr) break;
      if (next != place) walk.go(next);
    }
    end_line(marks_.end());
    if (reader_.limit_line() != 0)
      reading_.facts.gaps.push_back(suppression_limit(reading_.facts.path, reader_.limit_line()));
  }

 private:
  // Where to go on; `place` itself: at the next mark. Null where a string that never closes swallows the
  // rest.
  const char* step(const char* place) {
    switch (*place) {
      case '\n':
        end_line(place);
        new_line(place + 1);
        break;
      case '#':
        return comment(place);
      case '"':
      case '\'':
        return string(place);
      case '(':
      case '[':
      case '{':
        ++depth_;
        break;
      case ')':
      case ']':
      case '}':
        if (depth_ > 0) --depth_;
        break;
      case '\\':
        if (place[1] != '\n' || place + 1 >= marks_.end()) break;
        note_code();
        new_line(place + 2);
        return place + 2;
      default:
        break;
    }
    return place;
  }

  const char* comment(const char* place) {
    const char* const end = marks_.newline(place);
    if (!only_blanks(line_start_, place)) note_code();
    commented_ = true;
    reader_.comment_lines(line_, line_);
    reader_.comment({place, static_cast<std::size_t>(end - place)}, line_,
                    static_cast<int>(place - line_start_) + 1);
    return end;
  }

  const char* string(const char* quote) {
    const char* reached = quote;
    const char* end = string_end(marks_, quote, &reached);
    note_code();
    if (end == nullptr) {
      // Where a string of one line is left open, the next line is read as code; but not for ever.
      const char* const line_end = marks_.newline(quote);
      const auto size = static_cast<std::size_t>(marks_.end() - marks_.begin());
      if (reached > line_end) looked_again_ += static_cast<std::size_t>(reached - line_end);
      return is_triple(quote) || looked_again_ / 8 > size ? nullptr : line_end;
    }
    const auto lines = static_cast<int>(count_newlines(quote, end));
    if (lines == 0) return end;
    line_ += lines;
    line_start_ = static_cast<const char*>(memrchr(quote, '\n', static_cast<std::size_t>(end - quote))) + 1;
    coded_ = false;
    note_code();
    return end;
  }

  static bool is_triple(const char* quote) { return quote[1] == *quote && quote[2] == *quote; }

  void note_code() {
    if (coded_) return;
    coded_ = true;
    reader_.code(line_, statement_ != 0);
    if (statement_ != 0) return;
    statement_ = line_;
    const char* at = line_start_;
    while (*at == ' ' || *at == '\t' || *at == '\f') ++at;
    decorates_ = *at == '@';
  }

  void end_line(const char* place) {
    if (!commented_ && !only_blanks(line_start_, place)) note_code();
    if (statement_ == 0) return;
    if (depth_ > 0 && place < marks_.end()) {
      if (!starts_statement_surely(place + 1)) return;
      depth_ = 0;  // a bracket is left open
    }
    if (decorates_) {
      reader_.end_part(statement_, line_);
    } else {
      reader_.end_statement(statement_, line_);
    }
    statement_ = 0;
  }

  void new_line(const char* start) {
    ++line_;
    line_start_ = start;
    coded_ = commented_ = false;
  }

  Reading& reading_;
  const Marks& marks_;
  SuppressionReader reader_;
  const char* line_start_;
  int line_ = 1;
  int depth_ = 0;                 // of brackets
  int statement_ = 0;             // first line of the logical line; 0: none has begun
  bool decorates_ = false;        // it is a decorator
  bool coded_ = false;            // this line is known to hold code
  bool commented_ = false;        // this line holds a comment
  std::size_t looked_again_ = 0;  // bytes read twice after a string that is left open
};

}  // namespace

void read_suppressions(Reading& reading) { CommentWalk(reading).run(); }

}  // namespace ssot::python
