#include "frontend/cpp/directives.h"

#include <fmt/format.h>

#include <string>

#include "frontend/cpp/byte_search.h"
#include "frontend/cpp/bytes.h"
#include "frontend/cpp/conditions.h"
#include "frontend/cpp/lines.h"
#include "frontend/cpp/module_lines.h"

namespace ssot::cpp {
namespace {

class DirectiveReader {
 public:
  DirectiveReader(std::string_view text, bool modules, FileFacts& facts, std::vector<Directive>& directives)
      : begin_(text.data()),
        end_(text.data() + text.size()),
        resume_(text.data() + (text.starts_with("\xEF\xBB\xBF") ? 3 : 0)),
        modules_(modules),
        lines_(text),
        module_lines_(text),
        facts_(facts),
        directives_(directives),
        conditions_(directives) {}

  void read() {
    const char* at = resume_;
    while ((at = next_structure_byte(at, end_, modules_)) < end_) {
      if (*at == 'i' || *at == 'm') {
        at = module_word(at);
      } else if (*at == '#' || *at == '%') {
        at = hash(at);
      } else {
        at = comment_or_string(at);
      }
    }
    conditions_.finish({begin_, static_cast<std::size_t>(end_ - begin_)}, facts_.imports);
  }

 private:
  // A byte that may open a comment or a raw string: the line up to it decides. Answers where to search on.
  const char* comment_or_string(const char* found) {
    const char* at = logical_line_start(found, resume_);
    bool fresh = at > resume_ || fresh_;
    while (at <= found) {
      const char* start = at;
      const Piece piece = skip_piece(at, end_);
      if (piece == Piece::kLostComment || piece == Piece::kLostRawString) return lost(piece, start);
      if (piece == Piece::kLineEnd) fresh = true;
      if (piece == Piece::kToken) fresh = false;
    }
    resume_ = at;
    fresh_ = fresh;
    return at;
  }

  const char* lost(Piece piece, const char* at) {
    const std::string_view what = piece == Piece::kLostComment ? "comment" : "raw string";
    facts_.gaps.push_back({facts_.path, lines_.line(at), GapKind::kLost,
                           fmt::format("The {} that opens here is never closed.", what)});
    resume_ = end_;
    return end_;
  }

  bool at_line_start(const char* at) const {
    bool floor_reached = false;
    return starts_line(at, resume_, floor_reached) && (!floor_reached || fresh_);
  }

  const char* hash(const char* found) {
    const char* at = found + 1;
    if (*found == '%') {
      while (at < end_ && *at == '\\' && after_splice(at, end_) != at) at = after_splice(at, end_);
      if (at >= end_ || *at != ':') return found + 1;
      ++at;
    }
    if (!at_line_start(found)) return found + 1;
    return directive(found, at);
  }

  // `start` is the `#`, `at` what follows it. Answers where the directive's line ends.
  const char* directive(const char* start, const char* at) {
    if (!skip_to_token(at, end_)) return lost(Piece::kLostComment, start);
    std::string storage;
    const std::string_view word = read_word(at, end_, storage);
    const bool dead = conditions_.dead();
    Directive entry{.begin = offset(start)};
    if (word == "include" || word == "include_next" || word == "import") {
      entry.kind = DirectiveKind::kInclude;
      if (!dead) read_include(start, at);
    } else if (word == "define") {
      entry.kind = DirectiveKind::kDefine;
      skip_to_token(at, end_);
      entry.name = offset(at);
      std::string spliced;
      read_word(at, end_, spliced);
      entry.name_size = offset(at) - entry.name;
    } else if (word == "error") {
      entry.kind = DirectiveKind::kError;
    } else if (word == "pragma" || word == "warning" || word == "ident") {
      entry.kind = DirectiveKind::kPragma;
    }
    const char* rest = at;
    const char* open = nullptr;
    const Piece piece = skip_directive(at, end_, open);
    resume_ = at;
    fresh_ = true;
    entry.end = offset(at);
    const std::string_view arguments(rest, static_cast<std::size_t>(at - rest));
    if (!conditions_.take(word, arguments, entry, facts_.imports.size()) && !dead)
      directives_.push_back(entry);
    return piece == Piece::kLineEnd ? at : lost(piece, open);
  }

