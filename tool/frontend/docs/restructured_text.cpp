// Code of reStructuredText: `code-block` directives and literal blocks. Which lines belong to what is told by indentation alone.

#include <algorithm>

#include "frontend/docs/docs.h"
#include "frontend/docs/page_lines.h"
#include "model/suppression_text.h"

namespace ssot::docs {
namespace {

constexpr int kTabStop = 8;

struct Indent {
  std::size_t bytes = 0;
  int columns = 0;
};

Indent indent_of(std::string_view line) {
  Indent indent;
  for (; indent.bytes < line.size(); ++indent.bytes) {
    if (line[indent.bytes] == ' ') {
      ++indent.columns;
    } else if (line[indent.bytes] == '\t') {
      indent.columns += kTabStop - indent.columns % kTabStop;
    } else {
      break;
    }
  }
  return indent;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// `====`: under a title, or over and under it.
bool is_title_line(std::string_view text) {
  return text.size() >= 3 && std::string_view("=-~^\"'`#*+:.<>_").find(text.front()) != std::string_view::npos &&
         text.find_first_not_of(text.front()) == std::string_view::npos;
}

// The argument of a directive that shows code.
bool is_code_directive(std::string_view text, std::string_view& argument) {
  if (!text.starts_with("..")) return false;
  const std::string_view rest = trimmed(text.substr(2));
  for (const std::string_view name : {"code-block::", "sourcecode::", "code::"}) {
    if (!rest.starts_with(name)) continue;
    argument = trimmed(rest.substr(name.size()));
    return true;
  }
  return false;
}

// `.. anything` that is no directive, target, citation or substitution: what is indented below is not shown.
bool is_comment(std::string_view text) {
  if (!text.starts_with("..") || (text.size() > 2 && text[2] != ' ' && text[2] != '\t')) return false;
  const std::string_view rest = trimmed(text.substr(2));
  if (rest.starts_with(kSuppressionMark) && !rest.starts_with("ssot::")) return true;
  return !rest.starts_with('_') && !rest.starts_with('[') && !rest.starts_with('|') &&
         rest.find("::") == std::string_view::npos;
}

class CodeBlocks {
 public:
  CodeBlocks(std::string_view text, Blocks& out) : lines_(text), out_(out) {}

  void run() {
    while (lines_.step()) take(lines_.line());
    close();
  }

 private:
  enum class Open : unsigned char { kNothing, kOptions, kCode, kComment };

  void take(std::string_view line) {
    const Indent indent = indent_of(line);
    const std::string_view text = trimmed(line);
    if (text.empty()) {
      blank(line);
      return;
    }
    if (open_ != Open::kNothing && indent.columns > around_) return inside(line, indent, text);
    close();
    outside(indent, text);
  }

  void blank(std::string_view line) {
    if (open_ == Open::kOptions) open_ = Open::kCode;
    if (open_ == Open::kCode) add(line, {line.size(), 0});
  }

  void inside(std::string_view line, Indent indent, std::string_view text) {
    if (open_ == Open::kComment) return add_comment(indent);
    if (open_ == Open::kOptions) {
      if (text.starts_with(':') && text.find(':', 1) != std::string_view::npos) return;
      open_ = Open::kCode;
    }
    if (base_ < 0 || indent.columns < base_) base_ = indent.columns;
    add(line, indent);
  }

  void add(std::string_view line, Indent indent) {
    Line each;
    each.begin = lines_.begin() + indent.bytes;
    each.end = lines_.begin() + line.size();
    each.number = lines_.number();
    each.column = static_cast<int>(indent.bytes) + 1;
    each.blanks = indent.columns;  // less what the whole block is indented by, once that is known
    out_.lines.push_back(each);
  }

  void add_comment(Indent indent) {
    out_.comments.push_back({.begin = lines_.begin() + indent.bytes,
                             .end = lines_.end(),
                             .number = lines_.number(),
                             .column = static_cast<int>(indent.bytes) + 1});
  }

  void close() {
    if (open_ == Open::kOptions || open_ == Open::kCode) {
      Block& block = out_.blocks.back();
      block.last = out_.lines.size();
      for (std::size_t i = block.first; i < block.last; ++i)
        out_.lines[i].blanks = std::max(0, out_.lines[i].blanks - std::max(0, base_));
    }
    open_ = Open::kNothing;
  }

  void outside(Indent indent, std::string_view text) {
    std::string_view argument;
    if (is_code_directive(text, argument)) {
      open(Open::kOptions, indent, argument);
    } else if (is_comment(text)) {
      open_ = Open::kComment;
      around_ = indent.columns;
      add_comment(indent);
    } else if (text.ends_with("::") && !text.starts_with("..")) {
      above_ = text;
      open(Open::kCode, indent, {});
    } else if (is_title_line(text)) {
      if (!above_.empty()) heading_ = above_;
    } else {
      above_ = text;
    }
  }

  void open(Open what, Indent indent, std::string_view info) {
    open_ = what;
    around_ = indent.columns;
    base_ = -1;
    out_.blocks.push_back({.info = info,
                           .heading = heading_,
                           .above = above_,
                           .line = lines_.number(),
                           .first = out_.lines.size(),
                           .last = out_.lines.size()});
    above_ = {};
  }

  PageLines lines_;
  Blocks& out_;
  Open open_ = Open::kNothing;
  int around_ = 0;  // columns of the line that opened it
  int base_ = -1;   // columns that all lines of the block are indented by
  std::string_view heading_;
  std::string_view above_;
};

}  // namespace

void find_code_blocks(std::string_view rst, Blocks& out) {
  out.clear();
  CodeBlocks(rst, out).run();
}

}  // namespace ssot::docs
