#include "frontend/preprocess/lines.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "frontend/preprocess/tokens.h"

namespace ssot::preprocess {
namespace {

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v'; }

// Length of the line end here: 0, 1 or 2.
std::size_t line_end_size(const char* at, const char* end) {
  if (at == end || !is_line_end(*at)) return 0;
  return end - at > 1 && is_line_end(at[1]) && at[0] != at[1] ? 2 : 1;
}

// The next line end, quote or slash.
const char* next_stop(const char* at, const char* end) {
#if defined(__SSE2__)
  for (; at < end; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto is = [&](char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); };
    const __m128i hits = _mm_or_si128(
        _mm_or_si128(_mm_or_si128(is('\n'), is('\r')), _mm_or_si128(is('"'), is('\''))), is('/'));
    const int mask = _mm_movemask_epi8(hits);
    if (mask != 0) {
      at += __builtin_ctz(static_cast<unsigned>(mask));
      return at < end ? at : end;
    }
  }
  return end;
#else
  while (at < end && !is_line_end(*at) && *at != '"' && *at != '\'' && *at != '/') ++at;
  return at;
#endif
}

const char* skip_block_comment(const char* at, const char* end) {
  at += 2;
  while (at < end) {
    const void* star = std::memchr(at, '*', static_cast<std::size_t>(end - at));
    if (star == nullptr) return end;
    at = static_cast<const char*>(star) + 1;
    if (at < end && *at == '/') return at + 1;
  }
  return end;
}

bool opens_raw_string(const char* start, const char* quote) {
  const auto ends_word = [&](const char* at) { return at == start || !continues_word(at[-1]); };
  const char* at = quote;
  if (at == start || *--at != 'R') return false;
  if (ends_word(at)) return true;
  --at;
  if (*at == 'u' || *at == 'U' || *at == 'L') return ends_word(at);
  if (*at != '8' || at == start || *--at != 'u') return false;
  return ends_word(at);
}

const char* skip_raw_string(const char* quote, const char* end) {
  const char* open = quote + 1;
  while (open < end && *open != '(') ++open;
  if (open >= end) return end;
  const std::string_view delimiter(quote + 1, static_cast<std::size_t>(open - quote - 1));
  for (const char* at = open; at < end;) {
    const void* found = std::memchr(at, ')', static_cast<std::size_t>(end - at));
    if (found == nullptr) return end;
    at = static_cast<const char*>(found) + 1;
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    if (rest.size() <= delimiter.size()) return end;
    if (rest.starts_with(delimiter) && rest[delimiter.size()] == '"') return at + delimiter.size() + 1;
  }
  return end;
}

const char* skip_string(const char* at, const char* end) {
  const char quote = *at;
  for (++at; at < end && *at != quote; ++at) {
    if (is_line_end(*at)) return at;
    if (*at != '\\') continue;
    if (++at == end) return end;
    const char* after = at;
    while (after < end && is_blank(*after)) ++after;
    if (const std::size_t size = line_end_size(after, end); size != 0) at = after + size - 1;
  }
  return at < end ? at + 1 : end;
}

bool separates_digits(const char* start, const char* quote, const char* end) {
  if (quote == start) return false;
  const char before = quote[-1];
  if (before == 'L' || before == 'U' || before == 'u') return false;
  if (before == '8' && quote - 1 != start && quote[-2] == 'u') return false;
  if (!continues_word(before) && before != '.') return false;
  return quote + 1 < end && continues_word(quote[1]);
}

// What a backslash and the line end after it, perhaps with blanks between, take; 0 when there is no splice.
std::size_t splice_size(const char* at, const char* end) {
  if (at >= end || *at != '\\') return 0;
  const char* after = at + 1;
  while (after < end && is_blank(*after)) ++after;
  const std::size_t size = line_end_size(after, end);
  return size == 0 ? 0 : static_cast<std::size_t>(after - at) + size;
}

// Copies a directive's line without splices and comments.
class Cleaner {
 public:
  Cleaner(const char* at, const char* end, std::string& out) : at_(at), start_(at), end_(end), out_(out) {}

