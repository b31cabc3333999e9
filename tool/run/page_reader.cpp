#include "run/page_reader.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/path.h"
#include "frontend/cpp/cpp.h"
#include "frontend/docs/proposals.h"
#include "frontend/python/python.h"
#include "model/anchors.h"

namespace ssot {
namespace {

// No person writes an example of this size, and it is what bounds how much of a page is in memory as imports
// at once.
constexpr std::size_t kLargestBlock = std::size_t{256} << 10;
constexpr std::size_t kMostImports = 20'000;

// Copies what a fence imports into the document, at its places in the document.
void take_imports(const FileFacts& fence, const docs::Code& code, bool proposed, Document& out) {
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
    import.guarded = each.guarded || proposed;
    import.line = line_at(each.line).number;
    import.column = each.column + line_at(each.line).column - 1;
    import.end_line = line_at(each.end_line).number;
    import.name_line = line_at(each.name_line).number;
    import.name_column = each.name_column + line_at(each.name_line).column - 1;
    import.name_end_column = each.name_end_column + line_at(each.name_line).column - 1;
    out.imports.push_back(import);
  }
}

// As take_imports. SSOT503 is the only rule that a fence may break; a comment that names others is part of
// the example.
void take_suppressions(const FileFacts& fence, const docs::Code& code, Document& out) {
  const auto line_at = [&](int line) -> const docs::Line& {
    return code.lines[std::min(static_cast<std::size_t>(line) - 1, code.lines.size() - 1)];
  };
  for (const Suppression& each : fence.suppressions) {
    const bool meant = std::any_of(each.rules.begin(), each.rules.end(), [](std::string_view rule) {
      return rule == "SSOT503" || rule == "stale-document";
    });
    if (!meant) continue;
    Suppression found = each;
    for (std::string_view& rule : found.rules) rule = out.arena.copy(rule);
    found.until = out.arena.copy(each.until);
    found.reason = out.arena.copy(each.reason);
    found.leads = false;
    found.line = line_at(each.line).number;
    found.column += line_at(each.line).column - 1;
    found.end_column += line_at(each.line).column - 1;
    if (each.first_line != 0) {
      found.first_line = line_at(each.first_line).number;
      found.last_line = line_at(each.last_line).number;
    }
    out.suppressions.push_back(std::move(found));
  }
}

void note_limit(Document& out, int line, std::string reason) {
  out.gaps.push_back({out.path, line, GapKind::kSkippedLimit, std::move(reason)});
}

// "a/b/c.py" of "a.b.c".
std::string file_of(std::string_view module) {
  std::string file(module);
  std::replace(file.begin(), file.end(), '.', '/');
  return file + ".py";
}

}  // namespace

PageReader::PageReader(const Tree& tree) : tree_(tree) {
  nothing_.search = std::make_shared<const AnchorSearch>(nothing_);
}

void PageReader::read(std::string_view text, Document& out) {
  asked_the_tree_ = false;
  // One more than may be shown: the limit is not reached in silence.
  places_.find(text, kMostImports + 1);
  if ((places_.empty() && !places_.allows()) || docs::is_plan(out.path, text)) return;
  proposed_.clear();
  if (out.language == Language::kMarkdown) {
    docs::find_fences(text, blocks_);
  } else {
    docs::find_code_blocks(text, blocks_);
  }
  if (places_.allows()) docs::read_suppressions(text, blocks_, out);
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
  if (!proposed_.empty()) expect_proposed_to_fail(out);
  if (places_.size() <= kMostImports && out.imports.size() <= kMostImports) return;
  if (out.imports.size() > kMostImports) out.imports.resize(kMostImports);
  note_limit(out, 0, "this page imports something in more than 20000 places; those behind are not judged");
}

void PageReader::read(std::string_view text, const docs::Block& block, Document& out) {
  docs::code_of(text, blocks_, block, code_);
  if (code_.language == Language::kNone) return;
  // What is no whole program loses nothing here: gaps of a fence are dropped with its facts.
  buffer_.assign(code_.text);
  const bool python = code_.language == Language::kPython;
  const FileFacts facts =
      python ? python::read({}, buffer_.text(), nothing_) : cpp::read({}, buffer_.text(), nothing_);
  if (facts.imports.empty()) return;
  int last = 0;
  for (const Import& each : facts.imports) last = std::max(last, each.line);
  const docs::FileLabel label = python ? docs::file_label(block, code_) : docs::FileLabel{};
  if (label.quoted) return;
  const bool proposed = !label.path.empty() && is_proposed(label.path, out.path);
  if (proposed) proposed_.emplace_back(label.path);
  docs::mark_disowned(block, static_cast<std::size_t>(last), code_);
  take_imports(facts, code_, proposed, out);
  take_suppressions(facts, code_, out);
}

bool PageReader::is_proposed(std::string_view file, std::string_view page) const {
  asked_the_tree_ = true;
  const auto is_there = [&](const std::string& path) {
    const auto at =
        std::lower_bound(tree_.files.begin(), tree_.files.end(), path,
                         [](const SourceFile& each, const std::string& key) { return each.path < key; });
    return at != tree_.files.end() && at->path == path;
  };
  for (std::string_view folder = folder_of(page);; folder = folder_of(folder)) {
    if (is_there(join(folder, file))) return false;
    if (folder.empty()) return true;
  }
}

void PageReader::expect_proposed_to_fail(Document& out) {
  std::sort(proposed_.begin(), proposed_.end());
  for (Import& each : out.imports) {
    if (!each.guarded && std::binary_search(proposed_.begin(), proposed_.end(), file_of(each.module)))
      each.guarded = true;
  }
}

}  // namespace ssot
