// Clang's readers as calls: tasks go to worker processes, answers come back as values. Nothing starts before
// the first call.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/clang_tasks.h"
#include "worker/pool.h"

namespace ssot {

class ClangReaders {
 public:
  // `root` absolute. `workers` as many as there are threads.
  ClangReaders(std::string root, unsigned workers) : root_(std::move(root)), workers_(workers) {}

  // Each answer stands where its request stood; a failure is a sentence for a gap.
  std::vector<Result<FileFacts>> read_alone(const std::vector<AloneRequest>& requests);
  // `bytes`: how much text each unit reads.
  std::vector<Result<UnitAnswer>> read_units(const std::vector<UnitRequest>& requests,
                                             const std::vector<std::uint64_t>& bytes);
  std::vector<Result<ScanAnswer>> scan(const std::vector<CompileCommand>& commands);
  std::vector<Result<PreprocessorStart>> flags(const std::vector<CompileCommand>& commands);
  Result<std::vector<long long>> ask(const CompileCommand& command, const std::vector<std::string>& queries);

 private:
  template <class Value>
  std::vector<Result<Value>> run(const std::vector<std::string>& tasks, const WorkerLimits& limits,
                                 Result<Value> (*read)(std::string_view));
  WorkerPool& pool();

  std::string root_;
  unsigned workers_;
  std::unique_ptr<WorkerPool> pool_;
};

}  // namespace ssot
