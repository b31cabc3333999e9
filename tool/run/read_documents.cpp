#include "run/read_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/files.h"
#include "base/parallel.h"
#include "base/path.h"
#include "frontend/packaging/packaging.h"
#include "run/backup_folders.h"
#include "run/packed.h"
#include "run/page_reader.h"

namespace ssot {
namespace {

bool is_page(Language language) { return language == Language::kMarkdown || language == Language::kRst; }

class DocumentReader {
 public:
  DocumentReader(const Tree& tree, const DocumentOptions& options) : tree_(tree), options_(options) {}

  ReadDocuments run() {
    std::vector<const SourceFile*> files;
    ReadDocuments out;
    for (const SourceFile& file : tree_.files) {
      if (!wanted(file)) continue;
      files.push_back(&file);
      if (is_page(file.language)) ++out.analysed_by[std::string(language_name(file.language))];
    }
    struct Worker {
      explicit Worker(const Tree& tree) : pages(tree) {}
      FileBuffer buffer;
      PageReader pages;
      std::vector<Document> documents;
    };
    std::vector<Worker> workers;
    for (unsigned i = 0; i < std::max(1U, options_.threads); ++i) workers.emplace_back(tree_);
    parallel_for(files.size(), options_.threads, [&](std::size_t index, unsigned number) {
      Worker& worker = workers[number];
      Document document = kept_or_read(*files[index], worker.buffer, worker.pages);
      if (!document.imports.empty() || !document.mentions.empty() || !document.suppressions.empty() ||
          !document.gaps.empty())
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

  // What a page says of files that are to come depends on the rest of the tree, and is not kept.
  Document kept_or_read(const SourceFile& file, FileBuffer& buffer, PageReader& pages) const {
    const std::string blob = options_.kept == nullptr ? std::string() : options_.contents->identity(file.path);
    if (blob.empty()) return read(file, buffer, pages);
    std::string key = fmt::format("document {} {} {}", blob, static_cast<int>(file.language), file.path);
    if (const auto bytes = options_.kept->find(key)) {
      if (auto document = unpacked_document(*bytes)) return std::move(*document);
    }
    Document document = read(file, buffer, pages);
    if (document.gaps.empty() && !pages.asked_the_tree()) options_.kept->keep(std::move(key), packed(document));
    return document;
  }

  Document read(const SourceFile& file, FileBuffer& buffer, PageReader& pages) const {
    Document document;
    document.path = file.path;
    if (is_page(file.language)) document.language = file.language;
    const FileBuffer::Status status = options_.contents->read(file.path, buffer);
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
};

}  // namespace

ReadDocuments read_documents(const Tree& tree, const DocumentOptions& options) {
  return DocumentReader(tree, options).run();
}

}  // namespace ssot
