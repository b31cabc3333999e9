// Macro expansion of one directive's tokens, one token at a time, as Clang's preprocessor does it: `defined`
// in a replacement, arguments, `#`, `##`, `__VA_OPT__` and the builtin macros all come out in the same order.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "frontend/preprocess/macros.h"

namespace ssot::preprocess {

// What builtin macros ask about the place where they stand.
class Surroundings {
 public:
  virtual ~Surroundings() = default;
  virtual bool has_include(std::string_view header, bool angled, bool next) = 0;
  // `__has_attribute(x)` and its like; what only Clang knows.
  virtual long long query(const std::string& text) = 0;
  virtual std::uint32_t line() const = 0;
  virtual std::uint32_t include_level() const = 0;
  virtual std::uint32_t count() = 0;  // __COUNTER__
  virtual std::string file(Special which) const = 0;
};

class Expander {
 public:
  Expander(const MacroTable& macros, NameTable& names, Surroundings& surroundings)
      : macros_(macros), names_(names), surroundings_(surroundings) {}

  // From here on the tokens of one directive are read. They must stay where they are.
  void start(const Token* tokens, std::size_t count);

  Token lex();             // the next token, macros expanded
  Token lex_unexpanded();  // the next token as it stands

  // A header's name from here on: `"a"` or `<a>`, macros expanded; false: there is none.
  bool lex_header(std::string& header, bool& angled);

  bool failed() const { return failed_; }    // Clang would report an error
  bool gave_up() const { return gave_up_; }  // more expansion than any sane source asks for

 private:
  using TokenList = std::vector<Token>;
  struct Level {
    const Token* at = nullptr;
    const Token* end = nullptr;
    const Macro* macro = nullptr;  // not expanded again while its replacement is read
    bool barrier = false;          // an argument: what stands behind it is not read
    bool respace = false;          // the first token takes `space`
    bool space = false;
    TokenList owned;
  };

  Level& push();
  void push_body(const Macro& macro, bool space);
  void push_call(const Macro& macro, const std::vector<TokenList>& arguments, bool space);
  bool active(const Macro* macro) const;
  bool open_follows() const;
  bool expand(Token& name, const Macro& macro);
  bool read_arguments(const Macro& macro, std::vector<TokenList>& arguments);
  TokenList expanded(const TokenList& argument);

  bool expand_builtin(Token& token);
  Token number(long long value, bool space);
  Token text(std::string words, bool space);
  long long ask_query(const Token& name, bool expand_argument);
  bool ask_include(bool next);
  std::string_view keep(std::string words);
  bool over_budget();

  friend class Substitution;

  const MacroTable& macros_;
  NameTable& names_;
  Surroundings& surroundings_;
  std::deque<Level> levels_;  // those from `depth_` on are spare
  std::size_t depth_ = 0;
  std::deque<std::string> kept_;
  std::size_t steps_ = 0;
  int nested_ = 0;
  bool failed_ = false;
  bool gave_up_ = false;
};

}  // namespace ssot::preprocess
