// Finds a file's directives with the rules of Clang's own scanner (lib/Lex/DependencyDirectivesScanner.cpp):
// a directive starts a line; strings, raw strings and comments hide what looks like one.
#include <algorithm>
#include <cstring>

#include "frontend/preprocess/directive_words.h"
#include "frontend/preprocess/lines.h"
#include "frontend/preprocess/numbers.h"
#include "frontend/preprocess/source.h"

namespace ssot::preprocess {
namespace {

using Kind = Directive::Kind;

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v'; }

class Reader {
 public:
  Reader(std::string_view text, NameTable& names)
      : begin_(text.data()),
        end_(text.data() + text.size()),
        counted_(begin_),
        names_(names),
        source_(std::make_unique<Source>()) {}

  std::unique_ptr<Source> run() {
    const char* at = begin_;
    if (end_ - at >= 3 && std::memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
    while (at < end_) {
      at = skip_blank(at, end_);
      if (at >= end_) break;
      switch (*at) {
        case '#':
          at = directive(at);
          break;
        case '_':
          at = pragma_operator(at);
          break;
        case '@':
        case 'i':
        case 'e':
        case 'm':
          at = module_line(at);
          break;
        default:
          at = skip_line(at, end_);
      }
    }
    finish();
    return std::move(source_);
  }

 private:
  std::vector<Directive>& directives() { return source_->directives; }

  std::uint32_t line_of(const char* at) {
    for (; counted_ < at; ++counted_) {
      const void* found = std::memchr(counted_, '\n', static_cast<std::size_t>(at - counted_));
      if (found == nullptr) break;
      counted_ = static_cast<const char*>(found);
      ++line_;
    }
    counted_ = at;
    return line_;
  }

  // `hash` is at a `#` that starts a line.
  const char* directive(const char* hash) {
    const char* at = hash + 1;
    if (at < end_ && *at == '#') return skip_line(at, end_);
    while (at < end_ && is_blank(*at)) ++at;
    if (at >= end_) return end_;
    if (!starts_word(*at)) return odd_directive(hash, at);
    const char* word_end = at + 1;
    while (word_end < end_ && continues_word(*word_end)) ++word_end;
    if (word_end < end_ && *word_end == '\\') return odd_directive(hash, at);
    const std::string_view word(at, static_cast<std::size_t>(word_end - at));
    if (word == "pragma") {
      const LogicalLine line = logical_line(word_end, end_, false, storage_);
      Directive made;
      if (read_pragma(line.text, names_, source_->arena, made)) directives().push_back(made);
      return line.next;
    }
    for (const Word& known : kWords) {
      if (known.text == word) return known_directive(known.kind, hash, word_end);
    }
    return word == "error" || word == "warning" ? skip_words(word_end, end_) : skip_line(word_end, end_);
  }

  // A comment or a splice stands before the directive's word ends, or no word is there at all.
  const char* odd_directive(const char* hash, const char* at) {
    if (*at != '\\' && *at != '/' && !starts_word(*at)) return is_line_end(*at) ? at : skip_line(at, end_);
    std::string storage;
    const LogicalLine line = logical_line(at, end_, false, storage);
    if (line.next <= at) return skip_line(at, end_);
    std::string copy = "#" + std::string(line.text);
    std::replace(copy.begin(), copy.end(), '\n', ' ');
    if (copy.size() > 1 && nested_ == 0) {
      const std::size_t size = copy.size();
      copy.append(64, '\0');
      ++nested_;
      const char* begin = begin_;
      const char* end = end_;
      const std::uint32_t line_number = line_of(hash);
      begin_ = counted_ = copy.data();
      end_ = copy.data() + size;
      directive(begin_);
      begin_ = begin;
      end_ = end;
      counted_ = hash;
      line_ = line_number;
      --nested_;
    }
    return line.next;
  }

  const char* known_directive(Kind kind, const char* hash, const char* at) {
    const bool header = kind <= Kind::kIncludeMacros;
    const LogicalLine line = logical_line(at, end_, header, storage_);
    Directive made;
    made.kind = kind;
    switch (kind) {
      case Kind::kInclude:
      case Kind::kIncludeNext:
      case Kind::kImport:
      case Kind::kIncludeMacros:
        made.line = line_of(hash);
        if (!include(line.text, made)) return line.next;
        break;
      case Kind::kDefine:
        if (!define(line.text, made)) return line.next;
        break;
      case Kind::kUndef:
      case Kind::kIfdef:
      case Kind::kIfndef:
      case Kind::kElifdef:
      case Kind::kElifndef: {
        const Token token = Tokens(line.text, names_).next();
        made.name = token.kind == TokenKind::kName ? token.name : nullptr;
        if (kind == Kind::kUndef && made.name == nullptr) return line.next;
        break;
      }
      case Kind::kIf:
      case Kind::kElif:
        made.line = line_of(hash);
        condition(line.text, made);
        break;
      default:
        break;
    }
    if (kind == Kind::kEndif && drop_empty_group()) return line.next;
    directives().push_back(made);
    return line.next;
  }

  bool include(std::string_view text, Directive& made) {
    Tokens reader(text, names_);
    const Token token = reader.next_header();
    if (token.kind == TokenKind::kEnd) return false;
    made.site = source_->includes++;
    const bool plain =
        token.kind == TokenKind::kHeaderName || (token.kind == TokenKind::kText && token.text[0] == '"');
    if (plain) {
      made.angled = token.kind == TokenKind::kHeaderName;
      made.text = source_->arena.copy(token.text.substr(1, token.text.size() - 2));
      made.spelling = names_.intern(token.text);
      return !made.text.empty();
    }
    Tokens again(text, names_);
    take_tokens(again, made);
    return true;
  }

  void condition(std::string_view text, Directive& made) {
    Tokens reader(text, names_);
    take_tokens(reader, made);
    // `#if defined(X)`, `#if defined X` and their negations are as good as #ifdef.
    const Token* token = source_->tokens.data() + made.first;
    std::uint32_t count = made.count;
    bool negated = false;
    if (count > 0 && token->kind == TokenKind::kNot) {
      negated = true;
      ++token;
      --count;
    }
    if (count == 0 || token->kind != TokenKind::kName || token->name->special != Special::kDefined) return;
    const bool bare = count == 2 && token[1].kind == TokenKind::kName;
    const bool wrapped = count == 4 && token[1].kind == TokenKind::kOpen &&
                         token[2].kind == TokenKind::kName && token[3].kind == TokenKind::kClose;
    if (!bare && !wrapped) return;
    made.name = token[bare ? 1 : 2].name;
    const bool starts = made.kind == Kind::kIf;
    made.kind =
        negated ? (starts ? Kind::kIfndef : Kind::kElifndef) : (starts ? Kind::kIfdef : Kind::kElifdef);
  }

  void take_tokens(Tokens& reader, Directive& made) {
    std::vector<Token>& tokens = source_->tokens;
    made.first = static_cast<std::uint32_t>(tokens.size());
    bool asks = false;
    for (Token token = reader.next(); token.kind != TokenKind::kEnd;) {
      tokens.push_back(kept(token, source_->arena));
      const bool open = asks && token.kind == TokenKind::kOpen;
      asks = token.kind == TokenKind::kName &&
             (token.name->special == Special::kHasInclude || token.name->special == Special::kHasIncludeNext);
      token = open ? reader.next_header() : reader.next();
    }
    made.count = static_cast<std::uint32_t>(tokens.size()) - made.first;
  }

  bool define(std::string_view text, Directive& made) {
    Tokens reader(text, names_);
    const Token name = reader.next();
    if (name.kind != TokenKind::kName || name.name->special == Special::kDefined) return false;
    auto macro = std::make_unique<Macro>();
    macro->name = name.name;
    if (reader.position() < text.data() + text.size() && *reader.position() == '(') {
      reader.next();
      macro->function = true;
      if (!parameters(reader, *macro)) return false;
    }
    std::string_view body = text.substr(static_cast<std::size_t>(reader.position() - text.data()));
    while (!body.empty() && (is_blank(body.front()) || is_line_end(body.front()))) body.remove_prefix(1);
    while (!body.empty() && (is_blank(body.back()) || is_line_end(body.back()))) body.remove_suffix(1);
    macro->body = source_->arena.copy(body);
    if (!macro->function && !body.empty() && body.size() < 24 && body.front() >= '0' && body.front() <= '9') {
      if (const auto value = integer_value(body)) {
        macro->number = true;
        macro->value = value->bits;
        macro->is_unsigned = value->is_unsigned;
      }
    }
    made.name = name.name;
    made.macro = macro.get();
    source_->macros.push_back(std::move(macro));
    return true;
  }

  // After the `(`; to the `)`.
  bool parameters(Tokens& reader, Macro& macro) {
    for (;;) {
      Token token = reader.next();
      if (token.kind == TokenKind::kClose) return macro.parameters.empty();
      if (token.kind == TokenKind::kEllipsis) {
        macro.variadic = true;
        macro.parameters.push_back(names_.intern("__VA_ARGS__"));
        return reader.next().kind == TokenKind::kClose;
      }
      if (token.kind != TokenKind::kName) return false;
      macro.parameters.push_back(token.name);
      token = reader.next();
      if (token.kind == TokenKind::kEllipsis) {
        macro.variadic = true;
        token = reader.next();
        return token.kind == TokenKind::kClose;
      }
      if (token.kind == TokenKind::kClose) return true;
      if (token.kind != TokenKind::kComma) return false;
    }
  }

  // An #ifdef that holds no directive decides nothing.
  bool drop_empty_group() {
    std::vector<Directive>& all = directives();
    std::size_t keep = all.size();
    if (keep > 0 && all[keep - 1].kind == Kind::kElse) --keep;
    if (keep == 0 || (all[keep - 1].kind != Kind::kIfdef && all[keep - 1].kind != Kind::kIfndef))
      return false;
    if (all[keep - 1].name == nullptr) return false;
    all.resize(keep - 1);
    return true;
  }

  // A line that starts with `_`.
  const char* pragma_operator(const char* at) {
    constexpr std::string_view kWord = "_Pragma";
    if (static_cast<std::size_t>(end_ - at) < kWord.size() || std::string_view(at, kWord.size()) != kWord ||
        continues_word(at[kWord.size()]))
      return skip_line(at, end_);
    const LogicalLine line = logical_line(at + kWord.size(), end_, false, storage_);
    Tokens reader(line.text, names_);
    if (reader.next().kind == TokenKind::kOpen) {
      const Token text = reader.next();
      Directive made;
      if (text.kind == TokenKind::kText && text.text[0] == '"' && reader.next().kind == TokenKind::kClose &&
          read_pragma(unescaped(text.text), names_, source_->arena, made))
        directives().push_back(made);
    }
    return line.next;
  }

  static std::string unescaped(std::string_view quoted) {
    std::string words;
    for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
      if (quoted[at] == '\\' && (quoted[at + 1] == '"' || quoted[at + 1] == '\\')) ++at;
      words += quoted[at];
    }
    return words;
  }

