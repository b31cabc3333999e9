// Writes a whole file so that a reader sees the old text or the new one, never a half.
//
// The only writer of files in ssot. Not for stdout.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace ssot {

struct Written {};

// Writes a temporary file beside `path`, flushes it to the disk and renames it over `path`; an existing
// file's mode is kept, and through a symbolic link its target is replaced, not the link. What is no regular
// file (/dev/null, a pipe) is written to in place. On failure nothing has changed, and the sentence says why.
Result<Written> write_file(const std::string& path, std::string_view text);

// The same for a program that is to be run: mode 0755 less the umask, also where a file is replaced. What is there is
// replaced as a whole (a link is no program of ours), and only when `replace` says so.
enum class Existing : unsigned char { kReplace, kKeep };
Result<Written> write_program(const std::string& path, std::string_view text, Existing existing);

}  // namespace ssot
