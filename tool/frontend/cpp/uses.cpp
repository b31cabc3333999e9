#include "frontend/cpp/uses.h"

#include <algorithm>
#include <tuple>

#include "frontend/cpp/bytes.h"
#include "frontend/cpp/enclosing.h"
#include "frontend/cpp/string_literals.h"
#include "frontend/cpp/use_reader.h"

namespace ssot::cpp {
namespace {

// `#define NAME "text"`.
void bind_macros(std::string_view text, const std::vector<Directive>& directives, const LineTable& lines,
                 const AskedWords& words, FileFacts& facts) {
  if (!words.has_texts()) return;
  std::string value;
  for (const Directive& directive : directives) {
    if (directive.kind != DirectiveKind::kDefine || directive.name_size == 0) continue;
    const char* at = text.data() + directive.name + directive.name_size;
    const char* const end = text.data() + directive.end;
    value.clear();
    bool literal = false;
    bool other = at < end && *at == '(';
    while (at < end && !other) {
      const char* const start = at;
      const Piece piece = skip_piece(at, end);
      if (piece == Piece::kLineEnd) break;
      if (piece != Piece::kToken) continue;
      const std::string_view token(start, static_cast<std::size_t>(at - start));
      other = token.back() != '"';
      literal = true;
      if (!other) append_literal(token, value);
    }
    if (!literal || other || !words.asks_text(value)) continue;
    const LineTable::Place place = lines.place(directive.name);
    facts.bindings.push_back({.name = facts.arena.copy(text.substr(directive.name, directive.name_size)),
                              .value = facts.arena.copy(value),
                              .literal = true,
                              .line = place.line,
                              .column = place.column});
  }
}

// `using WM = ns::Manager;`: what is said of a Manager may be said of WM in this file.
void add_aliases(const FileFacts& facts, AskedWords& words) {
  if (words.all()) return;
  for (const Definition& each : facts.definitions) {
    if (each.kind != DefinitionKind::kAlias || each.is_template) continue;
    const std::string_view target = each.target.substr(0, each.target.find('<'));
    const std::size_t scope = target.rfind(':');
    const std::string_view last = scope == std::string_view::npos ? target : target.substr(scope + 1);
    if (last != each.name && words.asks(last)) words.add(each.name);
  }
}

void sort_by_place(FileFacts& facts) {
  std::stable_sort(facts.uses.begin(), facts.uses.end(), [](const Use& a, const Use& b) {
    return std::tuple(a.line, a.column, a.end_line, a.end_column) <
           std::tuple(b.line, b.column, b.end_line, b.end_column);
  });
  std::stable_sort(facts.bindings.begin(), facts.bindings.end(), [](const Binding& a, const Binding& b) {
    return std::tuple(a.line, a.column) < std::tuple(b.line, b.column);
  });
}

}  // namespace

bool wants_uses(const AnchorSearch::Found& found, const Request& request) {
  return request.all_uses || std::any_of(found.anchors.begin(), found.anchors.end(),
                                         [](const Anchor& each) { return each.kind != Anchor::kMention; });
}

void read_uses(std::string_view text, const std::vector<Directive>& directives, const Shape& shape,
               const Request& request, FileFacts& facts) {
  const TokenList tokens(text, directives);
  const LineTable lines(text);
  AskedWords words(request);
  add_aliases(facts, words);
  UseReader(tokens, shape, lines, words, facts).walk();
  bind_macros(text, directives, lines, words, facts);
  sort_by_place(facts);
  set_parents(facts);
}

}  // namespace ssot::cpp
