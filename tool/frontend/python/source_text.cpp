#include "frontend/python/source_text.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "frontend/python/byte_scan.h"

namespace ssot::python {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

int line_of(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(count_newlines(text.data(), text.data() + offset));
}

bool is_codec_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.';
}

// The encoding that a comment line names: ^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)
std::string_view cookie_of(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t\f");
  if (at == std::string_view::npos || line[at] != '#') return {};
  while ((at = line.find("coding", at)) != std::string_view::npos) {
    at += 6;
    if (at >= line.size() || (line[at] != ':' && line[at] != '=')) continue;
    std::size_t start = line.find_first_not_of(" \t", at + 1);
    if (start == std::string_view::npos) return {};
    std::size_t end = start;
    while (end < line.size() && is_codec_character(line[end])) ++end;
    if (end > start) return line.substr(start, end - start);
  }
  return {};
}

// PEP 263: the first line, or the second when the first is blank or a comment.
std::string_view find_cookie(std::string_view text) {
  for (int line = 0; line < 2; ++line) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view head = text.substr(0, end);
    if (std::string_view found = cookie_of(head); !found.empty()) return found;
    const std::size_t code = head.find_first_not_of(" \t\f");
    if (code != std::string_view::npos && head[code] != '#') return {};
    if (end >= text.size()) return {};
    const bool two_bytes = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (two_bytes ? 2 : 1));
  }
  return {};
}

std::string normal_name(std::string_view cookie) {
  std::string name(cookie);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  return name;
}

// Python's names for encodings that glibc calls otherwise.
std::string iconv_name(const std::string& name) {
  struct Alias {
    std::string_view python, glibc;
  };
  static constexpr Alias kAliases[] = {
      {"latin-1", "ISO-8859-1"},
      {"latin1", "ISO-8859-1"},
      {"iso-latin-1", "ISO-8859-1"},
      {"l1", "ISO-8859-1"},
      {"latin", "ISO-8859-1"},
      {"iso8859-1", "ISO-8859-1"},
      {"latin-9", "ISO-8859-15"},
      {"latin9", "ISO-8859-15"},
      {"l9", "ISO-8859-15"},
      {"latin-2", "ISO-8859-2"},
      {"latin2", "ISO-8859-2"},
      {"cyrillic", "ISO-8859-5"},
      {"mac-roman", "MACINTOSH"},
      {"macroman", "MACINTOSH"},
      {"shift-jis", "SHIFT_JIS"},
      {"sjis", "SHIFT_JIS"},
      {"s-jis", "SHIFT_JIS"},
      {"ujis", "EUC-JP"},
      {"u-jis", "EUC-JP"},
      {"eucjp", "EUC-JP"},
      {"ms932", "CP932"},
      {"mskanji", "CP932"},
      {"ms-kanji", "CP932"},
      {"windows-31j", "CP932"},
      {"euc-kr", "EUC-KR"},
      {"euckr", "EUC-KR"},
      {"korean", "EUC-KR"},
      {"big5-tw", "BIG5"},
      {"big5hkscs", "BIG5-HKSCS"},
      {"gb18030-2000", "GB18030"},
      {"chinese", "GB2312"},
      {"euc-cn", "GB2312"},
      {"us-ascii", "ASCII"},
      {"646", "ASCII"},
      {"ansi-x3.4-1968", "ASCII"},
      {"hebrew", "ISO-8859-8"},
      {"greek", "ISO-8859-7"},
      {"arabic", "ISO-8859-6"},
      {"koi8-r", "KOI8-R"},
      {"iso-2022-jp", "ISO-2022-JP"},
  };
  for (const Alias& alias : kAliases) {
    if (alias.python == name) return std::string(alias.glibc);
  }
  for (const std::string_view prefix : {"latin-1-", "iso-8859-1-", "iso-latin-1-"}) {
    if (name.starts_with(prefix)) return "ISO-8859-1";
  }
  if (name.starts_with("windows-")) return "CP" + name.substr(8);
  return name;
}

bool means_utf8(const std::string& name) {
  return name == "utf-8" || name.starts_with("utf-8-") || name == "utf8" || name == "u8" || name == "utf" ||
         name == "cp65001" || name == "utf8-ucs2" || name == "utf8-ucs4";
}

std::unique_ptr<char[]> padded(std::size_t size) {
  auto buffer = std::make_unique_for_overwrite<char[]>(size + kPadding);
  std::memset(buffer.get() + size, 0, kPadding);
  return buffer;
}

