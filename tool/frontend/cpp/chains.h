// A chain of names as tokens: `ctx.ws->send<int>(x)[0].done`. Calls, subscripts and template arguments
// between links are passed over.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "frontend/cpp/token_list.h"

namespace ssot::cpp {

inline constexpr std::uint32_t kNoToken = 0xffffffffU;

struct Link {
  std::uint32_t name = 0;  // the token; of a chain that starts with no name the `.` before its first link
  std::uint32_t arguments = kNoToken;  // the `<` of its template arguments
  std::uint32_t call = kNoToken;       // the `(` of its first call
  bool scoped = false;                 // `::` follows
};

struct Chain {
  std::uint32_t first = 0;  // its first token
  std::uint32_t end = 0;    // the first token behind it
  bool nameless = false;    // starts with no name: `(a or b).send`
  std::vector<Link> links;  // never empty
  std::vector<std::uint32_t> joiners;

  // "ns::W", "ctx.ws": the names up to link `count`, with `joiner` between them, in front a '.' when
  // nameless.
  std::string text(const TokenList& tokens, std::size_t count, std::string_view joiner) const;
  // All links before `index` are joined by `::`: what stands there may be a type.
  bool scoped_until(std::size_t index) const;
};

// `.` or `->`.
bool joins_members(const TokenList& tokens, std::uint32_t i);

// The name at `i` goes on with a chain that began before.
bool is_linked(const TokenList& tokens, std::uint32_t i);

// Reads the chain that begins at `at`: a name, `this`, or the `.` or `->` behind something that is no name.
void read_chain(const TokenList& tokens, std::uint32_t at, Chain& chain);

}  // namespace ssot::cpp
