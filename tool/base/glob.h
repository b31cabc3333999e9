// Globs over segments, compiled once and matched in linear time in practice: no regular expressions, no
// backtracking blow-up.
//
// `*` and `?` stay inside one segment, `**` is any number of segments, `[a-z]`, `{a,b}`, `\` quotes
// (contract.md, "Globs"). The separator is '/' for path globs and '.' for module globs; name globs have none
// (`*` is anything). `**` may be no segment at all, except at the end of a path glob: "a/**" is what lies in
// "a", and not "a" itself.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ssot {

enum class GlobKind : unsigned char { kPath, kModule, kName };

class Glob {
 public:
  // Fails with a sentence for an unclosed `[` or `{`, a trailing `\`, an empty or absolute path, `.` and `..`
  // segments. A path glob without wildcards in it that names a folder matches everything in that folder, and
  // so does one with wildcards whose match is a folder; a trailing '/' is allowed.
  static Result<Glob> parse(std::string_view text, GlobKind kind);

  // Whole-string match. Path globs also match every path below a folder that they match; to ask about a
  // folder itself ("is all in it excluded?"), end `subject` with a '/'.
  bool matches(std::string_view subject) const;

  // True when the text has no wildcard, so that it names one thing.
  bool literal() const { return literal_; }

  // The longest run of literal characters that every match contains; empty when there is none.
  const std::string& required() const { return required_; }

  const std::string& text() const { return text_; }

 private:
  struct Token {
    enum Kind : unsigned char { kChar, kAny, kStar, kSet } kind;
    char character = 0;
    bool negated = false;
    std::string set;  // pairs low, high
  };
  // What stands between two separators.
  struct Segment {
    bool deep = false;   // `**`: any number of segments
    bool plain = false;  // no wildcard: `literal` is all of it
    std::string literal;
    std::vector<Token> tokens;  // when not plain
  };
  using Alternative = std::vector<Segment>;  // one of what `{a,b}` stands for

  static Result<Segment> parse_segment(std::string_view text, std::string_view whole);
  static Result<Alternative> parse_alternative(std::string_view text, std::string_view whole, GlobKind kind);
  static std::vector<std::string> literal_runs(const Alternative& alternative, GlobKind kind);
  static bool matches_segment(const Segment& segment, std::string_view subject);
  static bool token_matches(const Token& token, std::string_view subject, std::size_t& length);
  bool matches_alternative(const Alternative& alternative, std::string_view subject) const;
  std::size_t segment_end(std::string_view subject, std::size_t start) const;
  void find_required();

  std::vector<Alternative> alternatives_;
  std::string text_;
  std::string required_;
  GlobKind kind_ = GlobKind::kPath;
  bool literal_ = false;
};

}  // namespace ssot
