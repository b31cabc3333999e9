// The front end for project files: the entry points that `pyproject.toml` and `setup.cfg` name.
//
// An installer imports what they name, so they use it. Nothing else of such a file is read, and none of it is run.
#pragma once
#include <string>
#include <string_view>

#include "model/document.h"

namespace ssot::packaging {

// By a path's last segment.
bool is_project_file(std::string_view path);

// Its entry points as mentions: the text is what one names ("pkg.mod:main"), `how` its table and its own name
// ("project.scripts.serve"). What cannot be read is a gap.
Document read(std::string path, std::string_view text);

}  // namespace ssot::packaging
