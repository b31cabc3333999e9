// The front end for documents: the blocks of code that pages of Markdown and reStructuredText show.
//
// It finds blocks, says in which language they are and which of their lines show how not to write it; what
// the code means is the other front ends' matter. Prose, inline code and Markdown's indented blocks are left
// alone.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/language.h"

namespace ssot::docs {

// One line of a block, without its line end and without what the page puts in front of it: indentation, `> `.
struct Line {
  std::size_t begin = 0;  // bytes of the page
  std::size_t end = 0;
  int number = 0;  // from 1
  int column = 0;  // of `begin`, bytes from 1
  int blanks = 0;  // what a tab leaves when only a part of it was indentation
};

struct Block {
  std::string_view info;     // "python title=x"; of a directive its argument; empty when no language is named
  std::string_view heading;  // the text of the last heading above; empty when there is none
  std::string_view above;    // the last line of text above, when nothing else lies between
  int line = 0;              // of the opening fence, the directive, or the line that ends in `::`
  std::size_t first = 0;     // its lines, [first, last) of Blocks::lines
  std::size_t last = 0;
};

// Views into the text of the page.
struct Blocks {
  std::vector<Block> blocks;
  std::vector<Line> lines;
  std::vector<Line>
      comments;  // lines of comments that stand as blocks of their own, with what opens and closes them
  void clear() {
    blocks.clear();
    lines.clear();
    comments.clear();
  }
};

// Fenced code blocks as CommonMark 0.30 has them, in block quotes and list items too.
void find_fences(std::string_view markdown, Blocks& out);
// `code-block`, `code` and `sourcecode` directives, and literal blocks behind `::`.
void find_code_blocks(std::string_view rst, Blocks& out);

// What a block shows, as a file of its own.
struct Code {
  Language language = Language::kNone;  // kPython, kCpp; kNone: there is nothing in it to judge
  std::string text;
  std::vector<Line>
      lines;  // where each line of `text` stands in the page; `column` is that of its first byte
  std::vector<bool> disowned;  // by line: the page shows it as what not to write; of those that mark_disowned
                               // was asked about
};
// `text` is the page that the blocks were found in. Fills `out` anew, for reuse.
void code_of(std::string_view text, const Blocks& blocks, const Block& block, Code& out);

// Guides tell of the old way before they tell of the new; the rule is written down on the page of SSOT503.
// Apart from code_of, because few blocks import anything, and those that do do so early: the first `lines`
// are looked at.
void mark_disowned(const Block& block, std::size_t lines, Code& out);

// The comments of the page that allow findings, into `out`. Only where the page holds kSuppressionMark at
// all.
void read_suppressions(std::string_view text, const Blocks& blocks, Document& out);

// A module that stands for the reader's own: "app.your_module", "app.my_service.xxx".
bool is_placeholder(std::string_view module);

}  // namespace ssot::docs
