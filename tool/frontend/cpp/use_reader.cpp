// Chains that are called or read, and what becomes of their values.
#include "frontend/cpp/use_reader.h"

#include <algorithm>

namespace ssot::cpp {

bool UseReader::asks(const Chain& chain) const {
  if (words_.all()) return true;
  return std::any_of(chain.links.begin() + (chain.nameless ? 1 : 0), chain.links.end(),
                     [&](const Link& link) { return words_.asks(tokens_.text(link.name)); });
}

void UseReader::name(std::uint32_t at, bool types) {
  if (at == declared_name_ || joined_.contains(at) || declared_names_.contains(at)) return;
  read_chain(tokens_, at, chain_);
  if (chain_.nameless && chain_.links.size() == 1) return;
  for (const std::uint32_t joiner : chain_.joiners) {
    if (!tokens_.is(joiner, TokenKind::kColonColon)) joined_.insert(joiner);
  }
  if (asks(chain_)) calls(chain_, types);
  if (types) return;
  constructions(chain_);
  if (tokens_.is(chain_.end, TokenKind::kEqual)) binds(at, chain_.end + 1);
}

// Each call is a use up to the called name; the whole chain is the last of them.
void UseReader::calls(const Chain& chain, bool types) {
  const std::size_t count = chain.links.size();
  const std::string_view whole = facts_.arena.copy(chain.text(tokens_, count, "."));
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Link& link = chain.links[i];
    if (!(chain.nameless && i == 0)) size += tokens_.text(link.name).size();
    const bool last = i + 1 == count;
    const bool called = link.call != kNoToken && !types;
    // A lone name that is only read is of interest when it was asked for by name.
    const bool read = last && (count > 1 || words_.asks_word(tokens_.text(link.name)));
    if ((called && (last || i < kMostContinued)) || read) {
      Use use;
      use.kind = called ? UseKind::kCall : UseKind::kMember;
      use.name = whole.substr(0, size);
      use.continued = !last;
      if (called) use.arguments = arguments_.read(link.call);
      if (last) {
        use.returned = is_returned(chain.first, chain.end);
        use.bound = bound_to(chain.first, chain.end);
      }
      keep(std::move(use), chain.first, link.name);
    }
    ++size;  // the '.'
  }
}

bool UseReader::ends_value(std::uint32_t i) const {
  switch (tokens_.kind(i)) {
    case TokenKind::kSemicolon:
    case TokenKind::kRightParen:
    case TokenKind::kRightBrace:
    case TokenKind::kColon:
    case TokenKind::kComma:
      return true;
    default:
      return false;
  }
}

bool UseReader::is_returned(std::uint32_t first, std::uint32_t end) const {
  return returned_.contains(first) && ends_value(end);
}

std::string_view UseReader::bound_to(std::uint32_t first, std::uint32_t end) {
  return first == value_ && ends_value(end) ? name_of(target_) : std::string_view();
}

// The chain at `target`, which is given a value.
std::string_view UseReader::name_of(std::uint32_t target) {
  read_chain(tokens_, target, other_);
  return facts_.arena.copy(other_.text(tokens_, other_.links.size(), "."));
}

void UseReader::keep(Use use, std::uint32_t first, std::uint32_t last) {
  const LineTable::Place from = lines_.place(tokens_[first].offset);
  const LineTable::Place to = lines_.place(tokens_.end_offset(last));
  use.line = from.line;
  use.column = from.column;
  use.end_line = to.line;
  use.end_column = to.column;
  if (!use.bound.empty() && !functions_.empty())
    functions_.back().bound[use.bound].push_back(facts_.uses.size());
  facts_.uses.push_back(std::move(use));
}

// The value itself, also in parentheses, moved, or one of two behind `?`.
void UseReader::returns(std::uint32_t at) {
  if (functions_.empty() || functions_.back().lambda) return;
  bool chosen = false;
  for (std::uint32_t i = at; !tokens_.is(i, TokenKind::kSemicolon) && i < tokens_.size();) {
    if (tokens_.is(i, TokenKind::kRightBrace)) break;
    const bool asks = tokens_.is(i, TokenKind::kPunctuation) && tokens_.is(i, "?");
    if (asks || (chosen && tokens_.is(i, TokenKind::kColon))) note_operand(i + 1);
    chosen = chosen || asks;
    i = tokens_.is(i, TokenKind::kLess) ? i + 1 : tokens_.after(i);
  }
  if (!chosen) note_operand(at);
}

void UseReader::note_operand(std::uint32_t at) {
  for (int n = 0; n < 16; ++n) {
    std::uint32_t open = at;
    if (tokens_.is(open, "std") && tokens_.is(open + 1, TokenKind::kColonColon)) open += 2;
    if (tokens_.is(open, "move")) ++open;
    if (!tokens_.is(open, TokenKind::kLeftParen) || !tokens_.opens(open)) break;
    if (!ends_value(tokens_.after(open))) return;
    at = open + 1;
  }
  if (tokens_.is(at, TokenKind::kColonColon)) ++at;
  returned_.insert(at);
  if (tokens_.is(at, TokenKind::kName) && ends_value(at + 1))
    functions_.back().returned.push_back(tokens_.text(at));
}

void UseReader::leaves_function() {
  if (functions_.empty()) return;
  const Function function = std::move(functions_.back());
  functions_.pop_back();
  for (const std::string_view name : function.returned) {
    const auto bound = function.bound.find(name);
    if (bound == function.bound.end()) continue;
    // Two variables of one name: which of them is returned, nobody has looked up.
    if (const auto declared = function.declared.find(name);
        declared == function.declared.end() || declared->second != 1)
      continue;
    for (const std::size_t use : bound->second) facts_.uses[use].returned = true;
  }
}

}  // namespace ssot::cpp
