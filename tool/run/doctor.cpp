#include "run/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/files.h"
#include "base/parallel.h"
#include "base/path.h"
#include "base/text.h"
#include "index/path_table.h"
#include "index/python_modules.h"
#include "run/clang_readers.h"
#include "run/databases.h"
#include "run/doctor_advice.h"
#include "run/gaps.h"
#include "tree/walk.h"
#include "worker/isolation.h"

namespace ssot {
namespace {

constexpr std::array<std::string_view, 10> kSourceExtensions{"c", "cc", "cpp", "cxx",  "c++",
                                                             "m", "mm", "cu",  "cppm", "ixx"};

bool is_source(std::string_view path) {
  const std::string extension = lower(extension_of(path));
  return std::find(kSourceExtensions.begin(), kSourceExtensions.end(), extension) != kSourceExtensions.end();
}

class Doctor {
 public:
  explicit Doctor(const Workspace& workspace) : workspace_(workspace), policy_(workspace.loaded.policy) {}

  Diagnosis run() && {
    out_.root = workspace_.root;
    out_.root_from = root_from();
    out_.policy_files = policy_.files;
    look_at_tree();
    look_at_databases();
    look_at_clang();
    sort_gaps(out_.gaps);
    out_.problems = problems_of(out_, workspace_);
    return std::move(out_);
  }

 private:
  std::string root_from() const {
    if (!workspace_.invocation.config.empty()) return "the folder of --config";
    if (policy_.from_file) return "the folder of the nearest ssot.json";
    return exists(workspace_.root + "/.git") ? "the nearest folder with .git" : "the working folder";
  }

  unsigned threads() const { return workspace_.invocation.jobs ? workspace_.invocation.jobs : processors(); }

  void look_at_tree() {
    WalkOptions options{
        .root = workspace_.root, .exclude = {}, .languages = policy_.languages, .threads = threads()};
    for (const auto& [glob, place] : policy_.exclude) options.exclude.push_back(glob);
    Result<Tree> walked = walk(options);
    if (!walked) {
      out_.gaps.push_back({".", 0, GapKind::kUnread, walked.error()});
      return;
    }
    tree_ = std::move(*walked);
    out_.in_git = tree_.in_git;
    out_.files = tree_.files.size();
    out_.gaps = tree_.gaps;
    for (const SourceFile& file : tree_.files) {
      out_.python_files += file.language == Language::kPython;
      if (file.language != Language::kCpp) continue;
      ++out_.cpp_files;
      if (is_source(file.path)) sources_.push_back(file.path);
      folders_.emplace(folder_of(file.path));
    }
    out_.cpp_sources = sources_.size();
    find_python_roots();
    for (const std::string& each : policy_.include_dirs)
      out_.include_dirs.emplace_back(each.empty() ? "." : each, is_folder(workspace_.root + "/" + each));
  }

  // Names alone, without reading any file, are what import roots are guessed from.
  void find_python_roots() {
    std::vector<FileFacts> facts;
    for (const SourceFile& file : tree_.files) {
      if (file.language != Language::kPython) continue;
      FileFacts& each = facts.emplace_back();
      each.path = file.path;
      each.language = file.language;
    }
    out_.python_roots_given = !policy_.python_roots.empty();
    if (facts.empty()) return;
    const PathTable table(facts);
    const PythonModules modules(facts, table, tree_, policy_.python_roots);
    for (const std::string& each : modules.roots()) out_.python_roots.push_back(each.empty() ? "." : each);
  }

  void look_at_databases() {
    if (out_.cpp_files == 0 && workspace_.invocation.databases.empty()) return;
    const CompileDatabases databases = databases_of(workspace_, {folders_.begin(), folders_.end()});
    out_.gaps.insert(out_.gaps.end(), databases.gaps.begin(), databases.gaps.end());
    std::vector<std::set<std::string>> compilers(databases.files.size());
    std::vector<std::set<std::uint32_t>> programs(databases.files.size());
    for (std::size_t i = 0; i < databases.files.size(); ++i) {
      out_.databases.push_back({.path = path_from(workspace_.root, databases.files[i]),
                                .entries = databases.counts[i].entries,
                                .other_languages = databases.counts[i].other_languages,
                                .units = 0,
                                .gone = 0,
                                .first_gone = {},
                                .compilers = {},
                                .programs = 0,
                                .programs_from = databases.counts[i].programs_from});
    }
    std::set<std::string_view> units;
    for (const CompileCommand& command : databases.commands) {
      Diagnosis::Database& database = out_.databases[command.database];
      ++database.units;
      compilers[command.database].insert(command.arguments.front());
      programs[command.database].insert(command.programs.begin(), command.programs.end());
      units.insert(command.file);
      if (exists(command.file)) continue;
      if (database.gone++ == 0) database.first_gone = path_from(workspace_.root, command.file);
    }
    for (std::size_t i = 0; i < out_.databases.size(); ++i) {
      out_.databases[i].compilers.assign(compilers[i].begin(), compilers[i].end());
      out_.databases[i].programs = programs[i].size();
    }
    for (const std::string& source : sources_) {
      if (units.contains(join(workspace_.root, source))) {
        ++out_.sources_in_units;
      } else if (out_.first_without_unit.empty()) {
        out_.first_without_unit = source;
      }
    }
  }

  void look_at_clang() {
    out_.worker = find_worker();
    out_.builtin_headers = find_builtin_headers();
    out_.landlock = landlock_available();
    out_.seccomp = seccomp_available();
    out_.file_seconds = kShortestParse_ms / 1000;
    out_.unit_seconds = kLongestParse_ms / 1000;
    out_.memory = WorkerSetup{}.memory;
    if (out_.worker.empty()) return;
    // The one question that shows that a worker starts, is let in and answers.
    CompileCommand command;
    command.file = join(workspace_.root, "doctor.cpp");
    command.directory = workspace_.root;
    command.arguments = {"clang++", command.file};
    ClangReaders clang(workspace_.root, 1);
    const auto answer = clang.ask(command, {"__clang_major__", "__clang_minor__", "__clang_patchlevel__"});
    if (!answer) {
      out_.clang_problem = answer.error();
    } else if (answer->size() == 3 && answer->front() > 0) {
      out_.clang_version = fmt::format("{}.{}.{}", (*answer)[0], (*answer)[1], (*answer)[2]);
    } else {
      out_.clang_problem = "Clang did not say which version it is";
    }
  }

  const Workspace& workspace_;
  const Policy& policy_;
  Tree tree_;
  std::vector<std::string> sources_;
  std::set<std::string> folders_;
  Diagnosis out_;
};

}  // namespace

Diagnosis diagnose(const Workspace& workspace) { return Doctor(workspace).run(); }

}  // namespace ssot
