#include "run/read_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "base/files.h"
#include "base/parallel.h"
#include "base/path.h"
#include "base/text.h"
#include "frontend/cpp/cpp.h"
#include "frontend/python/python.h"
#include "run/backup_folders.h"
#include "run/gaps.h"
#include "run/namespace_macros.h"
#include "run/packed.h"
#include "run/stopwatch.h"
#include "tree/backups.h"
#include "tree/languages.h"
#include "tree/walk.h"

namespace ssot {
namespace {

// Everything that a front end is told, apart from the file itself.
std::string digest(const Request& request) {
  std::string all(request.all_definitions ? "D" : "d");
  all += request.all_uses ? "U" : "u";
  const auto add = [&](std::string_view list, const auto& texts, auto text_of) {
    fmt::format_to(std::back_inserter(all), "\n{} {}", list, texts.size());
    for (const auto& each : texts) {
      const std::string text = text_of(each);
      fmt::format_to(std::back_inserter(all), " {}:{}", text.size(), text);
    }
  };
  const auto itself = [](const std::string& text) { return text; };
  add("literals", request.literals, itself);
  add("words", request.words, [](const Word& word) { return (word.whole ? "=" : "~") + word.text; });
  add("texts", request.texts, itself);
  add("mentions", request.mentions, itself);
  add("macros", request.namespace_macros, [](const auto& macro) { return macro.first + "\n" + macro.second; });
  return sha256(all);
}

class Reader {
 public:
  Reader(const ReadOptions& options, ReadTree& out)
      : options_(options),
        out_(out),
        contents_(*options.contents),
        request_(options.kept == nullptr ? "" : digest(options.request)) {}

  void run() {
    std::vector<const SourceFile*> now;
    std::vector<const SourceFile*> later;  // only when a C or C++ file includes them
    for (const SourceFile& file : out_.tree.files) {
      if (!wanted(file.path)) continue;
      switch (file.language) {
        case Language::kCpp:
        case Language::kPython:
          now.push_back(&file);
          break;
        case Language::kUnnamed:
          now.push_back(&file);
          later.push_back(&file);
          break;
        case Language::kCppFragment:
          later.push_back(&file);
          break;
        default:
          break;
      }
    }
    if (options_.backups_too) add_backups(now);
    read(now, /*as_included=*/false);
    read_included(std::move(later));
    finish();
  }

  // Adds files that were left out as part of a backup folder that turns out to be in use.
  void read_more(const std::vector<const SourceFile*>& files) {
    read(files, /*as_included=*/false);
    finish();
  }

  // Corrects the definitions of files whose namespaces are opened by macros of other files.
  void read_again() {
    const std::vector<SecondReading> again = second_readings(out_.facts, options_.request);
    std::vector<FileBuffer> buffers(std::max(1U, options_.threads));
    parallel_for(again.size(), options_.threads, [&](std::size_t index, unsigned worker) {
      FileFacts& facts = out_.facts[again[index].file];
      FileBuffer& buffer = buffers[worker];
      if (contents_.read(facts.path, buffer) != FileBuffer::Status::kOk) return;
      facts = cpp::read(facts.path, buffer.text(), again[index].request);
    });
  }

 private:
  // `x.py.bak` is in no language by its name; it is in that of what it is a copy of.
  void add_backups(std::vector<const SourceFile*>& now) {
    for (const Backup& each : out_.tree.backups) {
      if (each.folder || !wanted(each.path)) continue;
      const Language language = language_of_name(each.original);
      const bool read_already = language_of_name(each.path) == language;
      if (read_already || (language != Language::kCpp && language != Language::kPython)) continue;
      copies_.push_back({.path = each.path, .language = language, .size = 0});
      now.push_back(&copies_.back());
    }
  }

  bool wanted(std::string_view path) const {
    if (!options_.only.empty() &&
        std::none_of(options_.only.begin(), options_.only.end(),
                     [&](const std::string& each) { return is_under(path, each); })) {
      return false;
    }
    return options_.backups_too || !is_backup(out_.tree.backups, path);
  }

  void read(const std::vector<const SourceFile*>& files, bool as_included) {
    std::vector<FileFacts> facts(files.size());
    std::vector<FileBuffer> buffers(std::max(1U, options_.threads));
    std::mutex mutex;
    std::size_t done = 0;
    parallel_for(files.size(), options_.threads, [&](std::size_t index, unsigned worker) {
      facts[index] = kept_or_read(*files[index], buffers[worker], as_included);
      if (!options_.progress || index % 256 != 0) return;
      const std::lock_guard lock(mutex);
      options_.progress(done += 256, files.size());
    });
    for (FileFacts& each : facts) {
      if (each.language == Language::kNone && each.gaps.empty()) continue;
      out_.facts.push_back(std::move(each));
    }
  }

  // What was read of the same bytes in the same way counts again.
  FileFacts kept_or_read(const SourceFile& file, FileBuffer& buffer, bool as_included) const {
    const std::string blob = options_.kept == nullptr ? std::string() : contents_.identity(file.path);
    if (blob.empty()) return read_one(file, buffer, as_included);
    std::string key = fmt::format("facts {} {} {}{} {}", request_, blob, static_cast<int>(file.language),
                                  as_included ? "+" : "", file.path);
    if (const auto bytes = options_.kept->find(key)) {
      if (auto facts = unpacked_facts(*bytes)) return std::move(*facts);
    }
    FileFacts facts = read_one(file, buffer, as_included);
    const bool unread = std::any_of(facts.gaps.begin(), facts.gaps.end(),
                                    [](const Gap& gap) { return gap.kind == GapKind::kUnread; });
    if (!unread) options_.kept->keep(std::move(key), packed(facts));
    return facts;
  }

