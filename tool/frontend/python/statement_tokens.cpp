#include "frontend/python/statement_tokens.h"

#include <algorithm>

namespace ssot::python {
namespace {

bool is_constant(std::string_view word) { return word == "None" || word == "True" || word == "False"; }

bool is_reserved(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "and",    "as",   "assert", "async",  "await",  "break",   "class",    "continue",
      "def",    "del",  "elif",   "else",   "except", "finally", "for",      "from",
      "global", "if",   "import", "in",     "is",     "lambda",  "nonlocal", "not",
      "or",     "pass", "raise",  "return", "try",    "while",   "with",     "yield"};
  return word.size() <= 8 && std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

}  // namespace

bool StatementTokens::read(const Marks& marks, const char* begin, const char* end, int depth) {
  lexemes_.clear();
  lambdas_.clear();
  open_.assign(1, {-1, 0});
  note_lines(marks, begin, end);
  Tokens tokens(marks, begin, depth);
  for (;;) {
    const Token token = tokens.next();
    if (token.stops() || token.begin >= end) break;
    if (depth > 0 && open_.size() == 1 && token.is('!')) break;  // `{x!r}`
    if (!add(token)) return false;
  }
  // What never closes inside was reported by the scanner; here it closes at the end.
  while (open_.size() > 1) {
    (*this)[open_.back().index].partner = static_cast<int>(lexemes_.size());
    open_.pop_back();
  }
  Lexeme last;
  last.token = {Token::kEnd, end, end};
  lexemes_.push_back(last);
  return true;
}

// False when it nests too deeply.
bool StatementTokens::add(Token token) {
  const std::size_t count = lexemes_.size();
  if (token.is('.') && count >= 2 && is(static_cast<int>(count) - 1, '.') &&
      is(static_cast<int>(count) - 2, '.')) {
    token = {Token::kNumber, lexemes_[count - 2].token.begin, token.end};  // `...` is a constant
    lexemes_.resize(count - 2);
  }
  Lexeme lexeme;
  lexeme.token = token;
  lexeme.depth = static_cast<int>(open_.size()) - 1;
  lexemes_.push_back(lexeme);
  const int index = static_cast<int>(lexemes_.size()) - 1;
  if (token.kind == Token::kName) {
    const bool link = index > 0 && is(index - 1, '.');
    if (!link && is_constant(token.text())) {
      lexemes_.back().token.kind = Token::kNumber;
    } else if (!link && is_reserved(token.text())) {
      lexemes_.back().keyword = true;
      if (token.is("lambda")) {
        lambdas_.push_back(index);
        ++open_.back().lambdas;
        lexemes_.back().role = Role::kLambda;
      } else if (token.is("for") && open_.back().index >= 0) {
        (*this)[open_.back().index].listed = true;
      }
    }
    return true;
  }
  if (token.kind != Token::kSign) return true;
  if (token.is(',') && open_.back().index >= 0 && open_.back().lambdas == 0) {
    (*this)[open_.back().index].listed = true;
  } else if (token.is(':') && open_.back().lambdas > 0) {
    --open_.back().lambdas;
    (*this)[lambdas_.back()].partner = index;
    (*this)[index].partner = lambdas_.back();
    lambdas_.pop_back();
  } else if (token.is('(') || token.is('[') || token.is('{')) {
    open_bracket();
  } else if (token.is(')') || token.is(']') || token.is('}')) {
    close_bracket();
  }
  return static_cast<int>(open_.size()) <= kDeepest && static_cast<int>(lambdas_.size()) <= kDeepest;
}

void StatementTokens::make_keyword(int index) {
  (*this)[index].keyword = true;
  Role& next = (*this)[index + 1].role;
  if (next == Role::kCall) next = Role::kGroup;
  if (next == Role::kSubscript) next = Role::kList;
}

void StatementTokens::open_bracket() {
  const int index = static_cast<int>(lexemes_.size()) - 1;
  Lexeme& lexeme = lexemes_.back();
  const bool trails = index > 0 && ends_operand(index - 1);
  if (lexeme.token.is('(')) lexeme.role = trails ? Role::kCall : Role::kGroup;
  if (lexeme.token.is('[')) lexeme.role = trails ? Role::kSubscript : Role::kList;
  if (lexeme.token.is('{')) lexeme.role = Role::kBrace;
  open_.push_back({index, 0});
}

void StatementTokens::close_bracket() {
  if (open_.size() == 1) return;
  const int index = static_cast<int>(lexemes_.size()) - 1;
  for (; open_.back().lambdas > 0; --open_.back().lambdas) lambdas_.pop_back();  // their ':' never came
  const int open = open_.back().index;
  open_.pop_back();
  (*this)[open].partner = index;
  (*this)[index].partner = open;
  (*this)[index].depth = (*this)[open].depth;
}

bool StatementTokens::ends_operand(int index) const {
  switch (token(index).kind) {
    case Token::kName:
      return !(*this)[index].keyword;
    case Token::kNumber:
    case Token::kString:
      return true;
    default:
      return is(index, ')') || is(index, ']') || is(index, '}');
  }
}

bool StatementTokens::has_comma(int from, int to) const {
  for (int i = from; i < to; i = past(i)) {
    if (is_keyword(i, "lambda")) return false;  // what follows it is its own
    if (is(i, ',')) return true;
  }
  return false;
}

void StatementTokens::note_lines(const Marks& marks, const char* begin, const char* end) {
  line_starts_.assign(1, begin);
  for (const char* at = marks.newline(begin); at < end; at = marks.newline(at + 1))
    line_starts_.push_back(at + 1);
}

Position StatementTokens::position(const char* place) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), place);
  const auto line = static_cast<int>(next - line_starts_.begin()) - 1;
  const auto column = static_cast<int>(place - *(next - 1)) + 1;
  return line == 0 ? Position{start_.line, start_.column + column - 1} : Position{start_.line + line, column};
}

}  // namespace ssot::python
