#include "base/parallel.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace ssot {

void parallel_for(std::size_t count, unsigned threads,
                  const std::function<void(std::size_t, unsigned)>& work) {
  threads = static_cast<unsigned>(std::min<std::size_t>(threads, count));
  std::atomic<std::size_t> next = 0;
  const std::size_t batch = count > 4096 ? 8 : 1;
  auto run = [&](unsigned worker) {
    for (std::size_t start; (start = next.fetch_add(batch)) < count;) {
      for (std::size_t index = start; index < std::min(start + batch, count); ++index) work(index, worker);
    }
  };
  if (threads <= 1) return run(0);
  std::vector<std::jthread> others;
  for (unsigned worker = 1; worker < threads; ++worker) others.emplace_back(run, worker);
  run(0);
}

unsigned processors() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return std::max(1, CPU_COUNT(&set));
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace ssot
