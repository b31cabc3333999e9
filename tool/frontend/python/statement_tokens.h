// All tokens of one statement, with what is known of each from its neighbours: what a bracket is for, and
// where the other one stands.
#pragma once
#include <cstdint>
#include <vector>

#include "frontend/python/marks.h"
#include "frontend/python/tokens.h"

namespace ssot::python {

// What an opening bracket, or `lambda`, opens.
enum class Role : std::uint8_t {
  kNone,
  kGroup,  // `(a or b)`, and tuples
  kCall,   // also the bases of a class
  kSubscript,
  kList,
  kBrace,
  kParameters,  // of a definition, its type parameters too
  kLambda,      // up to the ':'
};

struct Lexeme {
  Token token;
  int partner = -1;  // the other bracket; of `lambda` the ':' behind its parameters
  int depth = 0;     // brackets around it
  Role role = Role::kNone;
  bool keyword = false;  // a name that is none; None, True and False are kNumber
  bool listed = false;   // of an opening bracket: a ',' or a comprehension's `for` stands directly inside
  bool goes_on = false;  // of an opening bracket: what it holds is the start of a longer chain
  bool kept = false;     // of a call's bracket: what stands inside is wanted
};

// A line and column from 1.
struct Position {
  int line = 0;
  int column = 0;
};

class StatementTokens {
 public:
  // Beyond this CPython gives up as well.
  static constexpr int kDeepest = 250;

  // The tokens in [begin, end). `depth` is 1 where line ends are blanks. False when brackets nest too deeply.
  bool read(const Marks& marks, const char* begin, const char* end, int depth);

  int size() const { return static_cast<int>(lexemes_.size()) - 1; }
  // Past the last one there is a kEnd.
  const Lexeme& operator[](int index) const { return lexemes_[static_cast<std::size_t>(index)]; }
  Lexeme& operator[](int index) { return lexemes_[static_cast<std::size_t>(index)]; }

  const Token& token(int index) const { return (*this)[index].token; }
  bool is(int index, char sign) const { return token(index).is(sign); }
  bool is(int index, std::string_view spelling) const { return token(index).is(spelling); }
  bool is_name(int index) const { return token(index).kind == Token::kName && !(*this)[index].keyword; }
  bool is_keyword(int index, std::string_view word) const {
    return (*this)[index].keyword && is(index, word);
  }
  bool opens(int index) const { return (*this)[index].partner > index; }
  bool closes(int index) const { return (*this)[index].partner >= 0 && !opens(index); }
  // One past what starts at `index`: past the other bracket, else the next token.
  int past(int index) const {
    return opens(index) && !is_keyword(index, "lambda") ? (*this)[index].partner + 1 : index + 1;
  }
  // Whether a ',' stands in [from, to) outside brackets.
  bool has_comma(int from, int to) const;

  // Takes the name at `index`, a soft keyword, for one: `match (x):` calls nothing.
  void make_keyword(int index);

  // Places inside the statement, once the position of its first byte is known.
  void set_start(Position start) { start_ = start; }
  Position position(const char* place) const;

 private:
  struct Open {
    int index;
    int lambdas;  // `lambda`s that wait for their ':'
  };
  bool add(Token token);
  void open_bracket();
  void close_bracket();
  bool ends_operand(int index) const;
  void note_lines(const Marks& marks, const char* begin, const char* end);

  std::vector<Lexeme> lexemes_;
  std::vector<Open> open_;
  std::vector<int> lambdas_;
  std::vector<const char*> line_starts_;  // the first is the place of the statement's first byte
  Position start_;
};

}  // namespace ssot::python
