#include "frontend/clang/uses.h"

#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringSet.h>

#include <algorithm>
#include <string>

#include "frontend/cpp/lines.h"

namespace ssot::clang_reader {
namespace {

namespace tok = clang::tok;

bool is_keyword(llvm::StringRef word) {
  static const llvm::StringSet<> words = {"alignas",
                                          "alignof",
                                          "asm",
                                          "auto",
                                          "bool",
                                          "break",
                                          "case",
                                          "catch",
                                          "char",
                                          "class",
                                          "co_await",
                                          "co_return",
                                          "co_yield",
                                          "concept",
                                          "const",
                                          "consteval",
                                          "constexpr",
                                          "constinit",
                                          "const_cast",
                                          "continue",
                                          "decltype",
                                          "default",
                                          "delete",
                                          "do",
                                          "double",
                                          "dynamic_cast",
                                          "else",
                                          "enum",
                                          "explicit",
                                          "export",
                                          "extern",
                                          "false",
                                          "float",
                                          "for",
                                          "friend",
                                          "goto",
                                          "if",
                                          "inline",
                                          "int",
                                          "long",
                                          "mutable",
                                          "namespace",
                                          "new",
                                          "noexcept",
                                          "nullptr",
                                          "operator",
                                          "private",
                                          "protected",
                                          "public",
                                          "register",
                                          "reinterpret_cast",
                                          "requires",
                                          "return",
                                          "short",
                                          "signed",
                                          "sizeof",
                                          "static",
                                          "static_assert",
                                          "static_cast",
                                          "struct",
                                          "switch",
                                          "template",
                                          "thread_local",
                                          "throw",
                                          "true",
                                          "try",
                                          "typedef",
                                          "typeid",
                                          "typename",
                                          "union",
                                          "unsigned",
                                          "using",
                                          "virtual",
                                          "void",
                                          "volatile",
                                          "wchar_t",
                                          "while"};
  return words.contains(word);
}

struct Piece {
  tok::TokenKind kind = tok::eof;
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

class UseReader {
 public:
  UseReader(std::string_view text, SeenFile& seen) : text_(text), seen_(seen), lines_(text) {}
  void read();

 private:
  void lex();
  void chains();
  std::size_t chain(std::size_t at);
  std::size_t after_brackets(std::size_t at) const;
  std::size_t after_angles(std::size_t at) const;
  bool in_code(int line) const;
  void constructions();
  bool names_definition(std::uint32_t offset);
  void place(Use& use, std::uint32_t from, std::uint32_t to);
  llvm::StringRef word(std::size_t i) const { return {text_.data() + pieces_[i].offset, pieces_[i].size}; }
  bool is(std::size_t i, tok::TokenKind kind) const { return pieces_[i].kind == kind; }

  static constexpr std::size_t kLongestArguments = 2000;  // tokens