enum class Decoded { kYes, kPartly, kUnknownEncoding };

// Fills `source.converted`; a byte that cannot be decoded becomes '?' and the first such one's offset is
// told.
Decoded transcode(std::string_view bytes, const std::string& encoding, SourceText& source, std::size_t& bad) {
  const iconv_t converter = iconv_open("UTF-8", iconv_name(encoding).c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return Decoded::kUnknownEncoding;
  const std::size_t room = bytes.size() * 4 + 16;  // no charset needs more than 4 bytes of UTF-8 a byte
  source.converted = std::make_unique_for_overwrite<char[]>(room + kPadding);
  char* in = const_cast<char*>(bytes.data());
  std::size_t in_left = bytes.size();
  char* out = source.converted.get();
  std::size_t out_left = room;
  Decoded result = Decoded::kYes;
  while (in_left > 0 && out_left > 0) {
    if (iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1)) break;
    if (errno != EILSEQ && errno != EINVAL) break;
    if (result == Decoded::kYes) bad = static_cast<std::size_t>(in - bytes.data());
    result = Decoded::kPartly;
    if (in_left == 0 || out_left == 0) break;
    *out++ = '?';
    --out_left;
    ++in;
    --in_left;
  }
  iconv_close(converter);
  const auto size = static_cast<std::size_t>(out - source.converted.get());
  std::memset(out, 0, kPadding);
  source.text = {source.converted.get(), size};
  return result;
}

void normalise_line_ends(SourceText& source) {
  const std::string_view from = source.text;
  auto buffer = padded(from.size());
  char* out = buffer.get();
  const char* at = from.data();
  const char* const end = at + from.size();
  while (at < end) {
    const auto* found = static_cast<const char*>(std::memchr(at, '\r', static_cast<std::size_t>(end - at)));
    const char* const stop = found ? found : end;
    std::memcpy(out, at, static_cast<std::size_t>(stop - at));
    out += stop - at;
    at = stop;
    if (!found) break;
    *out++ = '\n';
    at += at + 1 < end && at[1] == '\n' ? 2 : 1;
  }
  std::memset(out, 0, kPadding);
  source.text = {buffer.get(), static_cast<std::size_t>(out - buffer.get())};
  source.converted = std::move(buffer);
}

void lose(SourceText& source, int line, std::string reason) {
  source.gaps.push_back({.path = {}, .line = line, .kind = GapKind::kLost, .reason = std::move(reason)});
}

// Lines are counted in the original: a lone '\r' ends one too.
int line_of_original(std::string_view bytes, std::size_t offset) {
  int line = 1;
  for (std::size_t i = 0; i < offset && i < bytes.size(); ++i) {
    if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) ++line;
  }
  return line;
}

}  // namespace

SourceText prepare(std::string_view bytes) {
  SourceText source;
  const bool marked = bytes.starts_with(kBom);
  if (marked) bytes.remove_prefix(kBom.size());
  source.text = bytes;
  source.marks = mark_bytes(bytes);
  if (source.marks.holds_high) {
    const std::string_view cookie = marked ? std::string_view{} : find_cookie(bytes);
    const std::string encoding = cookie.empty() ? "utf-8" : normal_name(cookie);
    std::size_t bad = bytes.size();
    if (means_utf8(encoding)) {
      bad = first_invalid_utf8(bytes);
      if (bad < bytes.size()) {
        lose(source, line_of_original(bytes, bad), "This line holds bytes that are not UTF-8.");
      }
    } else if (const Decoded decoded = transcode(bytes, encoding, source, bad);
               decoded == Decoded::kUnknownEncoding) {
      lose(source, 1, fmt::format("The encoding '{}' that this file names is not known.", cookie));
    } else if (decoded == Decoded::kPartly) {
      lose(source, line_of_original(bytes, bad),
           fmt::format("This line holds bytes that are not {}.", cookie));
    }
  }
  if (source.marks.holds_return) normalise_line_ends(source);
  if (source.converted) source.marks = mark_bytes(source.text);
  if (source.marks.holds_nul) {
    const std::size_t at = source.text.find('\0');
    if (at != std::string_view::npos) {
      lose(source, line_of(source.text, at), "This line holds a NUL byte.");
    }
  }
  return source;
}

}  // namespace ssot::python
