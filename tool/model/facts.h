// What one front end learned about one file.
//
// Plain values only: no parser types. Strings are views into the facts' own arena, so facts may be built on any
// thread and moved, but not copied. What each field means is fixed in docs/contract.md, "Facts".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/language.h"
#include "model/proof.h"

namespace ssot {

enum class ImportKind : std::uint8_t { kImport, kFrom, kInclude, kModule };
enum class Scope : std::uint8_t { kModule, kFunction, kClass, kTypeChecking };

// `from a.b import C as D`, `import a.b`, `#include "a/b.h"`, `import std;`: one entry a bound name.
struct Import {
  ImportKind kind = ImportKind::kImport;
  Scope scope = Scope::kModule;
  bool guarded = false;      // Python: its failure is expected (try/except ImportError, suppress, raises)
  bool script_only = false;  // Python: under `if __name__ == "__main__":`, so it never runs on import
  bool conditional = false;  // C++: inside an #if other than an include guard
  bool computed = false;     // C++: `#include MACRO`; also a gap
  std::string_view module;   // as written: "a.b", "..x", "<vector>", "\"a/b.h\""
  std::string_view name;     // "C"; "*"; empty when the whole module is taken
  std::string_view alias;    // "D"; empty when there is none
  int line = 0;              // of the statement's first token
  int column = 0;
  int end_line = 0;          // last line of the statement
  int name_line = 0;         // of what names the target: `C as D`, `a.b as c`, `"a/b.h"` with its delimiters
  int name_column = 0;
  int name_end_column = 0;   // one past the last byte; on name_line
};

enum class DefinitionKind : std::uint8_t {
  kClass, kStruct, kUnion, kEnum, kConcept, kAlias, kFunction, kVariable, kMacro,
};
enum class ParameterKind : std::uint8_t { kPositionalOnly, kPositional, kVararg, kKeywordOnly, kKwarg };
enum class Access : std::uint8_t { kNone, kPublic, kProtected, kPrivate };

struct Parameter {
  std::string_view name;
  ParameterKind kind = ParameterKind::kPositional;
  bool has_default = false;
};

struct Definition {
  DefinitionKind kind = DefinitionKind::kClass;
  Access access = Access::kNone;       // C++ members
  bool is_async = false;               // Python
  bool declaration = false;            // C++: forward declaration, prototype, friend, extern template
  bool is_template = false;
  bool conditional = false;            // under an `#if` (no include guard), or a Python `if`/`try` at its own level
  bool local = false;                  // inside a function body
  bool unnamed_scope = false;          // C++: inside an anonymous namespace
  std::string_view name;               // last component
  std::string_view qualified;          // "Outer.Manager.send", "ns::C::f"
  std::string_view specialisation;     // "<int>"
  std::string_view target;             // alias: what it stands for, as written
  // Function: Python's return annotation, or what C++ writes for its return type, specifiers left out; blanks and comments as
  // in `bases`; empty when there is none or it is not known.
  std::string_view returns;
  int line = 0;                        // Python: of `def`/`class`; C++: of the name token
  int column = 0;                      // of the same token
  int name_column = 0;                 // of the name, on `line` (Python: on the name's line)
  int end_line = 0;                    // last line of its last statement, or of its `}`
  std::int32_t parent = -1;            // index of the enclosing definition in the same file, or -1
  std::vector<std::string_view> bases;  // positional bases as written, line breaks and comments left out
  std::vector<Parameter> parameters;
  std::vector<std::string_view> decorators;  // Python, outermost first: the chain each starts with, "staticmethod", "app.get"
};

// What only a parser knows of a C++ definition (depths 2 and 3). Apart from Definition, so that depth 1 stays small.
struct Detail {
  bool sure = false;        // the parser saw it whole and without an error inside; else it is depth 1's, and the rest here is empty
  bool is_virtual = false;
  bool is_pure = false;
  bool is_static = false;   // member function or member variable
  bool is_const = false;    // member function
  bool is_deleted = false;
  bool is_inline = false;   // also constexpr, templates, and members defined in their class
  bool from_macro = false;  // its name was written by a macro
  bool internal = false;    // internal linkage: `static`, or inside an anonymous namespace
  std::string_view type;    // function: its return type; variable, field: its type; as the compiler prints them
  std::string_view reference;  // member function: "&", "&&"
  std::string_view meant;      // alias: the qualified type it stands for in the end, without sugar; "" when unknown
  std::vector<std::string_view> parameter_types;  // as the compiler prints them; as long as Definition::parameters
  std::vector<std::string_view> full_bases;       // qualified names of `bases`, same order; "" where unknown
  // SSOT106 shows these: for a type one line a base, field, method, enumerator …, in order; for a function its signature, what
  // it returns, and the lines of its body. Types are spelled in full.
  std::vector<std::string_view> content;
  std::uint64_t odr_hash = 0;  // at depth 3: equal where the meaning is equal, however it is spelled; 0: not known
};

// What stands between the brackets of a call: a string literal, or a chain of names.
struct Argument {
  std::string_view keyword;  // `keyword=`; empty for a positional one
  std::string_view text;     // the literal's value, or the chain, links joined by '.'
  bool literal = false;
  bool nested = false;       // not an argument itself, but inside one: of a list, a dictionary, another call
  int line = 0;
  int column = 0;
};

// Where a chain of names is called or read, or an object is made. Which chains are read is the Request's matter.
//
// Calls, subscripts and template arguments between links are passed over: `a().b[0].c` is a.b.c. Of a chain with several calls each
// is a use of its own, up to the called name; the whole chain is the last of them.
//
// What is made is also a call or member of the chain that makes it: `ns::W(1)` is a construction of ns::W and a call of ns.W.
enum class UseKind : std::uint8_t { kConstruction, kCall, kMember };
struct Use {
  UseKind kind = UseKind::kCall;  // construction: C++ only; in Python a class is called
  bool continued = false;   // the chain goes on behind this call; a longer use follows that starts at the same place
  bool returned = false;    // the function around it returns this value: directly, or through a local name it is bound to
  bool maybe = false;       // C++ depth 1: a construction if the names are what they seem to be; only a parser can tell
  std::string_view name;    // links joined by '.', "ctx.ws.send"; with a leading '.' when it starts with no name: `(a or b).send`.
                            // construction: the type as written, or, at depths 2 and 3, its qualified name
  std::string_view how;     // construction: "braces", "parentheses", "new", "declaration", or the maker: "std::make_shared"
  std::string_view meant;   // C++ at depths 2 and 3: qualified name of what is called or read in the end; "" when unknown
  std::string_view bound;   // the one name or chain that is assigned this value, whole: `m = X()`; else empty
  std::vector<Argument> arguments;  // of the call or construction; in order of place
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;       // one past the last byte of the last link
  std::int32_t parent = -1; // index of the enclosing definition in the same file, or -1
};

// A name that a statement binds. Where definitions were read: all in a class body, and what Python's methods bind to their first
// parameter, "self.manager" ("self.__dict__" where the name is computed). Elsewhere those that the Request asks for, and aliases
// of them.
struct Binding {
  std::string_view name;    // "manager", "self.manager"
  std::string_view value;   // `X = a.b`: "a.b"; `X = "text"`: "text"; empty for everything else (a call, a loop, `with`, a parameter of a lambda)
  bool literal = false;     // `value` is a string literal's
  int line = 0;
  int column = 0;
  std::int32_t parent = -1; // index of the enclosing definition in the same file, or -1
};

// Python: a string literal that names a module where one is loaded, patched or looked up: `patch("a.b.C")`, `import_module("a.b")`.
struct Mention {
  std::string_view text;    // the literal's value
  std::string_view how;     // the chain that takes it: "mock.patch"; of an entry point its table, "project.scripts"
  int line = 0;
  int column = 0;           // of the literal's first byte behind the quote
  int end_column = 0;       // one past its last byte
  std::int32_t parent = -1;
};

// A name a Python module hands on or renames: `X = Y`, `X = m.Y` at module level, and the entries of `__all__`.
// Imports hand names on too; they are not repeated here.
struct Export {
  std::string_view name;
  std::string_view target;  // "Y", "m.Y"; empty for an entry of `__all__`
  int line = 0;
  int column = 0;
  int end_column = 0;       // of the name
};

// A comment that allows a finding: `ssot: allow(SSOT201) until=2026-12-01 -- why`. Parts are as written; what is missing or wrong
// in them is judged later (verdict/suppressions.h).
struct Suppression {
  std::vector<std::string_view> rules;
  std::string_view until;   // empty: no term
  std::string_view reason;  // empty: none was given
  bool understood = true;   // false: it is meant as one and is not written as one; all of the above is empty
  bool alone = false;       // nothing but comments stands on its line
  bool leads = false;       // alone, and nothing but comments stands before it in the file: it speaks of the whole file, too
  int line = 0;
  int column = 0;           // of "ssot:"
  int end_column = 0;       // one past its last byte
  int first_line = 0;       // of the lines that it speaks of; 0: there are none
  int last_line = 0;
};

enum class GapKind : std::uint8_t { kUnread, kLost, kComputedInclude, kNoUnit, kWorker, kSkippedLimit };

// Something that could not be read. Never dropped: every report lists it.
struct Gap {
  std::string path;
  int line = 0;  // 0: the whole file or folder
  GapKind kind = GapKind::kUnread;
  std::string reason;
  bool old = false;  // where a change is judged: its base holds the same bytes there
};
std::string_view gap_kind_name(GapKind kind);  // "unread", "lost", "computed-include" …

// C++: `#define NAME namespace a {` and the like: a macro that does nothing but open and close scopes.
struct NamespaceMacro {
  std::string_view name;
  // `namespace a::b {`, `namespace {`, `{` (`extern "C" {`), `}` and names of further macros, one blank between words.
  // Empty: the file also defines the name as something else.
  std::string_view text;
};

// C++: `using namespace a::b;`, `namespace n = a::b;`, `inline namespace v1 {`: how names of one namespace are found in another.
// Not part of what `facts` prints.
struct NamespaceUse {
  std::string_view scope;   // where it stands, qualified: "ns"; in a function that
  std::string_view name;    // of an alias; else empty
  std::string_view target;  // as written, "a::b"
  bool is_inline = false;
  bool local = false;       // in a function; then it holds on these lines:
  int line = 0;
  int end_line = 0;
};

struct FileFacts {
  std::string path;
  Language language = Language::kNone;
  Proof depth = Proof::kLexer;   // how the definitions were read
  bool defined = false;          // definitions were read (a Request may leave them out)
  bool only_hands_on = false;    // its only statements are imports, aliases, `using`, `__all__`, docstrings, warnings
  bool has_all = false;          // Python: `__all__` is set to a list of literals; its entries are in `exports`
  bool dynamic = false;          // Python: names may appear at run time (`__getattr__`, globals(), exec, setattr, sys.modules,
                                 // an `__all__` that is computed)
  bool module_interface = false; // C++20: the module declaration says `export`
  Arena arena;                   // owns every string_view below
  std::string_view module_name;  // C++20: what `module x:part;` declares, "x:part"; empty for a file that is no module unit
  std::vector<Import> imports;   // in order of place
  std::vector<Definition> definitions;
  std::vector<Detail> details;   // C++ at depths 2 and 3: as long as `definitions`, same order; else empty
  std::vector<Export> exports;
  std::vector<Use> uses;         // in order of place; those that were asked for
  std::vector<Binding> bindings; // in order of place; those that were asked for
  std::vector<Mention> mentions; // in order of place; those that were asked for
  // Python: names that `def`, `class`, `X = …` and `X: …` bind at column 1, whether or not definitions were read. Not all that a
  // module binds (`for`, `with`, tuples …): a name that is missing here is looked up in the text before anything is said.
  std::vector<std::string_view> bound;
  std::vector<NamespaceMacro> namespace_macros;  // C++, in order of place; whether or not definitions were read
  std::vector<NamespaceUse> namespace_uses;      // C++, where definitions were read; those of functions, where uses were
  // C++: words that stand where such a macro may stand and that the reader did not know; sorted.
  std::vector<std::string_view> unknown_macros;
  std::vector<Suppression> suppressions;         // in order of place; always read
  std::vector<Gap> gaps;

  FileFacts() = default;
  FileFacts(FileFacts&&) = default;
  FileFacts& operator=(FileFacts&&) = default;
};

std::string_view import_kind_name(ImportKind kind);          // "import", "from", "include", "module"
std::string_view scope_name(Scope scope);                    // "module", "function", "class", "type-checking"
std::string_view definition_kind_name(DefinitionKind kind);  // "class" …
std::string_view parameter_kind_name(ParameterKind kind);    // "positional-only" …
std::string_view access_name(Access access);                 // "public" …; "" for none
std::string_view use_kind_name(UseKind kind);                // "construction", "call", "member"

}  // namespace ssot
