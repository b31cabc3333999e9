#include "policy/glob_cover.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace ssot {
namespace {

constexpr std::size_t kMostWildcards = 4;  // in `narrow`: each triples the samples
// A character that no glob holds literally: only a wildcard matches a run of it, and what matches a run of
// nine matches any.
constexpr char kAnything = '\x01';
constexpr std::size_t kLong = 9;

bool is_plain(std::string_view glob) { return glob.find_first_of("?[]{}\\\x01") == std::string_view::npos; }

// What a wildcard of `narrow` may stand for: nothing, one thing, many things.
std::string stand_in(std::size_t choice, bool deep, char separator) {
  constexpr std::array<std::size_t, 3> kLengths{0, 1, kLong};
  std::string text;
  for (std::size_t i = 0; i < kLengths[choice]; ++i) {
    if (deep && i > 0) text += separator;
    text += kAnything;
  }
  return text;
}

struct Piece {
  std::string literal;
  bool wildcard = false;
  bool deep = false;       // `**`: whole segments
  bool something = false;  // it never stands for nothing
};

std::vector<Piece> pieces_of(std::string_view narrow, GlobKind kind, char separator) {
  std::vector<Piece> pieces(1);
  for (std::size_t i = 0; i < narrow.size(); ++i) {
    if (narrow[i] != '*') {
      if (pieces.back().wildcard) pieces.emplace_back();
      pieces.back().literal += narrow[i];
      continue;
    }
    const std::size_t end = std::min(narrow.find_first_not_of('*', i), narrow.size());
    const bool segment = kind != GlobKind::kName && (i == 0 || narrow[i - 1] == separator) &&
                         (end == narrow.size() || narrow[end] == separator);
    const bool deep = segment && end - i > 1;
    // "a/**" is what lies in "a", and not "a" itself; no segment is empty.
    const bool something = segment && (!deep || (kind == GlobKind::kPath && end == narrow.size()));
    pieces.push_back({.literal = {}, .wildcard = true, .deep = deep, .something = something});
    i = end - 1;
  }
  return pieces;
}

// "a//b" where a `**` stood for nothing.
std::string without_empty_segments(const std::string& text, char separator) {
  std::string out;
  for (const char c : text) {
    if (c == separator && (out.empty() || out.back() == separator)) continue;
    out += c;
  }
  if (!out.empty() && out.back() == separator) out.pop_back();
  return out;
}

}  // namespace

bool surely_covers(std::string_view wide, std::string_view narrow, GlobKind kind) {
  if (wide == narrow) return true;
  if (!is_plain(wide) || !is_plain(narrow)) return false;
  const Result<Glob> glob = Glob::parse(wide, kind);
  if (!glob) return false;
  const char separator = kind == GlobKind::kModule ? '.' : '/';
  const std::vector<Piece> pieces = pieces_of(narrow, kind, separator);
  std::size_t wildcards = 0;
  for (const Piece& piece : pieces) wildcards += piece.wildcard ? 1 : 0;
  if (wildcards > kMostWildcards) return false;
  std::size_t samples = 1;
  for (std::size_t i = 0; i < wildcards; ++i) samples *= 3;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    std::size_t rest = sample;
    std::string text;
    bool possible = true;
    for (const Piece& piece : pieces) {
      text += piece.literal;
      if (!piece.wildcard) continue;
      possible &= !piece.something || rest % 3 != 0;
      text += stand_in(rest % 3, piece.deep, separator);
      rest /= 3;
    }
    if (!possible) continue;
    if (kind != GlobKind::kName) text = without_empty_segments(text, separator);
    if (!text.empty() && !glob->matches(text)) return false;
  }
  return true;
}

}  // namespace ssot