  // A line that starts with `@`, i, e or m: perhaps `import x;`, `module x;`, `export import x;`.
  const char* module_line(const char* start) {
    const char* at = start;
    if (*at == '@') {
      if (word(++at) == "import") unusual("imports a module");
      return skip_line(start, end_);
    }
    std::string_view id = word(at);
    if (id == "export") {
      at = skip_blank(at + id.size(), end_);
      id = word(at);
    }
    if (id != "module" && id != "import") return skip_line(start, end_);
    const char* after = skip_blank(at + id.size(), end_);
    const char next = after < end_ ? *after : '\0';
    if (next == ':' && id == "import") {
      after = skip_blank(after + 1, end_);
      if (after < end_ && starts_word(*after)) unusual("imports a module");
    } else if (next == '<' || next == '"' || continues_word(next)) {
      unusual("is a module");
    }
    return skip_line(start, end_);
  }

  std::string_view word(const char* at) const {
    const char* stop = at;
    while (stop < end_ && continues_word(*stop)) ++stop;
    return {at, static_cast<std::size_t>(stop - at)};
  }

  void unusual(std::string_view why) {
    Directive made;
    made.kind = Kind::kUnusual;
    made.text = source_->arena.copy(why);
    directives().push_back(made);
  }

  // Links the branches of every group, and finds the include guard.
  void finish() {
    std::vector<Directive>& all = directives();
    const auto size = static_cast<std::uint32_t>(all.size());
    std::vector<std::vector<std::uint32_t>> open;
    const auto close = [&](std::uint32_t end) {
      for (std::size_t index = 0; index < open.back().size(); ++index) {
        Directive& branch = all[open.back()[index]];
        branch.end = end;
        branch.next = index + 1 < open.back().size() ? open.back()[index + 1] : end;
      }
    };
    for (std::uint32_t index = 0; index < size; ++index) {
      all[index].next = all[index].end = index;  // a stray branch leads nowhere
      if (opens_group(all[index].kind)) {
        open.push_back({index});
      } else if (is_branch(all[index].kind) && !open.empty()) {
        open.back().push_back(index);
      } else if (all[index].kind == Kind::kEndif && !open.empty()) {
        close(index);
        open.pop_back();
      }
    }
    for (; !open.empty(); open.pop_back()) close(size);
    if (size >= 2 && all.front().kind == Kind::kIfndef && all.front().next == size - 1 &&
        all.back().kind == Kind::kEndif)
      source_->guard = all.front().name;
    all.shrink_to_fit();
    source_->tokens.shrink_to_fit();
  }

  const char* begin_;
  const char* end_;
  const char* counted_;
  std::uint32_t line_ = 1;
  int nested_ = 0;
  NameTable& names_;
  std::unique_ptr<Source> source_;
  std::string storage_;
};

}  // namespace

std::unique_ptr<Source> read_source(std::string_view text, NameTable& names) {
  return Reader(text, names).run();
}

}  // namespace ssot::preprocess
