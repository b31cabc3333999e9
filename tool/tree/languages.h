// Which language a file is in, by its name or, without an extension, by its first line. Touches no disk.
#pragma once
#include <string_view>

#include "model/language.h"

namespace ssot {

// By the extension of a path's last segment, in any case (contract.md, "Languages").
Language language_of_name(std::string_view path);

// "typescript", "java" …: of a file whose language is kOther; "" for all others.
std::string_view unjudged_language(std::string_view path);

// For names without an extension: kPython when the text starts with a python shebang, else kNone.
Language language_of_text(std::string_view text);

}  // namespace ssot
