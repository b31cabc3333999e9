// Parameters of a Python method against the canonical ones, `self` and `cls` left out.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "model/facts.h"

namespace ssot {

// In words that follow the method's name; empty where every call that fits `there` fits `here` and means the same. What a
// method with `*args` and `**kwargs` hands on is not known: neither side is measured by them.
std::vector<std::string> parameter_drifts(std::span<const Parameter> here, std::span<const Parameter> there);

}  // namespace ssot
