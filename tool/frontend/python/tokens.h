// Tokens one by one, for the few statements whose inside matters: imports, definition heads, aliases,
// `__all__`, and those that hold a name the Request asks for.
//
// Knows brackets, comments, strings and continued lines; a statement ends at a line end, ';' or '#' outside
// brackets.
#pragma once
#include <cstring>
#include <string_view>

#include "frontend/python/marks.h"

namespace ssot::python {

struct Token {
  enum Kind : unsigned char {
    kName,    // identifiers and keywords
    kNumber,  // what starts with a digit, or with a '.' and a digit
    kString,
    kSign,  // an operator or bracket
    kEnd,   // of the statement; `begin` is the byte that ends it
    kLost,  // a bracket or string never closes
  };
  Kind kind = kEnd;
  const char* begin = nullptr;
  const char* end = nullptr;

  std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
  bool is(char sign) const { return kind == kSign && end - begin == 1 && *begin == sign; }
  bool is(std::string_view spelling) const { return (kind == kName || kind == kSign) && text() == spelling; }
  bool stops() const { return kind == kEnd || kind == kLost; }
};

class Tokens {
 public:
  // Starts inside `depth` brackets: where there are some, line ends and comments are blanks.
  Tokens(const Marks& marks, const char* place, int depth = 0) : marks_(&marks), at_(place), depth_(depth) {}

  Token next();
  // Open brackets after the last token.
  int depth() const { return depth_; }
  // Where the next token is looked for.
  const char* place() const { return at_; }

 private:
  bool skip_blanks();
  Token make(Token::Kind kind, const char* end);

  const Marks* marks_;
  const char* at_;
  int depth_;
};

// The tokens of a statement with the one at the front looked at but not passed.
struct TokenStream {
  TokenStream(const Marks& marks, const char* place) : tokens(marks, place), last_end(place) {
    front = tokens.next();
  }
  void pass() {
    last_end = front.end;
    front = tokens.next();
  }
  // Passes the front token when it is so spelt.
  bool take(std::string_view spelling) {
    if (!front.is(spelling)) return false;
    pass();
    return true;
  }

  Tokens tokens;
  Token front;
  const char* last_end;  // of the last token passed
};

// Whether the word `word` starts at `place`, and ends with it.
inline bool word_at(const char* place, std::string_view word) {
  return std::memcmp(place, word.data(), word.size()) == 0 && !is_word_byte(place[word.size()]);
}

// `place` moved over blanks and continued lines.
inline const char* skip_blanks(const char* place) {
  for (;;) {
    if (*place == ' ' || *place == '\t' || *place == '\f') {
      ++place;
    } else if (*place == '\\' && place[1] == '\n') {
      place += 2;
    } else {
      return place;
    }
  }
}

// `place` moved back over blanks and continued lines, so that it follows the last byte of code; not before
// `least`.
const char* trim_back(const char* least, const char* place);

// The colon that ends the head of the compound statement at `place`; null when there is none.
const char* head_colon(const Marks& marks, const char* place);

}  // namespace ssot::python
