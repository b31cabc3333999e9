// Fenced code blocks of Markdown, in one pass: the block structure of CommonMark 0.30 as far as it decides
// what a fence is.
//
// Containers are block quotes and list items; inside them a leaf is open, or none. What a page nests is held
// in a vector, and no line walks further into it than it has bytes: hostile pages cost their length.

#include <algorithm>

#include "frontend/docs/docs.h"
#include "frontend/docs/line_cursor.h"
#include "frontend/docs/markdown_html.h"
#include "frontend/docs/page_lines.h"

namespace ssot::docs {
namespace {

constexpr int kCodeIndent = 4;
// Nobody nests deeper; what a hostile page does is text.
constexpr std::size_t kDeepest = 1000;

bool only_blanks(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::size_t run_of(std::string_view text, char c) { return std::min(text.find_first_not_of(c), text.size()); }

bool is_heading(std::string_view rest) {
  const std::size_t marks = run_of(rest, '#');
  return marks >= 1 && marks <= 6 && (marks == rest.size() || rest[marks] == ' ' || rest[marks] == '\t');
}

bool is_underline(std::string_view rest) {
  if (rest.empty() || (rest.front() != '=' && rest.front() != '-')) return false;
  return only_blanks(rest.substr(run_of(rest, rest.front())));
}

// Bytes of a list item's marker at the start of `rest`; 0: none.
std::size_t list_marker(std::string_view rest, bool interrupts_paragraph) {
  std::size_t size = 0;
  if (rest.front() == '-' || rest.front() == '+' || rest.front() == '*') {
    size = 1;
  } else {
    while (size < rest.size() && rest[size] >= '0' && rest[size] <= '9') ++size;
    if (size == 0 || size > 9 || size == rest.size() || (rest[size] != '.' && rest[size] != ')')) return 0;
    if (interrupts_paragraph && rest.substr(0, size).find_first_not_of('0') != size - 1) return 0;
    if (interrupts_paragraph && rest[size - 1] != '1') return 0;
    ++size;
  }
  if (size < rest.size() && rest[size] != ' ' && rest[size] != '\t') return 0;
  if (interrupts_paragraph && only_blanks(rest.substr(size))) return 0;
  return size;
}

class Fences {
 public:
  Fences(std::string_view text, Blocks& out) : lines_(text), out_(out) {}

  void run() {
    while (lines_.step()) {
      if (!take_plain_line() && !take_plain_code()) take_line();
    }
    close_fence();
  }

 private:
  enum class Leaf : unsigned char { kNone, kParagraph, kFence, kHtml, kIndented };
  static constexpr int kComment = 2;  // the kind of HTML block that is a comment

  struct Container {
    bool quote = false;
    int indent = 0;  // of an item's content, in columns from where its marker's line was
    bool has_content = false;
  };

  // Most lines are text that no container holds.
  bool take_plain_line() {
    if (!containers_.empty() || (leaf_ != Leaf::kNone && leaf_ != Leaf::kParagraph)) return false;
    const std::string_view line = lines_.line();
    const char first = line.empty() ? '\0' : line.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                        static_cast<unsigned char>(first) >= 0x80;
    if (!letter) return false;
    leaf_ = Leaf::kParagraph;
    above_ = line;
    return true;
  }

  // Most lines of code stand in a fence that nothing holds or indents, and cannot close it.
  bool take_plain_code() {
    if (leaf_ != Leaf::kFence || !containers_.empty() || fence_indent_ > 0) return false;
    const std::string_view rest = lines_.line().substr(run_of(lines_.line(), ' '));
    if (rest.starts_with(mark_) || rest.starts_with('\t')) return false;
    add_code(lines_.begin(), 0);
    return true;
  }

  void take_line() {
    Cursor at(lines_.line());
    const std::size_t matched = match_containers(at);
    const bool all = matched == containers_.size();
    if (all && leaf_ == Leaf::kFence) return take_fence_line(at);
    if (all && leaf_ == Leaf::kHtml && continue_html(at)) return;
    if (all && leaf_ == Leaf::kIndented && (at.blank() || at.indent() >= kCodeIndent)) return;
    if (leaf_ == Leaf::kFence) close_fence();
    // What stays open is a paragraph, for a line that may go on with it.
    if (leaf_ != Leaf::kParagraph) leaf_ = Leaf::kNone;
    start_blocks(at, matched);
  }

  std::size_t match_containers(Cursor& at) const {
    std::size_t quotes = 0;
    for (std::size_t i = 0; i < containers_.size(); ++i) {
      const Container& each = containers_[i];
      if (at.blank() && at.indent() == 0) return match_blank(quotes);
      if (each.quote) {
        if (at.indent() >= kCodeIndent || at.first() != '>') return i;
        at.skip_bytes(1);
        at.skip_blanks(1);
        ++quotes;
      } else {
        if (at.indent() < each.indent && (!at.blank() || !each.has_content)) return i;
        at.skip_blanks(each.indent);
      }
    }
    return containers_.size();
  }

  // A blank line goes on with every item up to the next quote, except with one that began with a blank line.
  std::size_t match_blank(std::size_t quotes_matched) const {
    if (quotes_matched < quotes_.size()) return quotes_[quotes_matched];
    const bool empty_item = !containers_.back().quote && !containers_.back().has_content;
    return containers_.size() - (empty_item ? 1 : 0);
  }

  void take_fence_line(Cursor& at) {
    const std::string_view rest = at.rest();
    if (at.indent() < kCodeIndent && at.first() == mark_) {
      const std::size_t run = run_of(rest, mark_);
      if (run >= mark_count_ && only_blanks(rest.substr(run))) return close_fence();
    }
    at.skip_blanks(fence_indent_);
    add_code(lines_.begin() + at.offset() + (at.tab_left() > 0 ? 1 : 0), at.tab_left());
  }

  void add_code(std::size_t begin, int blanks) {
    out_.lines.push_back({.begin = begin,
                          .end = lines_.end(),
                          .number = lines_.number(),
                          .column = static_cast<int>(begin - lines_.begin()) + 1,
                          .blanks = blanks});
  }

  // `rest`: the line without what contains it.
  void add_comment(std::string_view rest) {
    const std::size_t begin = lines_.end() - rest.size();
    out_.comments.push_back({.begin = begin,
                             .end = lines_.end(),
                             .number = lines_.number(),
                             .column = static_cast<int>(begin - lines_.begin()) + 1});
  }

  // True when the line belongs to the block of HTML.
  bool continue_html(const Cursor& at) {
    if (html_kind_ >= 6) return !at.blank();
    if (html_kind_ == kComment) add_comment(at.rest());
    if (ends_html_block(html_kind_, at.rest())) leaf_ = Leaf::kNone;
    return true;
  }

  void start_blocks(Cursor& at, std::size_t matched) {
    bool may_be_lazy = leaf_ == Leaf::kParagraph;  // the line may go on with it, however it is indented
    bool in_paragraph = may_be_lazy && matched == containers_.size();
    bool fresh = true;  // no container was opened on this line
    while (!at.blank()) {
      if (at.indent() >= kCodeIndent) {
        if (may_be_lazy) break;
        return open_leaf(Leaf::kIndented, matched, fresh);
      }
      const bool too_deep = containers_.size() >= kDeepest;
      if (at.first() == '>' && !too_deep) {
        open_container(matched, fresh, {.quote = true});
        at.skip_bytes(1);
        at.skip_blanks(1);
      } else if (start_leaf(at, matched, fresh, in_paragraph, may_be_lazy)) {
        return;
      } else if (const std::size_t marker = list_marker(at.rest(), in_paragraph); marker > 0 && !too_deep) {
        open_item(at, matched, fresh, marker);
      } else {
        break;
      }
      in_paragraph = false;
      may_be_lazy = false;
      fresh = false;
    }
    go_on(at, matched, fresh);
  }

  // A leaf that its first bytes tell; the line is done with it.
  bool start_leaf(Cursor& at, std::size_t matched, bool fresh, bool in_paragraph, bool may_be_lazy) {
    const std::string_view rest = at.rest();
    switch (at.first()) {
      case '#':
        if (!is_heading(rest)) return false;
        open_leaf(Leaf::kNone, matched, fresh);
        heading_ = above_ = trimmed(rest.substr(run_of(rest, '#')));
        return true;
      case '`':
      case '~':
        return open_fence(at, matched, fresh);
      case '<': {
        const int kind = html_block_kind(rest);
        if (kind == 0 || (kind == 7 && may_be_lazy)) return false;
        open_leaf(Leaf::kHtml, matched, fresh);
        html_kind_ = kind;
        if (kind == kComment) add_comment(rest);
        if (ends_html_block(kind, rest)) leaf_ = Leaf::kNone;
        above_ = rest;
        return true;
      }
      default:
        break;
    }
    if (in_paragraph && is_underline(rest)) {
      leaf_ = Leaf::kNone;
      heading_ = above_;
      return true;
    }
    if (!is_thematic_break(rest)) return false;
    open_leaf(Leaf::kNone, matched, fresh);
    return true;
  }

  // `- - - - a` is asked at each of its marks, and what ends one answer ends the next.
  bool is_thematic_break(std::string_view rest) {
    if (rest.front() != '*' && rest.front() != '-' && rest.front() != '_') return false;
    const char* const end = rest.data() + rest.size();
    if (rest.data() < no_break_before_ && no_break_before_ <= end) return false;
    std::size_t count = 0;
    for (const char* at = rest.data(); at != end; ++at) {
      if (*at == rest.front()) {
        ++count;
      } else if (*at != ' ' && *at != '\t') {
        no_break_before_ = at;
        return false;
      }
    }
    return count >= 3;
  }

  bool open_fence(Cursor& at, std::size_t matched, bool fresh) {
    const std::string_view rest = at.rest();
    const std::size_t count = run_of(rest, at.first());
    if (count < 3) return false;
    const std::string_view info = rest.substr(count);
    if (at.first() == '`' && info.find('`') != std::string_view::npos) return false;
    open_leaf(Leaf::kFence, matched, fresh);
    mark_ = at.first();
    mark_count_ = count;
    fence_indent_ = at.indent();
    out_.blocks.push_back({.info = trimmed(info),
                           .heading = heading_,
                           .above = above_,
                           .line = lines_.number(),
                           .first = out_.lines.size(),
                           .last = out_.lines.size()});
    above_ = {};
    return true;
  }

  void close_fence() {
    if (leaf_ != Leaf::kFence) return;
    out_.blocks.back().last = out_.lines.size();
    leaf_ = Leaf::kNone;
  }

  void open_item(Cursor& at, std::size_t matched, bool fresh, std::size_t marker) {
    const int indent = at.indent();
    at.skip_bytes(marker);
    const int behind = at.blank() ? 0 : at.indent();
    const bool narrow = behind < 1 || behind >= 5;  // `-     code` and `-` alone: one blank is the marker's
    open_container(matched, fresh, {.indent = indent + static_cast<int>(marker) + (narrow ? 1 : behind)});
    at.skip_blanks(narrow ? 1 : behind);
  }

  void open_container(std::size_t matched, bool fresh, Container container) {
    if (fresh) close_unmatched(matched);
    leaf_ = Leaf::kNone;
    if (!containers_.empty()) containers_.back().has_content = true;
    if (container.quote) quotes_.push_back(containers_.size());
    containers_.push_back(container);
  }

  void open_leaf(Leaf leaf, std::size_t matched, bool fresh) {
    if (fresh) close_unmatched(matched);
    if (!containers_.empty()) containers_.back().has_content = true;
    leaf_ = leaf;
  }

  void close_unmatched(std::size_t matched) {
    if (matched < containers_.size()) leaf_ = Leaf::kNone;
    containers_.resize(matched);
    while (!quotes_.empty() && quotes_.back() >= matched) quotes_.pop_back();
  }

  // Text that starts nothing, or a blank line.
  void go_on(const Cursor& at, std::size_t matched, bool fresh) {
    const bool goes_on = leaf_ == Leaf::kParagraph && fresh && !at.blank();
    if (!goes_on) {
      if (fresh) close_unmatched(matched);
      leaf_ = Leaf::kNone;
    }
    if (at.blank()) return;
    above_ = at.rest();
    if (!goes_on) open_leaf(Leaf::kParagraph, containers_.size(), false);
  }

  PageLines lines_;
  Blocks& out_;
  std::vector<Container> containers_;
  std::vector<std::size_t> quotes_;  // which of the containers are quotes
  Leaf leaf_ = Leaf::kNone;
  char mark_ = '`';
  std::size_t mark_count_ = 0;
  int fence_indent_ = 0;
  int html_kind_ = 0;
  const char* no_break_before_ = nullptr;  // from here backwards no thematic break begins on this line
  std::string_view heading_;
  std::string_view above_;
};

}  // namespace

void find_fences(std::string_view markdown, Blocks& out) {
  out.clear();
  Fences(markdown, out).run();
}

}  // namespace ssot::docs
