// The Python front end: one pass over the bytes of a file, never importing or running it.
//
// On every file that CPython's `ast` parses, imports and definitions are what `ast` says. It need not notice
// every syntax error; where structure is lost it names a gap and goes on at the next statement at column 1.
#pragma once
#include <string>
#include <string_view>

#include "model/facts.h"
#include "model/request.h"

namespace ssot::python {

// `text` must be followed by a NUL and 64 readable bytes (base/files.h, FileBuffer).
FileFacts read(std::string path, std::string_view text, const Request& request);

// True when `word` stands in `text` as a whole identifier, comments and strings included.
bool holds_word(std::string_view text, std::string_view word);

}  // namespace ssot::python
