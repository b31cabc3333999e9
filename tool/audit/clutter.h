// Left-over copies by folder.
#pragma once
#include <vector>

#include "model/inventory.h"

namespace ssot {

// By bytes, most first.
std::vector<ClutterFolder> clutter_of(const Tree& tree);

}  // namespace ssot
