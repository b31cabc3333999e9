// The include graph of every unit that the compile databases name, with Clang answering what only Clang
// knows.
#pragma once
#include <string>

#include "model/unit.h"
#include "run/clang_readers.h"

namespace ssot {

UnitGraph read_unit_graph(const std::string& root, const CompileDatabases& databases, ClangReaders& clang,
                          unsigned threads);

}  // namespace ssot
