// What seems to be made: `new W`, `make_unique<W>()`, `W(…)`, `W{…}`, `W w;`.
#include "frontend/cpp/makers.h"
#include "frontend/cpp/use_reader.h"

namespace ssot::cpp {

// "ns::W" of the type at `type`, template arguments left out. `asked`: its last name is.
std::string UseReader::type_name(std::uint32_t type, bool& asked) const {
  std::string text;
  std::uint32_t i = tokens_.is(type, TokenKind::kColonColon) ? type + 1 : type;
  while (tokens_.is(i, TokenKind::kName)) {
    const std::string_view word = tokens_.text(i);
    asked = words_.asks(word);
    if (!text.empty()) text += "::";
    text += word;
    ++i;
    if (tokens_.opens_arguments(i)) {
      const std::uint32_t next = tokens_.after_arguments(i);
      if (next == i) break;
      i = next;
    }
    if (!tokens_.is(i, TokenKind::kColonColon)) break;
    ++i;
    if (tokens_.is(i, TokenKind::kTemplate)) ++i;
  }
  return text;
}

void UseReader::made(const Made& what) {
  bool asked = false;
  const std::string type_text = type_name(what.type, asked);
  if (!asked || type_text.empty()) return;
  Use use;
  use.kind = UseKind::kConstruction;
  use.maybe = !what.sure;
  use.name = facts_.arena.copy(type_text);
  use.how = facts_.arena.copy(what.how);
  use.continued = tokens_.is(what.end, TokenKind::kColonColon) || joins_members(tokens_, what.end);
  use.returned = is_returned(what.first, what.end);
  use.bound = what.bound.empty() ? bound_to(what.first, what.end) : what.bound;
  if (what.open != kNoToken) use.arguments = arguments_.read(what.open);
  const bool global = what.first > 0 && tokens_.is(what.first - 1, TokenKind::kColonColon);
  keep(std::move(use), global ? what.first - 1 : what.first, what.last);
}

// `new (place) ns::W<int>[3](…)`.
void UseReader::maker(std::uint32_t at) {
  std::uint32_t i = at + 1;
  if (tokens_.is(i, TokenKind::kLeftParen) && tokens_.opens(i)) {
    const std::uint32_t behind = tokens_.after(i);
    const bool placed = tokens_.is(behind, TokenKind::kName) || tokens_.is(behind, TokenKind::kColonColon) ||
                        tokens_.is(behind, TokenKind::kConst) || tokens_.is(behind, TokenKind::kTypename) ||
                        tokens_.is(behind, TokenKind::kStruct) || tokens_.is(behind, TokenKind::kClass);
    i = placed ? behind : i + 1;
  }
  while (tokens_.is(i, TokenKind::kConst) || tokens_.is(i, TokenKind::kTypename) ||
         tokens_.is(i, TokenKind::kStruct) || tokens_.is(i, TokenKind::kClass))
    ++i;
  std::uint32_t last = kNoToken;
  std::uint32_t end = after_type(tokens_, i, last);
  if (last == kNoToken || tokens_.is(end, TokenKind::kStar)) return;
  while (tokens_.is(end, TokenKind::kLeftSquare) && tokens_.opens(end)) end = tokens_.after(end);
  std::uint32_t open = kNoToken;
  if ((tokens_.is(end, TokenKind::kLeftParen) || tokens_.is(end, TokenKind::kLeftBrace)) &&
      tokens_.opens(end)) {
    open = end;
    end = tokens_.after(end);
  }
  made_types_.insert(tokens_.is(i, TokenKind::kColonColon) ? i + 1 : i);
  made({.how = "new", .first = at, .type = i, .last = last, .open = open, .end = end, .sure = true});
}

void UseReader::constructions(const Chain& chain) {
  const std::uint32_t first = chain.first;
  if (made_types_.contains(first)) return;
  bool called = false;
  for (std::size_t i = 0; i < chain.links.size(); ++i) {
    const Link& link = chain.links[i];
    const bool maker = link.arguments != kNoToken && is_maker(tokens_.text(link.name));
    if (maker) {
      std::uint32_t type = link.arguments + 1;
      while (tokens_.is(type, TokenKind::kConst) || tokens_.is(type, TokenKind::kTypename)) ++type;
      std::uint32_t last = kNoToken;
      const std::uint32_t behind = after_type(tokens_, type, last);
      const bool plain = tokens_.is(behind, TokenKind::kComma) || tokens_.is(behind, TokenKind::kGreater) ||
                         tokens_.is(behind, TokenKind::kGreaterGreater) ||
                         tokens_.is(behind, TokenKind::kLeftSquare);
      const std::uint32_t end = i + 1 == chain.links.size() ? chain.end : link.name;
      if (last != kNoToken && plain) {
        const std::string how = chain.text(tokens_, i + 1, chain.scoped_until(i) ? "::" : ".");
        made({.how = how,
              .first = first,
              .type = type,
              .last = link.name,
              .open = link.call,
              .end = end,
              .sure = true});
      }
    }
    if (link.call == kNoToken || called) continue;
    called = true;
    if (chain.scoped_until(i) && !maker) {
      made({.how = "parentheses",
            .first = first,
            .type = first,
            .last = link.name,
            .open = link.call,
            .end = tokens_.after(link.call),
            .sure = stands_for_value(first) && calls_constructor(first, link.call)});
    }
  }
  const Link& last = chain.links.back();
  const bool braces = !called && tokens_.is(chain.end, TokenKind::kLeftBrace) &&
                      chain.scoped_until(chain.links.size() - 1) && is_initialiser(chain.end);
  if (braces) {
    made({.how = "braces",
          .first = first,
          .type = first,
          .last = last.name,
          .open = chain.end,
          .end = tokens_.after(chain.end),
          .sure = stands_for_value(first)});
  }
}

// `W w;`, `W w(1);`, `W w{1};`, `W w = {1};`: what another expression makes is that expression's.
void UseReader::declared_object(const LocalDeclaration& declaration, bool in_record) {
  if (declaration.type == kNoToken || declaration.indirect || declaration.is_extern) return;
  if (in_record && declaration.is_static && !declaration.is_inline) return;
  std::uint32_t open = kNoToken;
  bool sure = true;
  switch (tokens_.kind(declaration.behind)) {
    case TokenKind::kSemicolon:
    case TokenKind::kComma:
      break;
    case TokenKind::kLeftParen:
      if (in_record) return;  // a function's declaration
      sure = is_value(declaration.behind + 1);
      open = declaration.behind;
      break;
    case TokenKind::kLeftBrace:
      open = declaration.behind;
      break;
    case TokenKind::kEqual:
      if (!tokens_.is(declaration.behind + 1, TokenKind::kLeftBrace)) return;
      open = declaration.behind + 1;
      break;
    default:
      return;
  }
  const std::uint32_t type =
      declaration.type + (tokens_.is(declaration.type, TokenKind::kColonColon) ? 1 : 0);
  std::uint32_t last = type;
  after_type(tokens_, type, last);
  made({.how = "declaration",
        .first = type,
        .type = type,
        .last = last,
        .open = open,
        .end = declaration.behind,
        .bound = name_of(declaration.name),
        .sure = sure});
}

}  // namespace ssot::cpp
