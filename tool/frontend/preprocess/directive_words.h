// The directives that decide which files a unit reads, by their words. Others are passed over by the reader.
#pragma once
#include <string_view>

#include "frontend/preprocess/source.h"

namespace ssot::preprocess {

struct Word {
  std::string_view text;
  Directive::Kind kind;
};
inline constexpr Word kWords[] = {
    {"include", Directive::Kind::kInclude},
    {"define", Directive::Kind::kDefine},
    {"if", Directive::Kind::kIf},
    {"ifdef", Directive::Kind::kIfdef},
    {"ifndef", Directive::Kind::kIfndef},
    {"endif", Directive::Kind::kEndif},
    {"else", Directive::Kind::kElse},
    {"elif", Directive::Kind::kElif},
    {"undef", Directive::Kind::kUndef},
    {"import", Directive::Kind::kImport},
    {"elifdef", Directive::Kind::kElifdef},
    {"include_next", Directive::Kind::kIncludeNext},
    {"elifndef", Directive::Kind::kElifndef},
    {"__include_macros", Directive::Kind::kIncludeMacros},
};

inline bool opens_group(Directive::Kind kind) {
  return kind == Directive::Kind::kIf || kind == Directive::Kind::kIfdef || kind == Directive::Kind::kIfndef;
}
inline bool is_branch(Directive::Kind kind) {
  return kind >= Directive::Kind::kElif && kind <= Directive::Kind::kElse;
}

}  // namespace ssot::preprocess
