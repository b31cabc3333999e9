#include "base/glob.h"

#include <algorithm>
#include <utility>

#include "base/glob_braces.h"

namespace ssot {
namespace {

constexpr std::size_t kLongestGlob = 4096;  // bytes

// Bytes of the character at `at`; a byte that starts no UTF-8 sequence counts alone.
std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  if (static_cast<unsigned char>(text[at]) < 0xC0) return length;
  while (length < 4 && at + length < text.size() &&
         (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) {
    ++length;
  }
  return length;
}

// The members of `[…]` as pairs low, high; `inside` is what stands between the brackets, without the `!`.
Result<std::string> set_members(std::string_view inside, std::string_view whole) {
  std::string set;
  std::size_t at = 0;
  const auto next = [&] {
    if (inside[at] == '\\' && at + 1 < inside.size()) ++at;
    return inside[at++];
  };
  while (at < inside.size()) {
    const char low = next();
    char high = low;
    if (at + 1 < inside.size() && inside[at] == '-') {
      ++at;
      high = next();
    }
    if ((low | high) & 0x80) {
      return glob_error(
          whole, "has a set with characters beyond ASCII, which sets cannot hold; use {{a,b}} instead");
    }
    if (high < low) {
      return glob_error(whole, "has the range {}-{}, which runs backwards; write {}-{}", low, high, high,
                        low);
    }
    set += low;
    set += high;
  }
  return set;
}

std::vector<std::string_view> cut_at(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == separator) {
      parts.push_back(text.substr(start, at - start));
      start = at + 1;
    }
    at = glob_step(text, at);  // whole by now: find_braces has been over it
  }
  parts.push_back(text.substr(start));
  return parts;
}

}  // namespace

Result<Glob> Glob::parse(std::string_view text, GlobKind kind) {
  if (text.empty()) return Error{"the glob is empty; leave it out, or write what it is to match"};
  if (text.size() > kLongestGlob) {
    return Error{
        fmt::format("the glob that starts with \"{}\" is longer than {} bytes; split it into several globs",
                    text.substr(0, 40), kLongestGlob)};
  }
  Glob glob;
  glob.text_ = text;
  glob.kind_ = kind;
  const Result<std::vector<std::string>> variants = expand_braces(text);
  if (!variants) return Error{variants.error()};
  for (const std::string& variant : *variants) {
    Result<Alternative> alternative = parse_alternative(variant, text, kind);
    if (!alternative) return Error{alternative.error()};
    glob.alternatives_.push_back(std::move(*alternative));
  }
  glob.literal_ = glob.alternatives_.size() == 1 &&
                  std::all_of(glob.alternatives_[0].begin(), glob.alternatives_[0].end(),
                              [](const Segment& segment) { return segment.plain; });
  glob.find_required();
  return glob;
}

Result<Glob::Alternative> Glob::parse_alternative(std::string_view text, std::string_view whole,
                                                  GlobKind kind) {
  Alternative alternative;
  std::vector<std::string_view> parts;
  if (kind == GlobKind::kName) {
    parts.push_back(text);
  } else {
    if (kind == GlobKind::kPath && text.starts_with('/')) {
      return glob_error(whole,
                        "is absolute; write the path from the root of the repository, without the leading /");
    }
    if (kind == GlobKind::kPath && text.ends_with('/')) text.remove_suffix(1);
    parts = cut_at(text, kind == GlobKind::kPath ? '/' : '.');
  }
  for (const std::string_view part : parts) {
    if (kind == GlobKind::kPath && (part == "." || part == "..")) {
      return glob_error(
          whole, "has a segment \"{}\"; globs are paths from the root of the repository, without . and ..",
          part);
    }
    if (part.empty())
      return glob_error(whole, "has an empty segment; leave out the separator that is too many");
    Result<Segment> segment =
        kind == GlobKind::kName && part == "**" ? parse_segment("*", whole) : parse_segment(part, whole);
    if (!segment) return Error{segment.error()};
    if (kind != GlobKind::kName && !segment->deep && part.find("**") != std::string_view::npos &&
        !segment->plain) {
      const char separator = kind == GlobKind::kPath ? '/' : '.';
      return glob_error(
          whole,
          "has ** beside other characters; ** is a segment of its own, as in **{}x, and * stays in one",
          separator);
    }
    if (segment->deep && !alternative.empty() && alternative.back().deep) continue;  // two are one
    alternative.push_back(std::move(*segment));
  }
  // "tests/**" is what lies in the folder, not a file that is named like it.
  if (kind == GlobKind::kPath && alternative.size() > 1 && alternative.back().deep) {
    alternative.back() = std::move(parse_segment("*", whole)).value();
  }
  return alternative;
}

Result<Glob::Segment> Glob::parse_segment(std::string_view text, std::string_view whole) {
  Segment segment;
  if (text == "**") {
    segment.deep = true;
    return segment;
  }
  segment.plain = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = glob_step(text, at);
    Token token{.kind = Token::kChar, .character = text[at], .negated = false, .set = {}};
    if (text[at] == '\\') {
      token.character = text[at + 1];
    } else if (text[at] == '*') {
      token.kind = Token::kStar;
    } else if (text[at] == '?') {
      token.kind = Token::kAny;
    } else if (text[at] == '[') {
      token.kind = Token::kSet;
      token.negated = text[at + 1] == '!';
      if (text[at + 1] == '^') return glob_error(whole, "has [^…]; write [!…] for any character but these");
      const std::size_t first = at + (token.negated ? 2 : 1);
      Result<std::string> set = set_members(text.substr(first, next - 1 - first), whole);
      if (!set) return Error{set.error()};
      token.set = std::move(*set);
    } else if (text[at] == ']') {
      return glob_error(whole, "has a ] without its [; write \\] for a bracket that stands for itself");
    }
    at = next;
    if (token.kind == Token::kChar) {
      segment.literal += token.character;
    } else {
      segment.plain = false;
    }
    const bool doubled =
        token.kind == Token::kStar && !segment.tokens.empty() && segment.tokens.back().kind == Token::kStar;
    if (!doubled) segment.tokens.push_back(std::move(token));
  }
  if (!segment.plain) segment.literal.clear();
  return segment;
}

