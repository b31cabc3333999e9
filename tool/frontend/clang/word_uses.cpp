#include "frontend/clang/word_uses.h"

#include <clang/Lex/Lexer.h>

#include <algorithm>
#include <string>

namespace ssot::clang_reader {
namespace {

namespace tok = clang::tok;

constexpr std::size_t kLongestArguments = 400;  // tokens

bool is_shouted(llvm::StringRef name) {
  return name.size() > 1 &&
         std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_constant_name(llvm::StringRef name) {
  return is_shouted(name) || (name.size() > 1 && name[0] == 'k' && name[1] >= 'A' && name[1] <= 'Z');
}

bool is_key(llvm::StringRef word) {
  static const llvm::StringSet<> keys = {"return",   "case",      "else",    "throw",    "new",    "delete",
                                         "typename", "class",     "struct",  "enum",     "union",  "public",
                                         "private",  "protected", "virtual", "const",    "static", "inline",
                                         "operator", "template",  "using",   "namespace"};
  return keys.contains(word);
}

// Words that cannot follow a type.
bool starts_declaration(llvm::StringRef word) {
  static const llvm::StringSet<> words = {
      "class",     "struct", "enum",      "union",    "typedef", "using",  "template",
      "virtual",   "static", "inline",    "explicit", "friend",  "public", "private",
      "protected", "extern", "constexpr", "void",     "bool",    "int",    "char",
      "unsigned",  "signed", "long",      "short",    "float",   "double", "auto"};
  return words.contains(word);
}

}  // namespace

WordUses::WordUses(std::string_view text, const clang::LangOptions& options) {
  clang::Lexer lexer(clang::SourceLocation(), options, text.data(), text.data(), text.data() + text.size());
  std::vector<Piece> pieces;
  pieces.reserve(text.size() / 4);
  clang::Token token;
  bool directive = false;
  while (true) {
    const bool last = lexer.LexFromRawLexer(token);
    if (token.is(tok::eof)) break;
    const char* const end = lexer.getBufferLocation();
    const std::size_t size = token.getLength();
    if (token.isAtStartOfLine()) directive = token.is(tok::hash);
    if (!directive)
      pieces.push_back({token.getKind(), llvm::StringRef(end - size, size), token.isAtStartOfLine()});
    if (last) break;
  }
  pieces.resize(pieces.size() + 2);
  for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
    if (pieces[i].kind != tok::raw_identifier) continue;
    note(pieces, i);
    guess_macro(pieces, i);
    if (pieces[i].text == "enum") note_enumerators(pieces, i);
  }
}

// `= X`, `= a::b::X`.
bool WordUses::follows_equal(const std::vector<Piece>& pieces, std::size_t at) {
  while (at >= 2 && pieces[at - 1].kind == tok::coloncolon && pieces[at - 2].kind == tok::raw_identifier)
    at -= 2;
  return at > 0 && pieces[at - 1].kind == tok::equal;
}

// What stands before an operand or before the name of a variable.
bool WordUses::takes_part(const Piece& before) {
  switch (before.kind) {
    case tok::amp:
    case tok::ampamp:
    case tok::star:
    case tok::period:
    case tok::arrow:
    case tok::coloncolon:
    case tok::equal:
    case tok::plus:
    case tok::minus:
    case tok::slash:
    case tok::percent:
    case tok::less:
    case tok::comma:
    case tok::l_square:
    case tok::question:
    case tok::exclaim:
      return true;
    default:
      return before.text == "return";
  }
}

void WordUses::note(const std::vector<Piece>& pieces, std::size_t at) {
  const Piece& word = pieces[at];
  const Piece& next = pieces[at + 1];
  const Piece none;
  const Piece& before = at > 0 ? pieces[at - 1] : none;
  WordUse& use = words_[word.text];
  if (before.kind == tok::coloncolon && at > 1 && pieces[at - 2].kind == tok::raw_identifier) {
    joined_.insert((pieces[at - 2].text + "::" + word.text).str());
  } else if (before.kind == tok::coloncolon && at > 1) {
    joined_.insert(("::" + word.text).str());  // behind template arguments, or at the start
  }
  if (before.kind == tok::raw_identifier && before.text == "namespace") use.space = true;
  switch (next.kind) {
    case tok::coloncolon:
      use.scope = true;
      if (pieces[at + 2].kind == tok::tilde || pieces[at + 2].text == word.text) use.as_class = true;
      if (before.kind == tok::raw_identifier && before.text == "using") use.space = true;
      break;
    case tok::less:
      note_arguments(pieces, at, use);
      break;
    case tok::raw_identifier:
      if (!is_key(word.text)) use.type = true;
      break;
    case tok::amp:
    case tok::ampamp:
    case tok::star:
      // `X &y` and `X & y`: a type unless something is computed.
      if (pieces[at + 2].kind == tok::raw_identifier || pieces[at + 2].kind == tok::r_paren ||
          pieces[at + 2].kind == tok::comma || pieces[at + 2].kind == tok::greater ||
          pieces[at + 2].kind == tok::amp || pieces[at + 2].kind == tok::star)
        use.type = true;
      break;
    case tok::l_brace:
      if (before.kind == tok::colon || before.kind == tok::comma || before.kind == tok::raw_identifier)
        use.type = true;
      break;
    case tok::l_paren:
      use.called = true;
      break;
    case tok::r_square:
    case tok::semi:
    case tok::plus:
    case tok::minus:
    case tok::slash:
    case tok::pipe:
    case tok::equalequal:
    case tok::period:
    case tok::arrow:
      if (before.kind != tok::raw_identifier) use.value = true;
      break;
    case tok::r_paren:
    case tok::comma:
    case tok::greater:
      if (is_constant_name(word.text) || follows_equal(pieces, at)) use.value = true;
      break;
    default:
      break;
  }
  use.operand = use.operand || takes_part(before) || next.kind == tok::period || next.kind == tok::arrow;
}

// `WORD(…)` between statements: with a `;`, or on lines of its own.
bool WordUses::stands_alone(const std::vector<Piece>& pieces, std::size_t at, std::size_t next) {
  const Piece& before = pieces[at - 1];
  const Piece& after = pieces[next];
  const bool begins = before.kind == tok::semi || before.kind == tok::l_brace ||
                      before.kind == tok::r_brace || (before.kind == tok::r_paren && pieces[at].starts_line);
  if (!begins) return false;
  return after.kind == tok::semi || after.kind == tok::r_brace || next + 2 >= pieces.size() ||
         (after.starts_line && (after.kind == tok::raw_identifier || after.kind == tok::hash));
}

void WordUses::guess_macro(const std::vector<Piece>& pieces, std::size_t at) {
  const llvm::StringRef word = pieces[at].text;
  if (!is_shouted(word) || at == 0 || word.starts_with("__")) return;
  std::size_t next = at + 1;
  const bool called = pieces[next].kind == tok::l_paren;
  if (called) {
    int depth = 0;
    const std::size_t limit = std::min(pieces.size() - 2, at + kLongestArguments);
    for (; next < limit; ++next) {
      if (pieces[next].kind == tok::l_paren) ++depth;
      if (pieces[next].kind == tok::r_paren && --depth == 0) break;
    }
    if (depth != 0) return;
    ++next;
  }
  const Piece& before = pieces[at - 1];
  const Piece& after = pieces[next];
  const bool key_before = before.text == "class" || before.text == "struct" || before.text == "union";
  bool empty = false;
  if (key_before) {
    // `class WORD Name {`, `: base`, `final`.
    const Piece& behind = pieces[next + 1];
    empty = after.kind == tok::raw_identifier && after.text != "final" &&
            (behind.kind == tok::l_brace || behind.kind == tok::colon || behind.kind == tok::semi ||
             behind.text == "final" || behind.kind == tok::less || behind.kind == tok::coloncolon ||
             behind.kind == tok::raw_identifier);
  } else if (after.kind == tok::raw_identifier && starts_declaration(after.text)) {
    const bool apart = before.kind == tok::semi || before.kind == tok::l_brace ||
                       before.kind == tok::r_brace || before.kind == tok::colon ||
                       before.kind == tok::greater || before.kind == tok::r_paren ||
                       before.kind == tok::raw_identifier;
    empty = apart;
  } else if (before.kind == tok::r_paren || before.text == "const" || before.text == "override") {
    empty = after.kind == tok::l_brace || after.kind == tok::semi;
  } else if (!called &&
             (before.kind == tok::semi || before.kind == tok::l_brace || before.kind == tok::r_brace)) {
    const tok::TokenKind behind = pieces[next + 1].kind;
    empty = after.kind == tok::raw_identifier &&
            (behind == tok::raw_identifier || behind == tok::star || behind == tok::amp);
  }
  if (called && !empty && stands_alone(pieces, at, next)) empty = true;
  if (empty) empty_macros_.insert((word + (called ? "(...)=" : "=")).str());
}

void WordUses::note_enumerators(const std::vector<Piece>& pieces, std::size_t at) {
  std::size_t i = at + 1;
  while (i < pieces.size() && i < at + 20 && pieces[i].kind != tok::l_brace && pieces[i].kind != tok::semi)
    ++i;
  if (i >= pieces.size() || pieces[i].kind != tok::l_brace) return;
  int depth = 0;
  for (; i < pieces.size(); ++i) {
    const tok::TokenKind kind = pieces[i].kind;
    if (kind == tok::l_brace || kind == tok::l_paren) ++depth;
    if ((kind == tok::r_brace || kind == tok::r_paren) && --depth == 0) return;
    if (kind == tok::semi) return;
    const bool begins = depth == 1 && (kind == tok::l_brace || kind == tok::comma);
    if (begins && pieces[i + 1].kind == tok::raw_identifier) words_[pieces[i + 1].text].enumerator = true;
  }
}

void WordUses::note_arguments(const std::vector<Piece>& pieces, std::size_t at, WordUse& use) {
  std::vector<ArgumentShape> arguments;
  ArgumentShape shape = ArgumentShape::kType;
  bool any = false;
  int angles = 1;
  int brackets = 0;
  for (std::size_t i = at + 2; i < pieces.size() && i < at + kLongestArguments; ++i) {
    const Piece& piece = pieces[i];
    switch (piece.kind) {
      case tok::less:
        if (brackets == 0) ++angles;  // those of `f<void(a<b>)>` are matched within the brackets
        break;
      case tok::greater:
      case tok::greatergreater:
        if (brackets == 0) angles -= piece.kind == tok::greater ? 1 : 2;
        if (angles <= 0) {
          if (any) arguments.push_back(shape);
          use.shape = true;
          use.fewest = std::min(use.fewest, static_cast<unsigned>(arguments.size()));
          if (arguments.size() > use.arguments.size()) {
            std::swap(arguments, use.arguments);
          }
          for (std::size_t k = 0; k < arguments.size(); ++k) {
            if (arguments[k] == ArgumentShape::kValue) use.arguments[k] = ArgumentShape::kValue;
          }
          return;
        }
        break;
      case tok::l_paren:
      case tok::l_square:
        ++brackets;
        break;
      case tok::r_paren:
      case tok::r_square:
        if (--brackets < 0) return;
        break;
      case tok::comma:
        if (angles == 1 && brackets == 0) {
          arguments.push_back(shape);
          shape = ArgumentShape::kType;
        }
        break;
      case tok::semi:
      case tok::l_brace:
      case tok::r_brace:
      case tok::pipepipe:
        return;  // `a < b`
      case tok::numeric_constant:
      case tok::char_constant:
      case tok::exclaim:
      case tok::minus:
      case tok::plus:
        if (angles == 1 && brackets == 0) shape = ArgumentShape::kValue;
        break;
      case tok::raw_identifier:
        if (angles == 1 && brackets == 0 &&
            (piece.text == "true" || piece.text == "false" || piece.text == "sizeof" ||
             piece.text == "nullptr" ||
             (is_constant_name(piece.text) && pieces[i + 1].kind != tok::coloncolon &&
              piece.text.size() > 2)))
          shape = ArgumentShape::kValue;
        break;
      case tok::amp:
        if (angles == 1 && brackets == 0 &&
            (pieces[i - 1].kind == tok::less || pieces[i - 1].kind == tok::comma))
          shape = ArgumentShape::kValue;
        break;
      default:
        break;
    }
    any = true;
  }
}

const WordUse* WordUses::find(llvm::StringRef word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

bool WordUses::joined(llvm::StringRef scope, llvm::StringRef word) const {
  return joined_.contains((scope + "::" + word).str());
}

}  // namespace ssot::clang_reader
