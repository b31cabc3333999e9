#include "run/read_documents.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

#include "base/files.h"
#include "base/parallel.h"
#include "base/path.h"
#include "frontend/cpp/cpp.h"
#include "frontend/docs/docs.h"
#include "frontend/docs/import_places.h"
#include "frontend/packaging/packaging.h"
#include "frontend/python/python.h"
#include "run/backup_folders.h"

namespace ssot {
namespace {

// As for sources: a larger file is a gap, not a wait.
constexpr std::size_t kLargestPage = std::size_t{64} << 20;
// No person writes an example of this size, and it is what bounds how much of a page is in memory as imports
// at once.
constexpr std::size_t kLargestBlock = std::size_t{256} << 10;
constexpr std::size_t kMostImports = 20'000;

bool is_page(Language language) { return language == Language::kMarkdown || language == Language::kRst; }

// Copies what a fence imports into the document, at its places in the document.
void take_imports(const FileFacts& fence, const docs::Code& code, Document& out) {
  const auto line_at = [&](int line) -> const docs::Line& {
    const auto index = static_cast<std::size_t>(std::max(line, 1)) - 1;
    return code.lines[std::min(index, code.lines.size() - 1)];
  };
  const bool python = code.language == Language::kPython;
  for (const Import& each : fence.imports) {
    if (python && docs::is_placeholder(each.module)) continue;
    if (each.computed || code.disowned[static_cast<std::size_t>(&line_at(each.line) - code.lines.data())])
      continue;
    Import import = each;
    import.module = out.arena.copy(each.module);
    import.name = out.arena.copy(each.name);
    import.alias = out.arena.copy(each.alias);
    import.line = line_at(each.line).number;
    import.column = each.column + line_at(each.line).column - 1;
    import.end_line = line_at(each.end_line).number;
    import.name_line = line_at(each.name_line).number;
    import.name_column = each.name_column + line_at(each.name_line).column - 1;
    import.name_end_column = each.name_end_column + line_at(each.name_line).column - 1;
    out.imports.push_back(import);
  }
}

class PageReader {
 public:
  void read(std::string_view text, Document& out) {
    // One more than may be shown: the limit is not reached in silence.
    places_.find(text, kMostImports + 1);
    if (places_.empty()) return;
    if (out.language == Language::kMarkdown) {
      docs::find_fences(text, blocks_);
    } else {
      docs::find_code_blocks(text, blocks_);
    }
    for (const docs::Block& block : blocks_.blocks) {
      if (block.first == block.last) continue;
      const std::size_t begin = blocks_.lines[block.first].begin;
      const std::size_t end = blocks_.lines[block.last - 1].end;
      if (!places_.any_in(begin, end)) continue;
      if (end - begin > kLargestBlock) {
        note_limit(out, block.line,
                   "a block of code of this page is larger than 256 KiB, so what it imports is not judged");
      } else {
        read(text, block, out);
      }
      if (out.imports.size() > kMostImports) break;
    }
    if (places_.size() <= kMostImports && out.imports.size() <= kMostImports) return;
    if (out.imports.size() > kMostImports) out.imports.resize(kMostImports);
    note_limit(out, 0, "this page imports something in more than 20000 places; those behind are not judged");
  }

 private:
  void read(std::string_view text, const docs::Block& block, Document& out) {
    docs::code_of(text, blocks_, block, code_);
    if (code_.language == Language::kNone) return;
    // What is no whole program loses nothing here: gaps of a fence are dropped with its facts.
    buffer_.assign(code_.text);
    const Request nothing;
    const bool python = code_.language == Language::kPython;
    const FileFacts facts =
        python ? python::read({}, buffer_.text(), nothing) : cpp::read({}, buffer_.text(), nothing);
    if (facts.imports.empty()) return;
    docs::mark_disowned(block, code_);
    take_imports(facts, code_, out);
  }

  static void note_limit(Document& out, int line, std::string reason) {
    out.gaps.push_back({out.path, line, GapKind::kSkippedLimit, std::move(reason)});
  }

  docs::ImportPlaces places_;
  docs::Blocks blocks_;
  docs::Code code_;
  FileBuffer buffer_;
};

class DocumentReader {
 public:
  DocumentReader(const Tree& tree, const DocumentOptions& options)
      : tree_(tree),
        options_(options),
        folder_(open(options.root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
  ~DocumentReader() {
    if (folder_ >= 0) close(folder_);
  }
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;

  ReadDocuments run() {
    std::vector<const SourceFile*> files;
    ReadDocuments out;
    for (const SourceFile& file : tree_.files) {
      if (!wanted(file)) continue;
      files.push_back(&file);
      if (is_page(file.language)) ++out.analysed_by[std::string(language_name(file.language))];
    }
    struct Worker {
      FileBuffer buffer;
      PageReader pages;
      std::vector<Document> documents;
    };
    std::vector<Worker> workers(std::max(1U, options_.threads));
    parallel_for(files.size(), options_.threads, [&](std::size_t index, unsigned number) {
      Worker& worker = workers[number];
      Document document = read(*files[index], worker.buffer, worker.pages);
      if (!document.imports.empty() || !document.mentions.empty() || !document.gaps.empty())
        worker.documents.push_back(std::move(document));
    });
    for (Worker& worker : workers)
      std::move(worker.documents.begin(), worker.documents.end(), std::back_inserter(out.documents));
    std::sort(out.documents.begin(), out.documents.end(),
              [](const Document& a, const Document& b) { return a.path < b.path; });
    return out;
  }

 private:
  bool wanted(const SourceFile& file) const {
    if (!is_page(file.language))
      return options_.project_files && packaging::is_project_file(file.path) &&
             !is_backup(tree_.backups, file.path);
    return options_.pages && !is_backup(tree_.backups, file.path) &&
           std::none_of(options_.policy->docs_history.begin(), options_.policy->docs_history.end(),
                        [&](const Glob& glob) { return glob.matches(file.path); });
  }

  Document read(const SourceFile& file, FileBuffer& buffer, PageReader& pages) const {
    Document document;
    document.path = file.path;
    if (is_page(file.language)) document.language = file.language;
    const FileBuffer::Status status = buffer.read_at(folder_, file.path.c_str(), kLargestPage);
    if (status != FileBuffer::Status::kOk) {
      const bool limit = status == FileBuffer::Status::kTooLarge;
      document.gaps.push_back(
          {file.path, 0, limit ? GapKind::kSkippedLimit : GapKind::kUnread, buffer.reason()});
      return document;
    }
    if (!is_page(file.language)) return packaging::read(file.path, buffer.text());
    pages.read(buffer.text(), document);
    return document;
  }

  const Tree& tree_;
  const DocumentOptions& options_;
  int folder_;
};

}  // namespace

ReadDocuments read_documents(const Tree& tree, const DocumentOptions& options) {
  return DocumentReader(tree, options).run();
}

}  // namespace ssot
