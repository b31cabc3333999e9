// The bytes of a file as CPython's tokenizer would see them: UTF-8, lines ended by '\n', no byte order mark.
//
// Knows BOM, coding cookies (PEP 263) and line ends; nothing of Python's grammar.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/python/byte_scan.h"
#include "model/facts.h"

namespace ssot::python {

// Bytes that may be read past the end of any text in this front end; the first of them is a NUL.
inline constexpr std::size_t kPadding = 64;

struct SourceText {
  std::string_view text;  // a view into what was given, or into `converted`
  ByteMarks marks;        // of `text`
  std::unique_ptr<char[]> converted;
  std::vector<Gap>
      gaps;  // `lost`, without a path: NUL bytes, bytes that cannot be decoded, unknown encodings
};

// `bytes` must be followed by a NUL and kPadding - 1 more readable bytes, and outlive the answer.
SourceText prepare(std::string_view bytes);

}  // namespace ssot::python
