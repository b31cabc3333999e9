#include "database/database.h"

namespace ssot {

CompileDatabases read_databases(const DatabaseRequest&) { return {}; }

}  // namespace ssot
