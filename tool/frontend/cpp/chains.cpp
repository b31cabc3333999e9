#include "frontend/cpp/chains.h"

namespace ssot::cpp {
namespace {

// The name behind the joiner at `i`, or kNoToken.
std::uint32_t name_behind(const TokenList& tokens, std::uint32_t i) {
  if (!tokens.is(i, TokenKind::kColonColon) && !joins_members(tokens, i)) return kNoToken;
  const std::uint32_t next = tokens.is(i + 1, TokenKind::kTemplate) ? i + 2 : i + 1;
  return tokens.is(next, TokenKind::kName) ? next : kNoToken;
}

// Passes over what may stand between a link's name and the next joiner.
std::uint32_t after_link(const TokenList& tokens, std::uint32_t at, Link& link) {
  std::uint32_t i = at;
  if (tokens.opens_arguments(i)) {
    const std::uint32_t next = tokens.after_arguments(i);
    link.arguments = i;
    if (next == i) return i;  // inside the arguments of another
    i = next;
  }
  while ((tokens.is(i, TokenKind::kLeftParen) || tokens.is(i, TokenKind::kLeftSquare)) && tokens.opens(i)) {
    if (tokens.is(i, TokenKind::kLeftSquare) && tokens.is(i + 1, TokenKind::kLeftSquare)) break;
    if (tokens.is(i, TokenKind::kLeftParen) && link.call == kNoToken) link.call = i;
    i = tokens.after(i);
  }
  return i;
}

}  // namespace

bool joins_members(const TokenList& tokens, std::uint32_t i) {
  return tokens.is(i, TokenKind::kArrow) || (tokens.is(i, TokenKind::kPunctuation) && tokens.is(i, "."));
}

bool is_linked(const TokenList& tokens, std::uint32_t i) {
  if (i > 0 && tokens.is(i - 1, TokenKind::kTemplate)) --i;
  if (i == 0) return false;
  if (joins_members(tokens, i - 1)) return true;
  if (!tokens.is(i - 1, TokenKind::kColonColon) || i < 2) return false;
  const TokenKind before = tokens.kind(i - 2);
  return before == TokenKind::kName || before == TokenKind::kGreater ||
         before == TokenKind::kGreaterGreater || before == TokenKind::kRightParen;
}

void read_chain(const TokenList& tokens, std::uint32_t at, Chain& chain) {
  chain.first = at;
  chain.links.clear();
  chain.joiners.clear();
  chain.nameless = joins_members(tokens, at);
  std::uint32_t i = at;
  if (chain.nameless) {
    chain.links.push_back({.name = at});
  } else {
    chain.links.push_back({.name = at});
    i = after_link(tokens, at + 1, chain.links.back());
  }
  for (std::uint32_t name = name_behind(tokens, i); name != kNoToken; name = name_behind(tokens, i)) {
    chain.links.back().scoped = tokens.is(i, TokenKind::kColonColon);
    chain.joiners.push_back(i);
    chain.links.push_back({.name = name});
    i = after_link(tokens, name + 1, chain.links.back());
  }
  chain.end = i;
}

std::string Chain::text(const TokenList& tokens, std::size_t count, std::string_view joiner) const {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += joiner;
    if (i > 0 || !nameless) text += tokens.text(links[i].name);
  }
  return text;
}

bool Chain::scoped_until(std::size_t index) const {
  if (nameless) return false;
  for (std::size_t i = 0; i < index; ++i) {
    if (!links[i].scoped) return false;
  }
  return true;
}

}  // namespace ssot::cpp
