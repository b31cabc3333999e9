#include <map>
#include <memory>

#include "base/files.h"
#include "frontend/clang/clang.h"
#include "frontend/clang/definitions.h"
#include "frontend/clang/invocation.h"
#include "frontend/clang/meanings.h"
#include "frontend/clang/reconcile.h"
#include "frontend/clang/run.h"
#include "frontend/cpp/cpp.h"

namespace ssot::clang_reader {
namespace {

// The files asked for, as far as the unit has reached them.
class AskedFiles {
 public:
  AskedFiles(const Environment& environment, const UnitRequest& request) : bodies_(request.bodies) {
    for (const std::string& path : request.files) asked_.emplace(environment.root + "/" + path, path);
  }

  SeenFile* find(const clang::SourceManager& sources, clang::FileID id) {
    const clang::OptionalFileEntryRef entry = sources.getFileEntryRefForID(id);
    if (!entry) return nullptr;
    const auto asked = asked_.find(entry->getFileEntry().tryGetRealPathName().str());
    if (asked == asked_.end()) return nullptr;
    std::unique_ptr<Reached>& reached = reached_[asked->second];
    if (reached == nullptr) {
      reached = std::make_unique<Reached>();
      reached->buffer.assign(std::string_view(sources.getBufferData(id)));
      Request request{.all_definitions = true, .literals = {}};
      request.all_uses = bodies_;
      reached->seen.facts = cpp::read(asked->second, reached->buffer.text(), request);
      reached->seen.bodies = bodies_;
    }
    return &reached->seen;
  }

  std::vector<FileFacts> facts() {
    std::vector<FileFacts> result;
    for (auto& [path, reached] : reached_) {
      result.push_back(reconcile(std::move(reached->seen), reached->buffer.text(),
                                 {.depth = Proof::kUnit, .conditions_known = false, .uses = bodies_}));
    }
    return result;
  }

 private:
  struct Reached {
    FileBuffer buffer;
    SeenFile seen;
  };
  std::map<std::string, std::string> asked_;  // absolute path → path from the root
  std::map<std::string, std::unique_ptr<Reached>> reached_;
  bool bodies_;
};

}  // namespace

UnitAnswer parse_unit(const Environment& environment, const UnitRequest& request) {
  UnitAnswer answer;
  const Invocation invocation = make_invocation(environment, request.command);
  if (invocation.options == nullptr) {
    answer.failure = invocation.failure;
    return answer;
  }
  AskedFiles asked(environment, request);
  FilesSeen files(
      [&](const clang::SourceManager& sources, clang::FileID id) { return asked.find(sources, id); });
  Run run;
  run.files = &files;
  run.bodies = true;  // of the files asked for: `content` compares them
  run.error_texts = 5;
  run.root = environment.root;
  run.tree = [&](clang::ASTContext& context) {
    if (request.bodies) note_meanings(context, files);
    walk_definitions(context, files, {.bodies = request.bodies, .alone = false, .content = true});
  };
  const RunResult result = run_clang(invocation, run);
  answer.errors = result.errors;
  if (!result.parsed) {
    answer.failure = "Clang did not reach the end of the unit" +
                     (result.errors.empty() ? std::string() : ": " + result.errors.front());
    return answer;
  }
  for (std::string& error : answer.errors) {
    if (error.starts_with(environment.root + "/")) error.erase(0, environment.root.size() + 1);
  }
  answer.facts = asked.facts();
  return answer;
}

}  // namespace ssot::clang_reader
