// Lines as Clang's scanner of dependency directives sees them: where a directive's line ends, and what can be
// skipped.
//
// Every pointer is into a text that is followed by at least 64 readable bytes (base/files.h); `end` is the
// text's end.
#pragma once
#include <string>
#include <string_view>

namespace ssot::preprocess {

// Over a line that is no directive, its continuations, strings and comments included; to the start of the
// next line.
const char* skip_line(const char* at, const char* end);

// Over a line whose quotes and comments mean nothing (#error, #warning); stops at the line's end.
const char* skip_words(const char* at, const char* end);

// Over blanks, comments and continuations before the first token of a line. May stop at a line's end.
const char* skip_blank(const char* at, const char* end);

// The rest of a directive.
struct LogicalLine {
  std::string_view text;       // without splices and comments; a view into the file's text or into `storage`
  const char* next = nullptr;  // start of the next line
};
// `header`: a header's name in <> is expected first, so that a `//` in it opens no comment.
LogicalLine logical_line(const char* at, const char* end, bool header, std::string& storage);

}  // namespace ssot::preprocess