  FileFacts read_one(const SourceFile& file, FileBuffer& buffer, bool as_included) const {
    FileFacts facts;
    facts.path = file.path;
    Language language = file.language;
    if (language == Language::kUnnamed && !as_included) {
      language = language_of_head(file.path);
      if (language == Language::kNone) return facts;
    }
    if (as_included) language = Language::kCpp;
    const FileBuffer::Status status = contents_.read(file.path, buffer);
    if (status != FileBuffer::Status::kOk) {
      const GapKind kind =
          status == FileBuffer::Status::kTooLarge ? GapKind::kSkippedLimit : GapKind::kUnread;
      facts.language = language;
      facts.gaps.push_back({file.path, 0, kind, buffer.reason()});
      return facts;
    }
    return language == Language::kPython ? python::read(file.path, buffer.text(), options_.request)
                                         : cpp::read(file.path, buffer.text(), options_.request);
  }

  Language language_of_head(const std::string& path) const {
    return language_of_text(contents_.head(path, 128));
  }

  // Fragments and headers without extension may include further ones, so until nothing new turns up.
  void read_included(std::vector<const SourceFile*> candidates) {
    std::unordered_set<std::string> names;
    std::size_t seen = 0;
    while (!candidates.empty()) {
      const std::size_t before = names.size();
      for (; seen < out_.facts.size(); ++seen) {
        for (const Import& import : out_.facts[seen].imports) {
          if (import.kind != ImportKind::kInclude || import.computed || import.module.size() < 3) continue;
          names.emplace(name_of(import.module.substr(1, import.module.size() - 2)));
        }
      }
      if (names.size() == before) break;
      std::vector<const SourceFile*> hit;
      std::erase_if(candidates, [&](const SourceFile* file) {
        const bool included = names.contains(std::string(name_of(file->path)));
        if (included) hit.push_back(file);
        return included;
      });
      read(hit, /*as_included=*/true);
    }
  }

  void finish() {
    const auto by_path = [](const FileFacts& a, const FileFacts& b) { return a.path < b.path; };
    // Most often nothing came later, and facts are large to move.
    if (!std::is_sorted(out_.facts.begin(), out_.facts.end(), by_path))
      std::sort(out_.facts.begin(), out_.facts.end(), by_path);
    // A python script without extension may also have been read as a header of the same name; the script
    // wins.
    const auto same = [](const FileFacts& a, const FileFacts& b) { return a.path == b.path; };
    out_.facts.erase(std::unique(out_.facts.begin(), out_.facts.end(), same), out_.facts.end());
  }

  const ReadOptions& options_;
  ReadTree& out_;
  std::deque<SourceFile> copies_;  // left-over copies under the language of their originals
  const Contents& contents_;
  std::string request_;  // tells readings for one request from those for another
};

void collect_gaps(ReadTree& out) {
  out.gaps.insert(out.gaps.end(), out.tree.gaps.begin(), out.tree.gaps.end());
  out.analysed_by.clear();
  for (const FileFacts& each : out.facts) {
    out.gaps.insert(out.gaps.end(), each.gaps.begin(), each.gaps.end());
    ++out.analysed_by[std::string(language_name(each.language))];
  }
  sort_gaps(out.gaps);
}

}  // namespace

void read_missing_definitions(const ReadOptions& options, std::vector<FileFacts>& facts,
                              const std::function<bool(const FileFacts&)>& wanted) {
  std::vector<FileFacts*> again;
  for (FileFacts& each : facts) {
    if (each.language == Language::kCpp && !each.defined && wanted(each)) again.push_back(&each);
  }
  Request request = options.request;
  request.all_definitions = true;
  std::vector<FileBuffer> buffers(std::max(1U, options.threads));
  parallel_for(again.size(), options.threads, [&](std::size_t index, unsigned worker) {
    FileBuffer& buffer = buffers[worker];
    if (options.contents->read(again[index]->path, buffer) != FileBuffer::Status::kOk) return;
    *again[index] = cpp::read(again[index]->path, buffer.text(), request);
  });
}

Result<ReadTree> read_tree(const ReadOptions& options, std::vector<Timing>& timings) {
  Stopwatch watch(timings);
  WalkOptions walking{.root = options.root,
                      .exclude = {},
                      .languages = options.policy->languages,
                      .threads = options.threads,
                      .snapshot = options.snapshot};
  for (const auto& [glob, place] : options.policy->exclude) walking.exclude.push_back(glob);
  Result<Tree> tree = walk(walking);
  if (!tree) return Error{tree.error()};
  watch.ended("walk");

  // From here on the set of files is fixed and sorted.
  ReadTree out{.tree = std::move(*tree), .facts = {}, .gaps = {}, .analysed_by = {}};
  out.tree.backups = find_backups(out.tree, *options.contents, options.threads, out.tree.gaps, options.kept);
  watch.ended("backups");

  Reader reader(options, out);
  reader.run();
  if (!options.backups_too) reader.read_more(release_folders_in_use(out.tree, out.facts));
  reader.read_again();
  collect_gaps(out);
  watch.ended("read");
  return out;
}

}  // namespace ssot
