#include "worker/pool.h"

namespace ssot {

struct WorkerPool::State {};
WorkerPool::WorkerPool(WorkerSetup) : state_(std::make_unique<State>()) {}
WorkerPool::~WorkerPool() = default;
void WorkerPool::run(const std::vector<std::string>&, const WorkerLimits&, const std::function<void(std::size_t, WorkerAnswer)>&) {}
std::string find_worker() { return {}; }
std::string find_builtin_headers() { return {}; }

}  // namespace ssot
