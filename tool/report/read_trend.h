// The members of one point of a trend, as write_trend_members (report/audit_json_parts.h) wrote them: in a
// saved audit and in a line of --history alike.
#pragma once
#include "model/inventory.h"
#include "report/json_members.h"

namespace ssot {

TrendPoint read_trend_members(const SavedMembers& from);

}  // namespace ssot
