// Comments of pages that allow findings. One speaks of the block of code that comes next; blank lines may
// stand between them, as a page needs them.

#include <algorithm>

#include "frontend/docs/docs.h"
#include "frontend/docs/page_lines.h"
#include "model/suppression_reader.h"

namespace ssot::docs {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

// Nothing but blanks and the marks of quotes.
bool is_blank(std::string_view line) { return line.find_first_not_of(" \t>") == std::string_view::npos; }

class PageComments {
 public:
  PageComments(std::string_view text, const Blocks& blocks, Document& out)
      : text_(text), blocks_(blocks), out_(out), reader_(out.arena, out.suppressions) {}

  void run() {
    PageLines lines(text_);
    bool in_paragraph = false;
    while (lines.step()) {
      if (next_comment_ < blocks_.comments.size() &&
          blocks_.comments[next_comment_].number == lines.number()) {
        if (in_paragraph) reader_.end_statement(lines.number() - 1, lines.number() - 1);
        in_paragraph = false;
        comment(blocks_.comments[next_comment_++]);
      } else if (is_blank(lines.line())) {
        if (in_paragraph) reader_.end_statement(lines.number() - 1, lines.number() - 1);
        in_paragraph = false;
        // As if the comments above stood directly above what follows.
        reader_.comment_lines(lines.number(), lines.number());
      } else if (lines.number() > block_end_) {
        in_paragraph = text(lines.number(), in_paragraph);
      }
    }
    if (reader_.limit_line() != 0) out_.gaps.push_back(suppression_limit(out_.path, reader_.limit_line()));
  }

 private:
  void comment(const Line& line) {
    reader_.comment_lines(line.number, line.number);
    const std::string_view whole = text_.substr(line.begin, line.end - line.begin);
    if (out_.language != Language::kMarkdown) return reader_.comment(whole, line.number, line.column);
    for (std::size_t at = 0; at < whole.size();) {
      const std::size_t opened = inside_ ? at : whole.find(kOpen, at);
      const std::size_t before = std::min(opened, whole.size());
      if (!is_blank(whole.substr(at, before - at))) reader_.code(line.number, /*inside=*/false);
      if (opened == std::string_view::npos) return;
      const std::size_t closed = whole.find(kClose, inside_ ? at : opened + kOpen.size());
      inside_ = closed == std::string_view::npos;
      const std::string_view each = whole.substr(opened, std::min(closed, whole.size()) - opened);
      reader_.comment(each, line.number, line.column + static_cast<int>(opened));
      at = inside_ ? whole.size() : closed + kClose.size();
    }
  }

  // A line of text, or the first of a block of code; a paragraph directly above a block belongs to it.
  // Whether the paragraph goes on.
  bool text(int line, bool in_paragraph) {
    reader_.code(line, in_paragraph);
    while (next_block_ < blocks_.blocks.size() && blocks_.blocks[next_block_].line < line) ++next_block_;
    if (next_block_ == blocks_.blocks.size() || blocks_.blocks[next_block_].line != line) return true;
    const Block& block = blocks_.blocks[next_block_];
    block_end_ = block.first == block.last ? line : blocks_.lines[block.last - 1].number;
    if (out_.language == Language::kMarkdown) ++block_end_;  // what closes it
    reader_.end_statement(line, block_end_);
    return false;
  }

  std::string_view text_;
  const Blocks& blocks_;
  Document& out_;
  SuppressionReader reader_;
  std::size_t next_comment_ = 0;
  std::size_t next_block_ = 0;
  int block_end_ = 0;    // last line of the block of code that was passed last
  bool inside_ = false;  // of a comment that goes on from the line before
};

}  // namespace

void read_suppressions(std::string_view text, const Blocks& blocks, Document& out) {
  PageComments(text, blocks, out).run();
}

}  // namespace ssot::docs
