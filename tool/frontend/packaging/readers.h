// One reader a kind of project file. Internal to packaging.
#pragma once
#include <string_view>

#include "model/document.h"

namespace ssot::packaging {

void read_pyproject(std::string_view text, Document& out);
void read_setup_cfg(std::string_view text, Document& out);

}  // namespace ssot::packaging