  std::string_view text_;
  SeenFile& seen_;
  cpp::Lines lines_;
  std::vector<Piece> pieces_;
  std::vector<char> code_;  // by line: inside a function or a variable
};

void UseReader::lex() {
  clang::LangOptions options;
  options.CPlusPlus = options.CPlusPlus11 = options.CPlusPlus20 = true;
  clang::Lexer lexer(clang::SourceLocation(), options, text_.data(), text_.data(),
                     text_.data() + text_.size());
  clang::Token token;
  bool directive = false;
  for (bool last = false; !last;) {
    last = lexer.LexFromRawLexer(token);
    if (token.is(tok::eof)) break;
    const std::size_t end = static_cast<std::size_t>(lexer.getBufferLocation() - text_.data());
    const Piece piece{token.getKind(), static_cast<std::uint32_t>(end - token.getLength()),
                      token.getLength()};
    if (token.isAtStartOfLine()) directive = piece.kind == tok::hash;
    if (!directive) pieces_.push_back(piece);
  }
  pieces_.resize(pieces_.size() + 3);
}

// Behind the bracket that closes the one at `at`; `at` itself when none does.
std::size_t UseReader::after_brackets(std::size_t at) const {
  int depth = 0;
  for (std::size_t i = at; i + 3 < pieces_.size() && i < at + kLongestArguments; ++i) {
    if (is(i, tok::l_paren) || is(i, tok::l_square) || is(i, tok::l_brace)) ++depth;
    if (is(i, tok::r_paren) || is(i, tok::r_square) || is(i, tok::r_brace)) {
      if (--depth == 0) return i + 1;
    }
  }
  return at;
}

// Behind `<…>` where it can be template arguments: followed by `(` or `::`.
std::size_t UseReader::after_angles(std::size_t at) const {
  int depth = 0;
  for (std::size_t i = at; i + 3 < pieces_.size() && i < at + 200; ++i) {
    if (is(i, tok::less)) ++depth;
    if (is(i, tok::greater)) --depth;
    if (is(i, tok::greatergreater)) depth -= 2;
    if (is(i, tok::semi) || is(i, tok::l_brace) || is(i, tok::r_brace)) return at;
    if (depth <= 0) return is(i + 1, tok::l_paren) || is(i + 1, tok::coloncolon) ? i + 1 : at;
  }
  return at;
}

std::size_t UseReader::chain(std::size_t at) {
  std::string names(word(at));
  std::size_t last = at;  // the last link's name
  std::size_t next = at + 1;
  bool called = false;
  while (true) {
    std::size_t after = next;
    called = false;
    if (is(after, tok::less)) after = after_angles(after);
    while (is(after, tok::l_paren) || is(after, tok::l_square)) {
      called = called || (is(after, tok::l_paren) && after <= next + kLongestArguments);
      const std::size_t behind = after_brackets(after);
      if (behind == after) break;
      after = behind;
    }
    if (is(after, tok::coloncolon) || is(after, tok::period) || is(after, tok::arrow)) {
      std::size_t link = after + 1;
      if (is(link, tok::raw_identifier) && word(link) == "template") ++link;
      if (is(link, tok::raw_identifier) && !is_keyword(word(link))) {
        names += '.';
        names += word(link);
        last = link;
        next = link + 1;
        continue;
      }
    }
    break;
  }
  if (last == at && !called) return at + 1;
  if (names_definition(pieces_[last].offset)) return at + 1;
  Use use;
  use.kind = called ? UseKind::kCall : UseKind::kMember;
  use.name = seen_.facts.arena.copy(names);
  if (const auto meant = seen_.meanings.find(pieces_[last].offset); meant != seen_.meanings.end())
    use.meant = seen_.facts.arena.copy(meant->second);
  place(use, pieces_[at].offset, pieces_[last].offset + pieces_[last].size);
  seen_.facts.uses.push_back(use);
  return at + 1;
}

// `int C::f(` is no call.
bool UseReader::names_definition(std::uint32_t offset) {
  const int line = lines_.line(text_.data() + offset);
  const int column = lines_.column(text_.data() + offset);
  return std::any_of(seen_.facts.definitions.begin(), seen_.facts.definitions.end(),
                     [&](const Definition& each) { return each.line == line && each.column == column; });
}

void UseReader::place(Use& use, std::uint32_t from, std::uint32_t to) {
  use.line = lines_.line(text_.data() + from);
  use.column = lines_.column(text_.data() + from);
  use.end_line = lines_.line(text_.data() + to);
  use.end_column = lines_.column(text_.data() + to);
  const std::vector<Definition>& definitions = seen_.facts.definitions;
  for (std::size_t i = 0; i < definitions.size() && definitions[i].line <= use.line; ++i) {
    const bool around = definitions[i].end_line >= use.line &&
                        definitions[i].kind != DefinitionKind::kMacro &&
                        definitions[i].kind != DefinitionKind::kVariable && !definitions[i].declaration;
    if (around) use.parent = static_cast<std::int32_t>(i);
  }
}

bool UseReader::in_code(int line) const {
  return static_cast<std::size_t>(line) < code_.size() && code_[static_cast<std::size_t>(line)] != 0;
}

void UseReader::chains() {
  for (const Definition& definition : seen_.facts.definitions) {
    const bool code = (definition.kind == DefinitionKind::kFunction && !definition.declaration) ||
                      definition.kind == DefinitionKind::kVariable;
    if (!code || definition.end_line < definition.line) continue;
    if (code_.size() <= static_cast<std::size_t>(definition.end_line))
      code_.resize(static_cast<std::size_t>(definition.end_line) + 1);
    std::fill(code_.begin() + definition.line, code_.begin() + definition.end_line + 1, char{1});
  }
  cpp::Lines lines(text_);
  for (std::size_t i = 0; i + 3 < pieces_.size(); ++i) {
    if (!is(i, tok::raw_identifier) || is_keyword(word(i))) continue;
    const bool continued =
        i > 0 && (is(i - 1, tok::period) || is(i - 1, tok::arrow) || is(i - 1, tok::coloncolon));
    const bool global = continued && is(i - 1, tok::coloncolon) &&
                        (i < 2 || (!is(i - 2, tok::raw_identifier) && !is(i - 2, tok::greater)));
    if (continued && !global) continue;
    const std::uint32_t offset = pieces_[i].offset;
    if (!in_code(lines.line(text_.data() + offset))) continue;
    const bool skipped = std::any_of(seen_.skipped.begin(), seen_.skipped.end(),
                                     [&](const Span& span) { return span.holds(offset); });
    if (!skipped) chain(i);
  }
}

void UseReader::constructions() {
  for (const SeenConstruction& made : seen_.constructions) {
    Use use;
    use.kind = UseKind::kConstruction;
    use.name = seen_.facts.arena.copy(made.type);
    use.how = seen_.facts.arena.copy(made.how);
    place(use, made.from, std::max(made.from, std::min(made.to, static_cast<std::uint32_t>(text_.size()))));
    seen_.facts.uses.push_back(use);
  }
}

void UseReader::read() {
  lex();
  chains();
  constructions();
  std::stable_sort(seen_.facts.uses.begin(), seen_.facts.uses.end(), [](const Use& a, const Use& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
}

}  // namespace

void read_uses(std::string_view text, SeenFile& seen) { UseReader(text, seen).read(); }

}  // namespace ssot::clang_reader
