// The macros that a preprocessor has of its own.
#include "frontend/preprocess/expand.h"

namespace ssot::preprocess {

// True: `token` now holds the value. False: the macro leaves nothing behind, or fails.
bool Expander::expand_builtin(Token& token) {
  const Special which = token.name->special;
  switch (which) {
    case Special::kLine:
      token = number(surroundings_.line(), token.space);
      return true;
    case Special::kIncludeLevel:
      token = number(surroundings_.include_level(), token.space);
      return true;
    case Special::kCounter:
      token = number(surroundings_.count(), token.space);
      return true;
    case Special::kFile:
    case Special::kBaseFile:
    case Special::kFileName:
      token = text(surroundings_.file(which), token.space);
      return true;
    case Special::kSomeText:
      token = text("Jan  1 1970", token.space);
      return true;
    case Special::kEvaluationMethod:
      token = number(surroundings_.query(std::string(token.text)), token.space);
      return true;
    case Special::kPragma: {
      if (!open_follows()) {
        failed_ = true;
        return true;
      }
      for (Token inner = lex_unexpanded(); inner.kind != TokenKind::kClose && inner.kind != TokenKind::kEnd;)
        inner = lex_unexpanded();
      return false;
    }
    case Special::kHasInclude:
    case Special::kHasIncludeNext:
      token = number(ask_include(which == Special::kHasIncludeNext) ? 1 : 0, token.space);
      return true;
    case Special::kHasEmbed:
      failed_ = gave_up_ = true;
      return true;
    default:
      token = number(ask_query(token, which != Special::kQuery), token.space);
      return true;
  }
}

bool Expander::lex_header(std::string& header, bool& angled) {
  Token token = lex();
  angled = token.kind != TokenKind::kText;
  if (token.kind == TokenKind::kHeaderName || (token.kind == TokenKind::kText && token.text[0] == '"')) {
    header = token.text.substr(1, token.text.size() - 2);
    return !header.empty();
  }
  if (token.kind != TokenKind::kLess) return false;
  header.clear();
  for (token = lex(); token.kind != TokenKind::kGreater; token = lex()) {
    if (token.kind == TokenKind::kEnd) return false;
    if (token.space) header += ' ';
    header += token.text;
  }
  return !header.empty();
}

bool Expander::ask_include(bool next) {
  std::string header;
  bool angled = false;
  if (lex().kind == TokenKind::kOpen && lex_header(header, angled) && lex().kind == TokenKind::kClose)
    return surroundings_.has_include(header, angled, next);
  failed_ = true;
  return false;
}

long long Expander::ask_query(const Token& name, bool expand_argument) {
  if (lex_unexpanded().kind != TokenKind::kOpen) {
    failed_ = true;
    return 0;
  }
  std::string query(name.name->text);
  query += '(';
  bool word = false;
  for (int depth = 1;;) {
    const Token token = expand_argument ? lex() : lex_unexpanded();
    if (token.kind == TokenKind::kEnd) {
      failed_ = true;
      return 0;
    }
    if (token.kind == TokenKind::kOpen) ++depth;
    if (token.kind == TokenKind::kClose && --depth == 0) break;
    const bool wordy = token.kind == TokenKind::kName || token.kind == TokenKind::kNumber;
    if (word && wordy) query += ' ';
    word = wordy;
    query += token.text;
  }
  query += ')';
  return surroundings_.query(query);
}

}  // namespace ssot::preprocess
