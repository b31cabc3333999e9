#include "frontend/preprocess/source.h"

#include "frontend/preprocess/numbers.h"

namespace ssot::preprocess {

const std::vector<Token>& Macro::tokens(NameTable& names) const {
  if (const auto* ready = tokens_.load(std::memory_order_acquire)) return *ready;
  auto made = std::make_unique<std::vector<Token>>();
  Tokens reader(body, names);
  bool header = false;  // inside `__has_include(`
  for (Token token = reader.next(); token.kind != TokenKind::kEnd;) {
    made->push_back(token);
    const bool asks = token.kind == TokenKind::kName && (token.name->special == Special::kHasInclude ||
                                                         token.name->special == Special::kHasIncludeNext);
    const bool open = header && token.kind == TokenKind::kOpen;
    token = open ? reader.next_header() : reader.next();
    header = asks;
  }
  if (!made->empty()) made->front().space = false;
  const std::vector<Token>* expected = nullptr;
  if (!tokens_.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) return *expected;
  return *made.release();
}

Macro::~Macro() { delete tokens_.load(); }

bool read_pragma(std::string_view words, NameTable& names, Arena& arena, Directive& directive) {
  Tokens reader(words, names);
  const Token first = reader.next();
  if (first.kind != TokenKind::kName) return false;
  if (first.text == "once") {
    directive.kind = Directive::Kind::kOnce;
    return true;
  }
  if (first.text == "push_macro" || first.text == "pop_macro") {
    if (reader.next().kind != TokenKind::kOpen) return false;
    const Token name = reader.next();
    if (name.kind != TokenKind::kText || name.text.size() < 3) return false;
    directive.kind = first.text == "push_macro" ? Directive::Kind::kPushMacro : Directive::Kind::kPopMacro;
    directive.name = names.intern(name.text.substr(1, name.text.size() - 2));
    return true;
  }
  if (first.text != "clang" || reader.next().text != "module") return false;
  if (const Token what = reader.next(); what.text != "import") return false;
  directive.kind = Directive::Kind::kUnusual;
  directive.text = arena.copy("imports a module");
  return true;
}

}  // namespace ssot::preprocess
