// One file's directives, read once and shared by every unit that enters the file.
#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "frontend/preprocess/tokens.h"

namespace ssot::preprocess {

// A macro's definition. Its replacement is split into tokens when it is first expanded; most never are.
struct Macro {
  const Name* name = nullptr;
  std::string_view body;                // without splices and comments
  std::vector<const Name*> parameters;  // with the variadic one, as __VA_ARGS__ or its own name, last
  bool function = false;
  bool variadic = false;
  bool number =
      false;  // an object whose replacement is one integer literal, which is the usual case in conditions
  bool is_unsigned = false;
  std::uint64_t value = 0;

  const std::vector<Token>& tokens(NameTable& names) const;  // of the body; safe on several threads

  Macro() = default;
  Macro(const Macro&) = delete;
  Macro& operator=(const Macro&) = delete;
  ~Macro();

 private:
  mutable std::atomic<const std::vector<Token>*> tokens_ = nullptr;
};

struct Directive {
  enum class Kind : std::uint8_t {
    kInclude,
    kIncludeNext,
    kImport,
    kIncludeMacros,
    kDefine,
    kUndef,
    kOnce,
    kPushMacro,
    kPopMacro,
    kUnusual,  // only Clang knows; `text` says what
    kIf,
    kIfdef,
    kIfndef,
    kElif,
    kElifdef,
    kElifndef,
    kElse,
    kEndif,
  };
  Kind kind = Kind::kEndif;
  bool angled = false;     // include: written with <>
  std::uint32_t line = 0;  // include, condition: where its `#` stands
  std::uint32_t next =
      0;  // condition: the group's next branch or its #endif; the number of directives where there is none
  std::uint32_t end = 0;    // condition: the group's #endif
  std::uint32_t first = 0;  // condition, computed include: its tokens; `count` of them
  std::uint32_t count = 0;
  std::uint32_t site = 0;          // include: its number among all includes of the run
  const Name* name = nullptr;      // ifdef …, undef, define, push_macro
  const Macro* macro = nullptr;    // define
  std::string_view text;           // include: the header as written, without delimiters; empty: computed
  const Name* spelling = nullptr;  // include: the same with its delimiters, as a number
};

struct Source {
  std::vector<Directive> directives;
  std::vector<Token> tokens;
  std::vector<std::unique_ptr<Macro>> macros;
  Arena arena;
  const Name* guard = nullptr;  // when this is defined, the file has no directives at all
  std::uint32_t includes = 0;   // how many directives have a site
};

// Reads `text`, which 64 readable bytes follow. Sites are numbered from 0.
std::unique_ptr<Source> read_source(std::string_view text, NameTable& names);

// The directive that a `_Pragma` or `#pragma` with these words stands for; false: none that matters.
bool read_pragma(std::string_view words, NameTable& names, Arena& arena, Directive& directive);

}  // namespace ssot::preprocess
