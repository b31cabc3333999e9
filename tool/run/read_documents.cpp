#include "run/read_documents.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "base/files.h"
#include "base/literal_search.h"
#include "base/parallel.h"
#include "base/path.h"
#include "frontend/cpp/cpp.h"
#include "frontend/docs/docs.h"
#include "frontend/packaging/packaging.h"
#include "frontend/python/python.h"
#include "run/backup_folders.h"

namespace ssot {
namespace {

// As for sources: a larger file is a gap, not a wait.
constexpr std::size_t kLargestPage = std::size_t{64} << 20;

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
    if (each.computed || code.disowned[static_cast<std::size_t>(&line_at(each.line) - code.lines.data())]) continue;
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
  explicit PageReader(const LiteralSearch& words) : words_(words) {}

  void read(std::string_view text, Document& out) {
    if (!holds_word(text)) return;
    if (out.language == Language::kMarkdown) {
      docs::find_fences(text, blocks_);
    } else {
      docs::find_code_blocks(text, blocks_);
    }
    for (const docs::Block& block : blocks_.blocks) {
      if (block.first == block.last) continue;
      const std::size_t begin = blocks_.lines[block.first].begin;
      if (!holds_word(text.substr(begin, blocks_.lines[block.last - 1].end - begin))) continue;
      docs::code_of(text, blocks_, block, code_);
      if (code_.language == Language::kNone) continue;
      // What is no whole program loses nothing here: gaps of a fence are dropped with its facts.
      buffer_.assign(code_.text);
      const Request nothing;
      take_imports(code_.language == Language::kPython ? python::read({}, buffer_.text(), nothing)
                                                       : cpp::read({}, buffer_.text(), nothing),
                   code_, out);
    }
  }

 private:
  bool holds_word(std::string_view text) const {
    bool found = false;
    words_.each(text, [&](std::size_t, std::size_t) {
      found = true;
      return false;
    });
    return found;
  }

  const LiteralSearch& words_;
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
    for (const SourceFile& file : tree_.files) {
      if (wanted(file)) files.push_back(&file);
    }
    std::vector<Document> documents(files.size());
    const LiteralSearch words({"import", "include"});
    struct Worker {
      explicit Worker(const LiteralSearch& words) : pages(words) {}
      FileBuffer buffer;
      PageReader pages;
    };
    std::vector<Worker> workers;
    for (unsigned i = 0; i < std::max(1U, options_.threads); ++i) workers.emplace_back(words);
    parallel_for(files.size(), options_.threads, [&](std::size_t index, unsigned worker) {
      documents[index] = read(*files[index], workers[worker].buffer, workers[worker].pages);
    });
    ReadDocuments out;
    for (Document& each : documents) {
      if (each.language != Language::kNone) ++out.analysed_by[std::string(language_name(each.language))];
      if (!each.imports.empty() || !each.mentions.empty() || !each.gaps.empty())
        out.documents.push_back(std::move(each));
    }
    return out;
  }

 private:
  bool wanted(const SourceFile& file) const {
    if (is_backup(tree_.backups, file.path)) return false;
    if (packaging::is_project_file(file.path)) return options_.project_files;
    if (!options_.pages || !is_page(file.language)) return false;
    return std::none_of(options_.policy->docs_history.begin(), options_.policy->docs_history.end(),
                        [&](const Glob& glob) { return glob.matches(file.path); });
  }

  Document read(const SourceFile& file, FileBuffer& buffer, PageReader& pages) const {
    Document document;
    document.path = file.path;
    if (is_page(file.language)) document.language = file.language;
    const FileBuffer::Status status = buffer.read_at(folder_, file.path.c_str(), kLargestPage);
    if (status != FileBuffer::Status::kOk) {
      const bool limit = status == FileBuffer::Status::kTooLarge;
      document.gaps.push_back({file.path, 0, limit ? GapKind::kSkippedLimit : GapKind::kUnread, buffer.reason()});
      return document;
    }
    if (packaging::is_project_file(file.path)) return packaging::read(file.path, buffer.text());
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
