// Reads Python text for a test, and writes facts as short lines to compare.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "frontend/python/python.h"

namespace ssot::test {

// All definitions wanted.
FileFacts read_python(std::string_view text);

// "3:1 from .types Mode as M [module]"; a `guarded` import ends in " guarded".
std::vector<std::string> imports_of(std::string_view text);
// "class Outer.Manager(Base) 9-40", "async def f(a, /, b=, *args, c, **kw) 3-4".
std::vector<std::string> definitions_of(std::string_view text);
// "X = m.Y", "__all__: a".
std::vector<std::string> exports_of(std::string_view text);
// "3: This string is never closed."
std::vector<std::string> gaps_of(std::string_view text);

using Lines = std::vector<std::string>;

}  // namespace ssot::test
