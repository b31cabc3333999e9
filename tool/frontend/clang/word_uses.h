// How each word of a file is used, from its tokens alone: as a scope, a template, a type, a value. What an
// unknown name must be like so that the text around it parses (inventions.h).
#pragma once
#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Token.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringSet.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ssot::clang_reader {

enum class ArgumentShape : unsigned char { kType, kValue };

struct WordUse {
  bool scope = false;                    // `X::`
  bool as_class = false;                 // `X::X(`, `X::~`: whatever has a constructor
  bool space = false;                    // `using namespace X`, `namespace Y = X`
  bool type = false;                     // `X y`, `X& y`, `: public X`
  bool value = false;                    // `= X;`, `[X]`
  bool called = false;                   // `X(`
  bool operand = false;                  // something is computed with it, or it is a name: no empty macro
  bool enumerator = false;               // the file declares it in an enum
  bool shape = false;                    // `X<…>`
  std::vector<ArgumentShape> arguments;  // of the longest use
  unsigned fewest = 100;                 // arguments of the shortest use
};

class WordUses {
 public:
  WordUses(std::string_view text, const clang::LangOptions& options);

  const WordUse* find(llvm::StringRef word) const;
  // `scope::word` stands somewhere.
  bool joined(llvm::StringRef scope, llvm::StringRef word) const;
  bool is_operand(llvm::StringRef word) const {
    const WordUse* const use = find(word);
    return use != nullptr && use->operand;
  }
  // Words that stand where only a macro without meaning for the structure can stand (`class EXPORT_API Foo
  // {`), each as Clang's -D wants it: "EXPORT_API=", "ALIGNED(...)=".
  const std::set<std::string>& empty_macros() const { return empty_macros_; }

 private:
  struct Piece {
    clang::tok::TokenKind kind = clang::tok::unknown;
    llvm::StringRef text;
    bool starts_line = false;
  };
  void note(const std::vector<Piece>& pieces, std::size_t at);
  static bool follows_equal(const std::vector<Piece>& pieces, std::size_t at);
  static bool takes_part(const Piece& before);
  static bool stands_alone(const std::vector<Piece>& pieces, std::size_t at, std::size_t next);
  void note_enumerators(const std::vector<Piece>& pieces, std::size_t at);
  void note_arguments(const std::vector<Piece>& pieces, std::size_t at, WordUse& use);

  llvm::StringMap<WordUse> words_;
  void guess_macro(const std::vector<Piece>& pieces, std::size_t at);

  llvm::StringSet<> joined_;
  std::set<std::string> empty_macros_;
};

}  // namespace ssot::clang_reader
