// The parts of a SARIF report that sarif.cpp puts together.
#pragma once
#include <string>
#include <string_view>

#include "model/finding.h"
#include "report/json_writer.h"
#include "report/sarif_profile.h"

namespace ssot {

// The built rules of the catalogue, in its order; `ruleIndex` of a result counts in it.
void write_sarif_rules(JsonWriter& json, const SarifProfile& profile);

void write_sarif_result(JsonWriter& json, const Finding& finding, const SarifProfile& profile);

// `"artifactLocation": …`. The URI holds the exact bytes of the path.
void write_sarif_artifact(JsonWriter& json, const std::string& path, const SarifProfile& profile);

// `"NAME": {"text": …}` of at most `most` bytes.
void write_sarif_text(JsonWriter& json, std::string_view name, std::string_view text, std::size_t most);

}  // namespace ssot
