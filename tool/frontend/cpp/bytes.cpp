#include "frontend/cpp/bytes.h"

#include <array>
#include <cstring>

#include "frontend/cpp/byte_search.h"

namespace ssot::cpp {
namespace {

constexpr std::array<bool, 256> kWord = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) {
    table[static_cast<std::size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                         (c >= '0' && c <= '9') || c == '_' || c == '$' || c >= 128;
  }
  return table;
}();

// The line that a `//` at `at` begins, with the lines that splices add.
void skip_line_comment(const char*& at, const char* end) {
  while (true) {
    const char* stop = next_line_end(at, end);
    const char* back = stop;
    while (back > at && is_blank(back[-1])) --back;
    if (stop == end || back == at || back[-1] != '\\') {
      at = stop;
      return;
    }
    at = stop + (stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
    if (at > end) at = end;
  }
}

// `at` is after the opening `/*`. False: there is no end, and `at` is `end`.
bool skip_block_comment(const char*& at, const char* end) {
  while (true) {
    const char* star = next_comment_end(at, end);
    if (star >= end) break;
    const char* next = star + 1;
    while (next < end && *next == '\\') {
      const char* after = after_splice(next, end);
      if (after == next) break;
      next = after;
    }
    if (next < end && *next == '/') {
      at = next + 1;
      return true;
    }
    at = star + 1;
  }
  at = end;
  return false;
}

// `at` is after the opening quote.
void skip_literal(const char*& at, const char* end, char quote) {
  while (at < end && !is_line_end(*at)) {
    if (*at == '\\') {
      const char* after = after_splice(at, end);
      if (after == at) {
        // An escaped character; a splice between the two is passed over as Clang does.
        after = at + 1;
        while (after < end && *after == '\\' && after_splice(after, end) != after)
          after = after_splice(after, end);
        if (after < end && !is_line_end(*after)) ++after;
      }
      at = after;
      continue;
    }
    if (*at++ == quote) return;
  }
}

// `at` is after the quote of `R"`. False: there is no end.
bool skip_raw_string(const char*& at, const char* end) {
  const char* open = at;
  while (open < end && open - at <= 16 && *open != '(' && *open != ')' && *open != '\\' && !is_blank(*open) &&
         !is_line_end(*open)) {
    ++open;
  }
  if (open >= end || *open != '(' || open - at > 16) {
    // No valid delimiter: Clang goes on to the next quote.
    const void* quote = std::memchr(at, '"', static_cast<std::size_t>(end - at));
    at = quote == nullptr ? end : static_cast<const char*>(quote) + 1;
    return quote != nullptr;
  }
  const std::string_view delimiter(at, static_cast<std::size_t>(open - at));
  for (const char* from = open + 1; from < end;) {
    const void* found = std::memchr(from, ')', static_cast<std::size_t>(end - from));
    if (found == nullptr) break;
    from = static_cast<const char*>(found) + 1;
    const auto left = static_cast<std::size_t>(end - from);
    if (left > delimiter.size() && std::string_view(from, delimiter.size()) == delimiter &&
        from[delimiter.size()] == '"') {
      at = from + delimiter.size() + 1;
      return true;
    }
  }
  at = end;
  return false;
}

bool is_raw_prefix(std::string_view word) {
  return word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R";
}

const char* over_splices(const char* at, const char* end) {
  while (at < end && *at == '\\') {
    const char* after = after_splice(at, end);
    if (after == at) break;
    at = after;
  }
  return at;
}

Piece skip_word(const char*& at, const char* end) {
  std::array<char, 4> text{};
  std::size_t size = 0;
  while (true) {
    while (at < end && is_word(*at)) {
      if (size < text.size()) text[size] = *at;
      ++size;
      ++at;
    }
    const char* next = over_splices(at, end);
    if (next == at || next >= end || !is_word(*next)) break;
    at = next;
  }
  const char* quote = over_splices(at, end);
  if (quote >= end || *quote != '"' || size > 3 || !is_raw_prefix({text.data(), size})) return Piece::kToken;
  at = quote + 1;
  return skip_raw_string(at, end) ? Piece::kToken : Piece::kLostRawString;
}

// A preprocessing number: 1'000, 0x1p-3, 1.5e+10f.
void skip_number(const char*& at, const char* end) {
  char previous = '0';
  while (at < end) {
    const char c = *at;
    if (c == '\\') {
      const char* next = over_splices(at, end);
      if (next == at) return;
      at = next;
      continue;
    }
    const bool sign =
        (c == '+' || c == '-') && (previous == 'e' || previous == 'E' || previous == 'p' || previous == 'P');
    const bool separator = c == '\'' && at + 1 < end && is_word(at[1]);
    if (!is_word(c) && c != '.' && !sign && !separator) return;
    previous = c;
    ++at;
  }
}

}  // namespace

bool is_word(char c) { return kWord[static_cast<unsigned char>(c)]; }

const char* after_splice(const char* at, const char* end) {
  const char* next = at + 1;
  while (next < end && is_blank(*next)) ++next;
  if (next >= end || !is_line_end(*next)) return at;
  next += *next == '\r' && next[1] == '\n' ? 2 : 1;
  return next > end ? end : next;
}

Piece skip_piece(const char*& at, const char* end) {
  const char c = *at;
  if (is_blank(c)) {
    while (at < end && is_blank(*at)) ++at;
    return Piece::kBlank;
  }
  if (is_digit(c) || (c == '.' && at + 1 < end && is_digit(at[1]))) {
    skip_number(at, end);
    return Piece::kToken;
  }
  if (is_word(c)) return skip_word(at, end);
  ++at;
  switch (c) {
    case '\n':
      return Piece::kLineEnd;
    case '\r':
      if (at < end && *at == '\n') ++at;
      return Piece::kLineEnd;
    case '"':
    case '\'':
      skip_literal(at, end, c);
      return Piece::kToken;
    case '\\': {
      const char* after = after_splice(at - 1, end);
      if (after == at - 1) return Piece::kToken;
      at = after;
      return Piece::kBlank;
    }
    case '/': {
      const char* next = over_splices(at, end);
      if (next >= end || (*next != '/' && *next != '*')) return Piece::kToken;
      at = next + 1;
      if (*next == '*') return skip_block_comment(at, end) ? Piece::kComment : Piece::kLostComment;
      skip_line_comment(at, end);
      return Piece::kComment;
    }
    default:
      return Piece::kToken;
  }
}

bool skip_to_token(const char*& at, const char* end) {
  while (at < end) {
    const char* next = at;
    if (!is_blank(*at) && *at != '/' && *at != '\\') return true;
    const Piece piece = skip_piece(next, end);
    if (piece == Piece::kLostComment) return false;
    if (piece != Piece::kBlank && piece != Piece::kComment) return true;
    at = next;
  }
  return true;
}

Piece skip_directive(const char*& at, const char* end, const char*& lost) {
  while (at < end && !is_line_end(*at)) {
    const char* start = at;
    const Piece piece = skip_piece(at, end);
    if (piece == Piece::kLostComment || piece == Piece::kLostRawString) {
      lost = start;
      return piece;
    }
  }
  return Piece::kLineEnd;
}

std::string_view read_word(const char*& at, const char* end, std::string& storage) {
  const char* start = at;
  while (at < end && is_word(*at)) ++at;
  if (at >= end || *at != '\\') return {start, static_cast<std::size_t>(at - start)};
  storage.assign(start, at);
  while (true) {
    const char* next = over_splices(at, end);
    if (next == at || next >= end || !is_word(*next)) return storage;
    at = next;
    start = at;
    while (at < end && is_word(*at)) ++at;
    storage.append(start, at);
  }
}

namespace {

// `at` is after a line end: where that line end begins when a backslash joins the lines, else null.
const char* splice_before(const char* at, const char* floor) {
  const char* back = at - 1;
  if (back > floor && *back == '\n' && back[-1] == '\r') --back;
  while (back > floor && is_blank(back[-1])) --back;
  return back > floor && back[-1] == '\\' ? back - 1 : nullptr;
}

}  // namespace

const char* logical_line_start(const char* at, const char* floor) {
  while (at > floor) {
    if (is_line_end(at[-1])) {
      const char* joined = splice_before(at, floor);
      if (joined == nullptr) return at;
      at = joined;
    } else {
      --at;
    }
  }
  return floor;
}

bool starts_line(const char* at, const char* floor, bool& floor_reached) {
  floor_reached = false;
  while (at > floor) {
    if (is_line_end(at[-1])) {
      const char* joined = splice_before(at, floor);
      if (joined == nullptr) return true;
      at = joined;
    } else if (is_blank(at[-1])) {
      --at;
    } else {
      return false;
    }
  }
  floor_reached = true;
  return true;
}

}  // namespace ssot::cpp
