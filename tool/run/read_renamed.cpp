#include "run/read_renamed.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/parallel.h"
#include "frontend/python/python.h"
#include "index/renames.h"
#include "index/second_reading.h"

namespace ssot {

Project read_renamed(Project project, const Policy& policy, const Request& request, const std::string& root,
                     unsigned threads) {
  const std::vector<Renamed> renamed = find_renames(project, policy.followed_names());
  std::vector<FileFacts> again(renamed.size());
  std::vector<FileBuffer> buffers(std::max(1U, threads));
  parallel_for(renamed.size(), threads, [&](std::size_t index, unsigned worker) {
    const std::string path(project.path(renamed[index].file));
    if (buffers[worker].read(root + "/" + path) != FileBuffer::Status::kOk) return;
    Request more = request;
    more.search = nullptr;
    for (const std::string& name : renamed[index].names) more.words.push_back({.text = name});
    again[index] = python::read(path, buffers[worker].text(), more);
  });
  std::erase_if(again, [](const FileFacts& each) { return each.path.empty(); });
  return with_second_reading(std::move(project), std::move(again));
}

}  // namespace ssot
