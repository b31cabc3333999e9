// The translation units of a tree: its compile databases, found and read, and what each unit includes.
#pragma once
#include <vector>

#include "model/unit.h"
#include "run/clang_readers.h"
#include "run/run.h"

namespace ssot {

// Empty below depth 3, and where no database is found. What could not be read is added to `gaps`.
Units read_units(const Workspace& workspace, const std::vector<FileFacts>& facts, ClangReaders& clang,
                 unsigned threads, std::vector<Gap>& gaps);

}  // namespace ssot
