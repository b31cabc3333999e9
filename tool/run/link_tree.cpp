// Facts → Project, with the questions that only texts and git can answer.
#include "run/link_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/files.h"
#include "base/parallel.h"
#include "base/path.h"
#include "base/text.h"
#include "frontend/python/python.h"
#include "git/ignore_rules.h"
#include "git/repository.h"

namespace ssot {
namespace {

std::vector<NameQuestion> absent_names(const Project& project, const std::vector<NameQuestion>& asked,
                                       const Contents& contents, unsigned threads) {
  std::vector<char> absent(asked.size());
  // Questions about one module stand together, so that a worker reads each text once.
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (i == 0 || asked[i].module != asked[i - 1].module) starts.push_back(i);
  }
  std::vector<FileBuffer> buffers(std::max(1U, threads));
  parallel_for(starts.size(), threads, [&](std::size_t index, unsigned worker) {
    const std::size_t end = index + 1 < starts.size() ? starts[index + 1] : asked.size();
    const std::string path(project.path(asked[starts[index]].module));
    if (contents.read(path, buffers[worker]) != FileBuffer::Status::kOk) return;
    for (std::size_t i = starts[index]; i < end; ++i)
      absent[i] = !python::holds_word(buffers[worker].text(), asked[i].name);
  });
  std::vector<NameQuestion> answer;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (absent[i]) answer.push_back(asked[i]);
  }
  return answer;
}

// Everything that the answer depends on.
std::string key_of(const std::vector<std::string>& paths, const IgnoreRules& ignoring) {
  std::string all(ignoring.texts);
  for (const SnapshotEntry& entry : ignoring.snapshot->entries()) {
    if (name_of(entry.path) == ".gitignore") all += "\n" + entry.path + " " + to_text(entry.id);
  }
  for (const std::string& path : paths) all += "\n" + path;
  return "ignored " + sha256(all);
}

// Those of `paths` that git would ignore, sorted.
Result<std::vector<std::string>> kept_or_asked(const Repository& repository,
                                               const std::vector<std::string>& paths,
                                               const IgnoreRules& ignoring) {
  if (ignoring.kept == nullptr || ignoring.snapshot == nullptr)
    return ignored_paths(repository, paths, ignoring.snapshot);
  std::string key = key_of(paths, ignoring);
  std::vector<std::string> ignored;
  if (const auto known = ignoring.kept->find(key)) {
    for (const std::string_view path : split(*known, '\n')) {
      if (!path.empty()) ignored.emplace_back(path);
    }
    return ignored;
  }
  auto answer = ignored_paths(repository, paths, ignoring.snapshot);
  if (answer) ignoring.kept->keep(std::move(key), fmt::format("{}", fmt::join(*answer, "\n")));
  return answer;
}

// A module that git would ignore is made by some build step, and so is one whose folder it would ignore.
std::vector<std::string> generated_modules(const std::vector<AbsenceQuestion>& asked, const std::string& root,
                                           const IgnoreRules& ignoring) {
  const auto repository = asked.empty() ? std::nullopt : find_repository(root);
  if (!repository) return {};
  std::vector<std::string> paths;
  for (const AbsenceQuestion& question : asked) {
    for (const char* ending : {".py", "/__init__.py", ".so"}) paths.push_back(question.path + ending);
  }
  const auto ignored = kept_or_asked(*repository, paths, ignoring);
  std::vector<std::string> generated;
  if (!ignored) return generated;
  for (const AbsenceQuestion& question : asked) {
    for (const char* ending : {".py", "/__init__.py", ".so"}) {
      if (!std::binary_search(ignored->begin(), ignored->end(), question.path + ending)) continue;
      generated.push_back(question.path);
      break;
    }
  }
  return generated;
}

}  // namespace

Project link_facts(Tree tree, std::vector<FileFacts> facts, const Policy& policy, const std::string& root,
                   const Contents& contents, const IgnoreRules& ignoring, unsigned threads, Units units,
                   std::vector<Document> documents) {
  Project project =
      link(std::move(tree), std::move(facts), policy, threads, std::move(units), std::move(documents));
  const Questions asked = questions(project);
  Answers answers{.absent = absent_names(project, asked.names, contents, threads),
                  .ignored = generated_modules(asked.absences, root, ignoring)};
  return answered(std::move(project), answers);
}

}  // namespace ssot
