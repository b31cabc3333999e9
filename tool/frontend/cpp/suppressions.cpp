#include "frontend/cpp/suppressions.h"

#include <algorithm>
#include <string>

#include "frontend/cpp/byte_search.h"
#include "frontend/cpp/bytes.h"
#include "frontend/cpp/lines.h"
#include "model/suppression_reader.h"
#include "model/suppression_text.h"

namespace ssot::cpp {
namespace {

// All comments of a file, and the statements that they stand at: from the first token to the first `;`,
// brace, or comma outside brackets, so that one above a list speaks of the list's first entry.
class CommentWalk {
 public:
  CommentWalk(std::string_view text, const std::vector<Directive>& directives, FileFacts& facts)
      : begin_(text.data()),
        end_(text.data() + text.size()),
        at_(begin_ + (text.starts_with("\xEF\xBB\xBF") ? 3 : 0)),
        lines_(text),
        directives_(directives),
        facts_(facts),
        reader_(facts.arena, facts.suppressions) {}

  void run() {
    while (at_ < end_) {
      if (reaches_directive()) open_directive();
      if (at_ < end_ && !step()) break;
    }
    if (reader_.limit_line() != 0)
      facts_.gaps.push_back(suppression_limit(facts_.path, reader_.limit_line()));
  }

 private:
  bool reaches_directive() const {
    return !in_directive_ && next_directive_ < directives_.size() &&
           at_ - begin_ >= static_cast<std::ptrdiff_t>(directives_[next_directive_].begin);
  }

  // What `#include` names may hold `//` and `/*`.
  void open_directive() {
    in_directive_ = true;
    depth_ = 0;
    line_ = lines_.line(at_);
    reader_.code(line_, /*inside=*/false);
    if (directives_[next_directive_].kind != DirectiveKind::kInclude || *at_ != '#') return;
    ++at_;
    std::string storage;
    if (!skip_to_token(at_, end_)) return;
    read_word(at_, end_, storage);
    if (!skip_to_token(at_, end_) || at_ >= end_ || (*at_ != '<' && *at_ != '"')) return;
    const char* const line_end = next_line_end(at_, end_);
    const char* const close = std::find(at_ + 1, line_end, *at_ == '<' ? '>' : '"');
    if (close != line_end) at_ = close + 1;
  }

  // Behind dead code, if the directive opens some.
  void close_directive(int line) {
    in_directive_ = false;
    reader_.end_statement(line, line);
    at_ = std::max(at_, begin_ + directives_[next_directive_++].end);
  }

  // False: what is left is a comment or a string that never closes.
  bool step() {
    const char* const start = at_;
    const Piece piece = skip_piece(at_, end_);
    switch (piece) {
      case Piece::kLineEnd:
        if (in_directive_) close_directive(lines_.line(start));
        return true;
      case Piece::kComment:
        comment({start, static_cast<std::size_t>(at_ - start)});
        return true;
      case Piece::kToken:
        token({start, static_cast<std::size_t>(at_ - start)});
        return true;
      case Piece::kBlank:
        return true;
      default:
        return false;
    }
  }

  void comment(std::string_view text) {
    const int first = lines_.line(text.data());
    const int last = lines_.line(text.data() + text.size());
    reader_.comment_lines(first, last);
    if (text.find(kSuppressionMark) == std::string_view::npos) return;
    const int column = lines_.column(text.data());
    if (text.ends_with("*/") && text[1] != '/')
      return block_comment(text.substr(0, text.size() - 2), first, column);
    if (first == last) return reader_.comment(text, first, column);
    spliced_comment(text, first, column);
  }

  void block_comment(std::string_view text, int line, int column) {
    while (true) {
      const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
      reader_.comment(text.substr(0, end), line, column);
      if (end == text.size()) return;
      text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
      ++line;
      column = 1;
    }
  }

  // A backslash at the end of the line makes the next one part of a `//` comment.
  void spliced_comment(std::string_view text, int line, int column) {
    const auto first = static_cast<int>(text.find_first_of("\r\n"));
    std::string joined;
    for (const char *at = text.data(), *const end = at + text.size(); at < end;) {
      const char* const next = *at == '\\' ? after_splice(at, end) : at;
      if (next != at) {
        at = next;
      } else {
        joined.push_back(*at++);
      }
    }
    const std::size_t before = facts_.suppressions.size();
    reader_.comment(joined, line, column);
    for (std::size_t i = before; i < facts_.suppressions.size(); ++i) {
      Suppression& each = facts_.suppressions[i];
      each.column = std::min(each.column, column + first - 1);
      each.end_column = std::min(each.end_column, column + first);
    }
  }

  void token(std::string_view text) {
    line_ = lines_.line(text.data());
    reader_.code(line_, depth_ > 0 || in_directive_);
    const int last = text.size() < 3 ? line_ : lines_.line(text.data() + text.size());
    if (last != line_) reader_.code(last, /*inside=*/true);
    if (in_directive_) return;
    switch (text.front()) {
      case '(':
      case '[':
        ++depth_;
        break;
      case ')':
      case ']':
        depth_ = std::max(0, depth_ - 1);
        break;
      case '<':
        if (angles_ > 0 || after_template_) ++angles_;
        break;
      case '>':
        angles_ = std::max(0, angles_ - 1);
        break;
      case ',':
        if (depth_ == 0 && angles_ == 0) reader_.end_statement(line_, line_);
        break;
      case ';':
      case '{':
      case '}':
        depth_ = angles_ = 0;
        reader_.end_statement(line_, line_);
        break;
      default:
        break;
    }
    after_template_ = text == "template";
  }

  const char* begin_;
  const char* end_;
  const char* at_;
  Lines lines_;
  const std::vector<Directive>& directives_;
  FileFacts& facts_;
  SuppressionReader reader_;
  std::size_t next_directive_ = 0;
  bool in_directive_ = false;
  bool after_template_ = false;  // the last token was `template`
  int angles_ = 0;               // open in `template <…>`
  int depth_ = 0;                // of round and square brackets
  int line_ = 0;                 // of the last token
};

}  // namespace

void read_suppressions(std::string_view text, const std::vector<Directive>& directives, FileFacts& facts) {
  CommentWalk(text, directives, facts).run();
}

}  // namespace ssot::cpp
