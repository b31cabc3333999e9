// Runs one function over many indices on several threads. The only place that starts threads.
#pragma once
#include <cstddef>
#include <functional>

namespace ssot {

// Calls `work(index, worker)` once for each index below `count`, handing indices out in ascending order in small
// batches; `worker` is below `threads` and constant on a thread, so that `work` may keep a buffer a worker. Returns when all
// are done. `threads` of 0 or 1 runs on the calling thread. `work` must not throw.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t index, unsigned worker)>& work);

// The number of processors this process may run on (its affinity mask), at least 1.
unsigned processors();

}  // namespace ssot
