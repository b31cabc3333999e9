#include "run/read_more.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"
#include "frontend/python/python.h"
#include "index/renames.h"
#include "index/second_reading.h"
#include "index/unread_classes.h"

namespace ssot {
namespace {

// Lineages of classes are followed through this many files that name nothing of the policy.
constexpr int kMostRounds = 8;

struct Again {
  FileId file{};
  Request request;
};

Project read_again(Project project, const std::vector<Again>& wanted, const Contents& contents,
                   unsigned threads) {
  if (wanted.empty()) return project;
  std::vector<FileFacts> again(wanted.size());
  std::vector<FileBuffer> buffers(std::max(1U, threads));
  parallel_for(wanted.size(), threads, [&](std::size_t index, unsigned worker) {
    const std::string path(project.path(wanted[index].file));
    if (contents.read(path, buffers[worker]) != FileBuffer::Status::kOk) return;
    again[index] = python::read(path, buffers[worker].text(), wanted[index].request);
  });
  std::erase_if(again, [](const FileFacts& each) { return each.path.empty(); });
  return with_second_reading(std::move(project), std::move(again));
}

}  // namespace

Project read_more(Project project, const Policy& policy, const Request& request, const Contents& contents,
                  unsigned threads) {
  std::vector<Again> wanted;
  for (const Renamed& renamed : find_renames(project, policy.followed_names())) {
    wanted.push_back({.file = renamed.file, .request = request});
    wanted.back().request.search = nullptr;
    for (const std::string& name : renamed.names) wanted.back().request.words.push_back({.text = name});
  }
  project = read_again(std::move(project), wanted, contents, threads);
  if (policy.severity_of("signature-drift") == Severity::kOff) return project;
  for (int round = 0; round < kMostRounds; ++round) {
    wanted.clear();
    for (const FileId file : unread_classes(project, policy)) {
      wanted.push_back({.file = file, .request = request});
      wanted.back().request.all_definitions = true;
    }
    if (wanted.empty()) break;
    project = read_again(std::move(project), wanted, contents, threads);
  }
  return project;
}

}  // namespace ssot
