// What the findings about a concept's factories (103, 105) have in common.
#pragma once
#include <string>
#include <vector>

#include "checks/check.h"

namespace ssot {

// A `.pyi` beside its `.py` is one with it.
bool is_stub_of_source(const Project& project, const FileFacts& file);

// Puts the way out into the finding: which factory to call, and where each is.
void point_at_factories(const Project& project, const std::vector<const FoundSymbol*>& factories,
                        Finding& finding);

// "function", "static method" … with the policy's word for the factories: "get_manager of app.ws.factory".
std::string factory_words(const Symbol& factory);

}  // namespace ssot
