// The JSON of a gap, shared by the report and the facts record.
#pragma once
#include <span>

#include "model/facts.h"
#include "report/json_writer.h"

namespace ssot {

void write_gap(JsonWriter& json, const Gap& gap);

}  // namespace ssot
