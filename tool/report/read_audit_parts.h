// The larger parts of a saved audit, a function each; read_audit.cpp reads the document with them. Whatever
// an index points at is there, or `from` holds a mistake.
#pragma once
#include "model/inventory.h"
#include "report/json_members.h"

namespace ssot {

AuditConcept read_audit_concept(const SavedMembers& from);
AuditGraph read_audit_graph(const SavedMembers& from);

}  // namespace ssot
