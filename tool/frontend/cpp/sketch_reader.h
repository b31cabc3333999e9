// The machine behind sketch.h: scopes, declaration heads, and conditional branches of one file.
//
// Scopes are never freed while a file is read, so that a branch (`#else`) goes back to where its `#if` stood
// by restoring a few integers; nothing recurses on the depth of the input. sketch.cpp moves through the
// tokens, declarations.cpp records.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "frontend/cpp/declarators.h"
#include "frontend/cpp/head.h"
#include "frontend/cpp/lines.h"
#include "frontend/cpp/namespace_macros.h"
#include "frontend/cpp/shape.h"
#include "frontend/cpp/tokens.h"
#include "model/facts.h"

namespace ssot::cpp {

struct ScopeNode {
  ScopeKind kind = ScopeKind::kFile;
  bool unnamed = false;       // in an anonymous namespace
  bool local = false;         // in a function body
  bool typedef_tail = false;  // `typedef struct {…} Name;`
  bool by_macro = false;      // a macro opened it
  bool nameless = false;      // a record without a name
  Access saved_access = Access::kNone;
  DefinitionKind record = DefinitionKind::kClass;
  std::int32_t parent = -1;
  std::int32_t definition = -1;     // this scope's own
  std::int32_t enclosing = -1;      // the nearest definition around what is declared here
  std::int32_t saved_depth = 0;     // open braces of the scope around it
  std::uint32_t open = 0;           // position of its `{`
  std::string_view qualified;       // "ns::C"
  std::string_view namespace_name;  // "ns": where a friend lands
  std::string_view class_name;      // of the record itself
};

class SketchReader {
 public:
  SketchReader(std::string_view text, const std::vector<Directive>& directives,
               const NamespaceMacros::Given& given, FileFacts& facts, Shape* shape);
  void read();

 private:
  // All that a conditional branch can change, apart from the tokens of the head.
  struct State {
    std::int32_t node = 0;
    std::int32_t depth = 0;   // nested braces in a body or skipped region
    std::int32_t parens = 0;  // open ( and [ in the head
    std::int32_t angles = 0;  // open < of a `template <` in the head
    std::uint32_t equal = 0;  // position after the head's `=`; 0: none
    TokenKind after_equal = TokenKind::kEnd;
    std::uint32_t colon = 0;  // head index of the `:` before a constructor's initialisers; 0: none
    Access access = Access::kNone;
    bool local_head = false;  // the head of a record inside a function body
    bool overflow = false;    // the head is too long to judge
    bool braced = false;      // the head holds `{…}`: a variable with its initialiser
    bool tail = false;        // after the `}` of a record
    bool tail_typedef = false;
    bool tail_nameless = false;
    DefinitionKind tail_record = DefinitionKind::kClass;
  };
  struct Branches {
    State at_if;
    State best_end;  // where an earlier branch without `#error` ended
    bool guard = false;
    bool error = false;          // the current branch holds `#error`
    bool ended = false;          // `best_end` is set
    std::size_t head_begin = 0;  // the head's tokens at the `#if`, in saved_heads_
    std::size_t head_size = 0;
    std::size_t nodes = 0;       // how many scopes there were
    std::size_t open_begin = 0;  // definitions left open by earlier branches, in dangling_
  };

  // sketch.cpp
  void directive(const Directive& directive);
  void open_condition(const Directive& directive);
  void turn_condition();
  void close_condition();
  void leave_branch(Branches& branches);
  void in_head(const Token& token);
  void colon(const Token& token);
  void open_brace(const Token& token);
  void close_brace(const Token& token);
  void end_statement(const Token& token);
  bool begins_old_style();
  bool has_brackets() const;
  void push(const Token& token);
  void clear_head();
  void enter(ScopeNode node, const Token& brace);
  void skip_braces(const Token& brace);
  void finish(std::uint32_t end);
  void lost(std::uint32_t offset, std::string reason);
  ScopeNode child(ScopeKind kind) const;
  const ScopeNode& scope() const { return nodes_[static_cast<std::size_t>(state_.node)]; }

  // sketch_bodies.cpp
  void in_braces(const Token& token);
  void in_local_head(const Token& token);

  // sketch_macros.cpp
  bool takes_namespace_macro(const Token& token);
  void open_by_macro(const ScopeStep& step, const Token& token);
  void note_unknown_macros();

  // sketch_namespaces.cpp
  void note_using_namespace(std::size_t from);
  void note_inline_namespace(std::string_view around, std::string_view name);
  bool declares_namespace_alias(const Token& end);

  // declarations.cpp
  bool opens_namespace(const Token& brace);
  bool opens_record(const Token& brace);
  bool opens_function(const Token& brace);
  bool declares_using(const Token& end);
  bool declares_typedef(const Token& end);
  bool declares_record(const Token& end);
  bool declares_function(const Token& end);
  void declares_variable(const Token& end);
  void names_tail(const Token& end);
  void define_macro(const Directive& directive);
  std::int32_t add_function(const FunctionHead& function, const Prefix& prefix, bool declaration,
                            bool is_friend);
  std::int32_t add_record(const RecordHead& record, const Prefix& prefix, bool declaration, bool is_friend);
  void add_alias(std::size_t name, std::string_view target, const Token& end, bool is_template);
  Definition begin_definition(DefinitionKind kind, std::uint32_t offset);
  std::int32_t add(Definition definition);
  void set_end(std::int32_t definition, std::uint32_t offset);
  std::string_view return_type(const FunctionHead& function, const Prefix& prefix);
  void name_definition(Definition& definition, std::string_view around, std::string_view path,
                       std::string_view name);
  std::string function_name(const FunctionHead& function) const;
  bool head_has(TokenKind kind, std::size_t limit) const;

  // Far beyond what programs hold; what keeps hostile input linear.
  static constexpr std::size_t kLongestHead = 20000;        // tokens
  static constexpr std::size_t kLongestInitialised = 2000;  // tokens before a constructor's `:`
  static constexpr int kMostMacroScopes = 10000;
  static constexpr std::size_t kLongestName = 2000;  // bytes of a scope's qualified name

  std::string_view text_;
  const std::vector<Directive>& directives_;
  FileFacts& facts_;
  Shape* shape_;  // null: nobody asked
  Tokens tokens_;
  Lines lines_;
  Head head_;
  State state_;
  std::vector<ScopeNode> nodes_;
  std::vector<Branches> branches_;
  std::vector<Token> saved_heads_;
  std::vector<std::int32_t> dangling_;  // definitions that a branch opened and did not close
  std::vector<std::pair<std::int32_t, std::int32_t>>
      twins_;  // scope, definition of another branch that ends with it
  int conditional_ = 0;
  std::int32_t try_function_ = -1;  // its `catch` may follow
  std::vector<Token> old_style_;    // the head `int f(a, b) int a`, while declarations of parameters follow
  NamespaceMacros macros_;
  std::unordered_set<std::string_view> unknown_macros_;
  std::vector<ScopeStep> steps_;
  int macro_scopes_ = 0;      // how many macros opened so far
  bool stray_brace_ = false;  // reported
  bool too_deep_ = false;     // reported
  std::string scratch_;
};

}  // namespace ssot::cpp
