// The first layer: every preprocessor directive and module line of one file, without looking at the code
// between them.
//
// Comments and raw strings are the only things that can hide a directive, so only they are lexed; see
// docs/decisions/cpp-reading.md. What the code says is the sketch's business (sketch.h).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/facts.h"

namespace ssot::cpp {

enum class DirectiveKind : std::uint8_t {
  kInclude,
  kDefine,
  kIf,
  kElse,
  kDead,
  kEndif,
  kError,
  kPragma,
  kOther
};

// kDead is an `#else` or `#elif` whose branch is literally dead; dead first branches are kIf. Positions count
// bytes from the start of the text. Directives in code that is literally dead (`#if 0`) are left out.
struct Directive {
  DirectiveKind kind = DirectiveKind::kOther;
  bool guard = false;       // the `#if` of an include guard
  std::uint32_t begin = 0;  // of the `#`
  std::uint32_t end = 0;    // where reading goes on: the line end, or the directive that ends dead code
  std::uint32_t name = 0;   // kDefine: of the macro's name
  std::uint32_t name_size = 0;
};

// Fills imports, gaps and the module's name of `facts`; `directives` is cleared first. `modules` says whether
// to look for C++20 module lines, which a `.c` file has not.
void read_directives(std::string_view text, bool modules, FileFacts& facts,
                     std::vector<Directive>& directives);

}  // namespace ssot::cpp