  const char* run(bool header) {
    while (at_ < end_ && !is_line_end(*at_)) {
      if (skip_splice()) continue;
      const char byte = *at_;
      if (byte == '/' && peek() == '/') {
        at_ = skip_words(at_, end_);
      } else if (byte == '/' && peek() == '*') {
        at_ = skip_block_comment(at_, end_);
        out_ += ' ';
      } else if (byte == '"' && opens_raw_string(start_, at_)) {
        raw_string();
      } else if (byte == '"' || (byte == '\'' && !separates_digits(start_, at_, end_))) {
        quoted(byte);
      } else if (header && byte == '<') {
        quoted('>');
      } else {
        out_ += *at_++;
      }
      if (!is_blank(byte)) header = false;
    }
    return at_;
  }

 private:
  char peek() const { return at_ + 1 < end_ ? at_[1] : '\0'; }
  bool skip_splice() {
    const std::size_t size = splice_size(at_, end_);
    at_ += size;
    return size != 0;
  }
  void raw_string() {
    const char* after = skip_raw_string(at_, end_);
    out_.append(at_, after);
    at_ = after;
  }
  // To the closing quote or the line's end.
  void quoted(char close) {
    out_ += *at_++;
    while (at_ < end_ && !is_line_end(*at_)) {
      if (skip_splice()) continue;
      const char byte = *at_++;
      out_ += byte;
      if (byte == close) return;
      if (byte == '\\' && at_ < end_ && !is_line_end(*at_) && splice_size(at_, end_) == 0) out_ += *at_++;
    }
  }

  const char* at_;
  const char* start_;
  const char* end_;
  std::string& out_;
};

// No splice, comment or quote can matter before such a byte.
constexpr auto kPlain = [] {
  std::array<bool, 256> table{};
  for (int byte = 0; byte < 256; ++byte)
    table[byte] = byte != '\n' && byte != '\r' && byte != '\\' && byte != '/' && byte != '"' && byte != '\'';
  return table;
}();

}  // namespace

const char* skip_words(const char* at, const char* end) {
  while (at < end) {
    const std::size_t size = line_end_size(at, end);
    if (size == 0) {
      ++at;
      continue;
    }
    if (at[-1] != '\\') return at;
    at += size;
  }
  return end;
}

const char* skip_line(const char* at, const char* end) {
  for (;;) {
    const char* start = at;
    while ((at = next_stop(at, end)) < end && !is_line_end(*at)) {
      if (*at == '"' && opens_raw_string(start, at)) {
        at = skip_raw_string(at, end);
      } else if (*at == '"' || (*at == '\'' && !separates_digits(start, at, end))) {
        at = skip_string(at, end);
      } else if (*at == '/' && end - at > 1 && at[1] == '/') {
        at = skip_words(at + 2, end);
      } else if (*at == '/' && end - at > 1 && at[1] == '*') {
        at = skip_block_comment(at, end);
      } else {
        ++at;
      }
    }
    if (at >= end) return end;
    const bool continued = at > start && at[-1] == '\\';
    const bool empty = at == start;
    at += line_end_size(at, end);
    if (empty || !continued) return at;
  }
}

const char* skip_blank(const char* at, const char* end) {
  for (;;) {
    while (at < end && is_blank(*at)) ++at;
    if (end - at < 2) return at;
    if (at[0] == '\\' && is_line_end(at[1])) {
      at += 1 + line_end_size(at + 1, end);
    } else if (at[0] == '/' && at[1] == '/') {
      return skip_words(at + 2, end);
    } else if (at[0] == '/' && at[1] == '*') {
      at = skip_block_comment(at, end);
    } else {
      return at;
    }
  }
}

LogicalLine logical_line(const char* at, const char* end, bool header, std::string& storage) {
  const char* stop = at;
  while (stop < end && kPlain[static_cast<unsigned char>(*stop)]) ++stop;
  // A simple string is common in an #include.
  if (stop < end && *stop == '"') {
    const char* close = stop + 1;
    while (close < end && kPlain[static_cast<unsigned char>(*close)]) ++close;
    while (close < end && *close == '/' && header) {
      ++close;
      while (close < end && kPlain[static_cast<unsigned char>(*close)]) ++close;
    }
    if (close < end && *close == '"' && (stop == at || stop[-1] != 'R')) {
      stop = close + 1;
      while (stop < end && kPlain[static_cast<unsigned char>(*stop)]) ++stop;
    }
  }
  if (stop >= end || is_line_end(*stop))
    return {.text = {at, static_cast<std::size_t>(stop - at)}, .next = stop + line_end_size(stop, end)};
  storage.clear();
  const char* last = Cleaner(at, end, storage).run(header);
  return {.text = storage, .next = last + line_end_size(last, end)};
}

}  // namespace ssot::preprocess
