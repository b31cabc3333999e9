// The C and C++ front end, depth 1: every file by itself, at lexer speed, without a build.
//
// Includes of every conditional branch (those under `#if 0` are left out, as the compiler does), C++20
// modules, and a sketch of definitions. Approximate about meaning where only the preprocessor or the type
// system could tell; depths 2 and 3 are exact.
#pragma once
#include <string>
#include <string_view>

#include "model/facts.h"
#include "model/request.h"

namespace ssot::cpp {

// `text` must be followed by a NUL and 64 readable bytes (base/files.h, FileBuffer).
FileFacts read(std::string path, std::string_view text, const Request& request);

}  // namespace ssot::cpp