std::size_t Glob::segment_end(std::string_view subject, std::size_t start) const {
  if (kind_ == GlobKind::kName) return subject.size();
  return std::min(subject.find(kind_ == GlobKind::kPath ? '/' : '.', start), subject.size());
}

bool Glob::token_matches(const Token& token, std::string_view subject, std::size_t& length) {
  length = 1;
  const char c = subject.front();
  if (token.kind == Token::kChar) return c == token.character;
  length = character_length(subject, 0);
  if (token.kind == Token::kAny) return true;
  bool member = false;
  for (std::size_t i = 0; i < token.set.size() && length == 1; i += 2) {
    member = member || (c >= token.set[i] && c <= token.set[i + 1]);
  }
  return member != token.negated;
}

// Greedy, going back only to the last star: what an earlier star took can never help a later one. So the time
// is at most the product of the two lengths.
bool Glob::matches_segment(const Segment& segment, std::string_view subject) {
  if (segment.plain) return segment.literal == subject;
  const std::vector<Token>& tokens = segment.tokens;
  std::size_t token = 0;
  std::size_t at = 0;
  std::size_t star = tokens.size();  // none yet
  std::size_t star_at = 0;
  while (at < subject.size()) {
    std::size_t length = 0;
    if (token < tokens.size() && tokens[token].kind == Token::kStar) {
      star = token++;
      star_at = at;
    } else if (token < tokens.size() && token_matches(tokens[token], subject.substr(at), length)) {
      ++token;
      at += length;
    } else if (star < tokens.size()) {
      star_at += character_length(subject, star_at);
      at = star_at;
      token = star + 1;
    } else {
      return false;
    }
  }
  while (token < tokens.size() && tokens[token].kind == Token::kStar) ++token;
  return token == tokens.size();
}

// The same over segments, where `**` is the star.
bool Glob::matches_alternative(const Alternative& alternative, std::string_view subject) const {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t segment = 0;
  std::size_t at = 0;  // start of a segment of the subject; beyond its end: nothing is left
  std::size_t deep = kNone;
  std::size_t deep_at = 0;
  while (at <= subject.size()) {
    if (segment == alternative.size() && kind_ == GlobKind::kPath)
      return true;  // a folder, and what is in it
    if (segment < alternative.size() && alternative[segment].deep) {
      deep = segment++;
      deep_at = at;
      continue;
    }
    const std::size_t end = segment_end(subject, at);
    if (segment < alternative.size() && matches_segment(alternative[segment], subject.substr(at, end - at))) {
      ++segment;
      at = end + 1;
    } else if (deep != kNone) {
      deep_at = segment_end(subject, deep_at) + 1;
      at = deep_at;
      segment = deep + 1;
    } else {
      return false;
    }
  }
  while (segment < alternative.size() && alternative[segment].deep) ++segment;
  return segment == alternative.size();
}

bool Glob::matches(std::string_view subject) const {
  if (subject.empty()) return false;
  return std::any_of(alternatives_.begin(), alternatives_.end(), [&](const Alternative& alternative) {
    return matches_alternative(alternative, subject);
  });
}

std::vector<std::string> Glob::literal_runs(const Alternative& alternative, GlobKind kind) {
  std::vector<std::string> runs(1);
  for (std::size_t i = 0; i < alternative.size(); ++i) {
    // `**` may stand for nothing, and then only one of the two separators around it is there.
    if (alternative[i].deep) {
      runs.emplace_back();
      continue;
    }
    if (i > 0 && !alternative[i - 1].deep) runs.back() += kind == GlobKind::kPath ? '/' : '.';
    if (alternative[i].plain) runs.back() += alternative[i].literal;
    for (const Token& token : alternative[i].plain ? std::vector<Token>{} : alternative[i].tokens) {
      if (token.kind == Token::kChar) {
        runs.back() += token.character;
      } else if (!runs.back().empty()) {
        runs.emplace_back();
      }
    }
  }
  return runs;
}

void Glob::find_required() {
  std::vector<std::vector<std::string>> runs;
  for (const Alternative& alternative : alternatives_) runs.push_back(literal_runs(alternative, kind_));
  const auto in_all = [&](std::string_view part) {
    return std::all_of(runs.begin(), runs.end(), [&](const std::vector<std::string>& of_one) {
      return std::any_of(of_one.begin(), of_one.end(),
                         [&](const std::string& run) { return run.find(part) != std::string::npos; });
    });
  };
  if (runs.size() == 1) {
    for (const std::string& run : runs[0]) {
      if (run.size() > required_.size()) required_ = run;
    }
    return;
  }
  // What all alternatives share is a part of a run of the first. Only so much of a run is tried as keeps a
  // hostile pattern cheap; less than the longest is still required.
  constexpr std::size_t kLongestTried = 48;
  std::size_t tries = 4096;
  for (const std::string& run : runs[0]) {
    const std::string_view tried = std::string_view(run).substr(0, kLongestTried);
    for (std::size_t size = tried.size(); size > required_.size(); --size) {
      for (std::size_t start = 0; start + size <= tried.size() && tries > 0; ++start, --tries) {
        if (!in_all(tried.substr(start, size))) continue;
        required_ = tried.substr(start, size);
        break;
      }
      if (required_.size() >= size) break;
    }
  }
}

}  // namespace ssot