  void read_include(const char* start, const char*& at) {
    if (!skip_to_token(at, end_)) return;
    const char close = at < end_ && *at == '<' ? '>' : '"';
    const bool plain = at < end_ && (*at == '<' || *at == '"');
    const char* name = at;
    const char* name_end = plain ? header_name_end(at, close) : macro_end(at);
    if (name_end == nullptr || name_end == name) {
      facts_.gaps.push_back({facts_.path, lines_.line(start), GapKind::kLost, "The include names no file."});
      return;
    }
    Import import;
    import.kind = ImportKind::kInclude;
    import.conditional = conditions_.conditional();
    import.computed = !plain;
    import.module =
        facts_.arena.copy(without_splices({name, static_cast<std::size_t>(name_end - name)}, spelling_));
    place(import, start, name, name_end);
    if (import.computed) {
      facts_.gaps.push_back(
          {facts_.path, import.line, GapKind::kComputedInclude,
           fmt::format("The file that {} stands for is known to the preprocessor only.", import.module)});
    }
    facts_.imports.push_back(import);
    at = name_end;
  }

  void place(Import& import, const char* start, const char* name, const char* name_end) {
    import.line = lines_.line(start);
    import.column = lines_.column(start);
    import.name_line = lines_.line(name);
    import.name_column = lines_.column(name);
    import.end_line = lines_.line(name_end);
    const char* line_end = import.end_line == import.name_line ? name_end : next_line_end(name, name_end);
    import.name_end_column = import.name_column + static_cast<int>(line_end - name);
  }

  // After the closing delimiter, or null when the line ends first.
  const char* header_name_end(const char* at, char close) const {
    ++at;
    while (at < end_ && !is_line_end(*at)) {
      if (*at == close) return at + 1;
      const char* next = *at == '\\' ? after_splice(at, end_) : at;
      at = next == at ? at + 1 : next;
    }
    return nullptr;
  }

  // Where the last token of the line ends.
  const char* macro_end(const char* at) const {
    const char* last = at;
    while (at < end_ && !is_line_end(*at)) {
      const Piece piece = skip_piece(at, end_);
      if (piece == Piece::kToken) last = at;
      if (piece == Piece::kLostComment || piece == Piece::kLostRawString) break;
    }
    return last;
  }

  const char* module_word(const char* found) {
    const auto left = static_cast<std::size_t>(end_ - found);
    const std::string_view word(found, left < 6 ? left : 6);
    if ((word != "import" && word != "module") || is_word(found[6])) return found + 1;
    // Only blanks, and perhaps `export`, may stand before it on its line.
    const char* start = found;
    const char* back = found;
    while (back > resume_ && is_blank(back[-1])) --back;
    const bool exported = back < found && back - resume_ >= 6 && std::string_view(back - 6, 6) == "export";
    if (exported) start = back - 6;
    if (!at_line_start(start) || conditions_.dead()) return found + 6;
    const ModuleLine line = module_lines_.read(start, found, end_, directives_);
    if (line.kind == ModuleLine::kNone) return found + 6;
    const std::string_view name = without_splices(line.name, spelling_);
    if (line.kind == ModuleLine::kDeclaration) {
      facts_.module_name = facts_.arena.copy(name);
      facts_.module_interface = exported;
    } else {
      Import import;
      import.kind = ImportKind::kModule;
      import.conditional = conditions_.conditional();
      import.module = facts_.arena.copy(name);
      place(import, start, line.name.data(), line.name.data() + line.name.size());
      facts_.imports.push_back(import);
    }
    const char* at = line.name.data() + line.name.size();
    resume_ = at;
    fresh_ = false;
    return at;
  }

  static std::string_view without_splices(std::string_view text, std::string& storage) {
    if (text.find('\\') == std::string_view::npos) return text;
    storage.clear();
    const char* end = text.data() + text.size();
    for (const char* at = text.data(); at < end;) {
      const char* next = *at == '\\' ? after_splice(at, end) : at;
      if (next == at)
        storage += *at++;
      else
        at = next;
    }
    return storage;
  }

  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }

  const char* begin_;
  const char* end_;
  const char* resume_;  // everything before it is settled
  bool fresh_ = true;   // nothing but blanks and comments stands before `resume_` on its line
  bool modules_;
  Lines lines_;
  ModuleLines module_lines_;
  FileFacts& facts_;
  std::vector<Directive>& directives_;
  Conditions conditions_;
  std::string spelling_;
};

}  // namespace

void read_directives(std::string_view text, bool modules, FileFacts& facts,
                     std::vector<Directive>& directives) {
  directives.clear();
  DirectiveReader(text, modules, facts, directives).read();
}

}  // namespace ssot::cpp
