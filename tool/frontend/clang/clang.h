// The C and C++ front end, depths 2 and 3: Clang's own parser. Runs inside a worker process (tool/worker),
// because hostile input can kill it; callers in the program talk to worker/pool.h, never to this.
//
// No clang:: or llvm:: type leaves this folder.
#pragma once
#include <string>
#include <vector>

#include "model/clang_tasks.h"

namespace ssot::clang_reader {

struct Environment {
  std::string root;          // absolute; paths of the tree are from here
  std::string resource_dir;  // Clang's builtin headers: the folder that holds `include/`
};

// Depth 2. Depth 1's facts with every definition that Clang is sure of replaced by Clang's; `details` filled;
// depth kParse. What Clang lost stays as depth 1 saw it, with Detail::sure false, and a gap of kind `lost`
// names the first place.
FileFacts parse_alone(const Environment& environment, const AloneRequest& request);

// Depth 3.
UnitAnswer parse_unit(const Environment& environment, const UnitRequest& request);

// Depth 3: through Clang's dependency scanning, with a cache shared by all calls of this process.
ScanAnswer scan_unit(const Environment& environment, const CompileCommand& command);

// What the preprocessor starts with under the flags of a command.
PreprocessorStart describe_flags(const Environment& environment, const CompileCommand& command);

// `__has_attribute(x)` and its like under the flags of a command: each query as it would stand in an #if; its
// value, in order.
std::vector<long long> ask_preprocessor(const Environment& environment, const CompileCommand& command,
                                        const std::vector<std::string>& queries);

}  // namespace ssot::clang_reader
