// The shapes of statements: which parts of one are targets, values, patterns, or read.
#include <algorithm>
#include <vector>

#include "frontend/python/uses.h"

namespace ssot::python {
namespace {

bool is_augmented(const StatementTokens& tokens, int index) {
  const std::string_view sign = tokens.token(index).text();
  if (tokens.token(index).kind != Token::kSign || sign.size() < 2 || sign.back() != '=') return false;
  return sign != "==" && sign != "!=" && sign != "<=" && sign != ">=" && sign != ":=";
}

}  // namespace

void UseReader::read_statement(Head head) {
  StatementTokens& tokens = expressions_.tokens;
  const int size = tokens.size();
  if (size == 0) return;
  const bool async = tokens.is_keyword(0, "async");
  switch (head) {
    case Head::kDef:
      return read_definition_head(async ? 2 : 1);
    case Head::kClass:
      return read_definition_head(1);
    case Head::kCase:
      return read_case();
    case Head::kMatch:
      tokens.make_keyword(0);
      return expressions_.read_value(1, size, Expressions::Purpose::kRead);
    case Head::kNone:
      break;
    default:
      return expressions_.read_value(0, size, Expressions::Purpose::kRead);
  }
  if (tokens.is_keyword(0, "return"))
    return expressions_.read_value(1, size, Expressions::Purpose::kReturned);
  if (tokens.is_keyword(0, "del") || tokens.is_keyword(0, "global") || tokens.is_keyword(0, "nonlocal")) {
    return expressions_.read_names(1, size);
  }
  if (tokens[0].keyword && !tokens.is_keyword(0, "await") && !tokens.is_keyword(0, "lambda")) {
    return expressions_.read_value(0, size, Expressions::Purpose::kRead);
  }
  read_plain(0);
}

// `name`: the token of the name that is defined.
void UseReader::read_definition_head(int name) {
  StatementTokens& tokens = expressions_.tokens;
  if (name >= tokens.size()) return;
  const bool is_class = tokens.is_keyword(name - 1, "class");
  int bracket = name + 1;
  if (tokens[bracket].role == Role::kSubscript) {
    tokens[bracket].role = Role::kParameters;
    bracket = std::min(tokens.past(bracket), tokens.size());
  }
  if (!is_class && bracket < tokens.size() && tokens[bracket].role == Role::kCall) {
    tokens[bracket].role = Role::kParameters;
  }
  expressions_.read_value(name + 1, tokens.size(), Expressions::Purpose::kRead);
}

void UseReader::read_case() {
  const StatementTokens& tokens = expressions_.tokens;
  int guard = 1;
  while (guard < tokens.size() && !tokens.is_keyword(guard, "if")) guard = tokens.past(guard);
  guard = std::min(guard, tokens.size());
  expressions_.read_pattern(1, guard);
  expressions_.read_value(guard, tokens.size(), Expressions::Purpose::kRead);
}

// `a = b = value`, `a: T = value`, `a += value`, or an expression.
void UseReader::read_plain(int from) {
  const StatementTokens& tokens = expressions_.tokens;
  const int size = tokens.size();
  std::vector<int> ends;  // of targets
  int colon = -1;
  bool augmented = false;
  for (int i = from; i < size && !tokens.is_keyword(i, "lambda"); i = tokens.past(i)) {
    if (tokens.is(i, ':') && colon < 0 && ends.empty()) colon = i;
    augmented = augmented || is_augmented(tokens, i);
    if (tokens.is(i, '=') || is_augmented(tokens, i)) ends.push_back(i);
  }
  const int value = ends.empty() ? size : ends.back() + 1;
  const bool named = !augmented && value < size;  // what is bound has the value's name
  int begin = from;
  if (colon >= 0) {
    expressions_.read_target(from, colon, value, named ? size : value);
    const int end = ends.empty() ? size : ends.front();
    expressions_.read_value(colon + 1, end, Expressions::Purpose::kRead);
    if (value < size) expressions_.read_value(value, size, Expressions::Purpose::kAssigned);
    return;
  }
  for (const int end : ends) {
    expressions_.read_target(begin, end, value, named ? size : value);
    begin = end + 1;
  }
  const auto purpose =
      ends.empty() || augmented ? Expressions::Purpose::kRead : Expressions::Purpose::kAssigned;
  expressions_.read_value(ends.empty() ? from : value, size, purpose);
  if (!ends.empty() && ends.front() == from + 1 && tokens.is(from, "pytest_plugins"))
    expressions_.read_plugins(value, size);
}

}  // namespace ssot::python
