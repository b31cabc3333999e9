// One subject of an audit as its AuditConcept: everything but its id and what only git knows.
#pragma once
#include "audit/concept_members.h"
#include "audit/inventory.h"
#include "audit/risk.h"

namespace ssot {

AuditConcept describe(const AuditInput& input, const Subject& subject, Reached& reached);

// As most imports call it; else the name of the one to keep.
std::string name_of(const Project& project, const Subject& subject);

}  // namespace ssot
