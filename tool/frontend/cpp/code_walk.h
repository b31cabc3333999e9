// Goes through the tokens of a file and says where code is: what is a function's head, a declaration, an
// expression, the body of a lambda. What the code uses is for those who derive from it (uses.cpp).
//
// It takes the file's outer structure from the sketch (Shape) and the rest from the tokens; no recursion,
// each token is looked at a bounded number of times.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/cpp/local_declarations.h"
#include "frontend/cpp/shape.h"
#include "frontend/cpp/token_list.h"

namespace ssot::cpp {

class CodeWalk {
 public:
  CodeWalk(const TokenList& tokens, const Shape& shape) : tokens_(tokens), shape_(shape) {}
  virtual ~CodeWalk() = default;
  CodeWalk(const CodeWalk&) = delete;
  CodeWalk& operator=(const CodeWalk&) = delete;

  void walk();

 protected:
  // A name that begins a chain, `this` before `->`, or a `.` or `->`. `types`: it stands in a head, among
  // template arguments, or where nothing is evaluated (`sizeof`).
  virtual void name(std::uint32_t at, bool types) = 0;
  // `new`.
  virtual void maker(std::uint32_t at) = 0;
  virtual void declares(const LocalDeclaration& declaration, bool in_record) = 0;
  // One more name of the declaration before, of a structured binding, an enumeration or a parameter list.
  virtual void declares_more(std::uint32_t name) = 0;
  // A constructor's initialiser `name(` or `name{`.
  virtual void initialises(std::uint32_t name, std::uint32_t open) = 0;
  // `using namespace a::b;` and `namespace n = a::b;` in a function, from their first word to their `;`.
  virtual void uses_namespace(std::uint32_t at, std::uint32_t end) = 0;
  // Behind `return`.
  virtual void returns(std::uint32_t at) = 0;
  virtual void enters_function(bool lambda) = 0;
  virtual void leaves_function() = 0;

  // The `{` at `i` opens an initialiser rather than a block.
  bool is_initialiser(std::uint32_t i) const;

  const TokenList& tokens_;

 private:
  enum class Kind : std::uint8_t { kDeclarations, kStatements, kExpression, kParameters, kTypes };
  struct Frame {
    std::uint32_t close = 0;
    Kind kind = Kind::kExpression;
    bool record = false;
    bool function = false;      // leaves_function() is due
    bool starts_after = false;  // a statement may begin behind it
    bool value = false;         // kParameters: inside a default argument
    bool enumerators = false;
    bool types = false;        // nothing in it is evaluated
    std::uint32_t resume = 0;  // where reading goes on; 0: behind `close`
  };
  // One statement at namespace or class scope.
  struct Extent {
    std::uint32_t stop = 0;               // its `;`, or the `{` of a body
    std::uint32_t parameters = kNoToken;  // the `(` of a function's parameters
    bool guide = false;                   // has `->` outside brackets
  };

  std::uint32_t step(std::uint32_t i);
  std::uint32_t leave();
  std::uint32_t token(std::uint32_t i);
  std::uint32_t word(std::uint32_t i);
  std::uint32_t brace(std::uint32_t i);
  std::uint32_t square(std::uint32_t i);
  std::uint32_t statement(std::uint32_t i);
  std::uint32_t keyword(std::uint32_t i);
  std::uint32_t plain_statement(std::uint32_t i);
  std::uint32_t declaration(std::uint32_t i);
  std::uint32_t function_head(std::uint32_t first, const Extent& extent);
  std::uint32_t initialiser(std::uint32_t i);
  std::uint32_t parameter(std::uint32_t i);
  std::uint32_t to_statement_end(std::uint32_t i);
  std::uint32_t unevaluated(std::uint32_t i);
  std::uint32_t structured_binding(std::uint32_t i);
  void declared(const LocalDeclaration& found);

  // code_heads.cpp
  bool is_linked_type(std::uint32_t i) const;
  bool is_declared(std::uint32_t i, std::uint32_t parameters) const;
  void head_name(std::uint32_t i, std::uint32_t parameters);
  void head(std::uint32_t from, std::uint32_t to, std::uint32_t parameters);
  void record_head(std::uint32_t from, std::uint32_t to);
  void naming_statement(std::uint32_t i, std::uint32_t end);
  Extent extent_of(std::uint32_t i) const;
  bool is_access_section(std::uint32_t i) const;
  std::uint32_t lambda_body(std::uint32_t i, std::uint32_t& parameters) const;
  std::uint32_t push(Frame frame, std::uint32_t open);
  bool holds_statements() const {
    return frames_.back().kind == Kind::kDeclarations || frames_.back().kind == Kind::kStatements;
  }
  const ScopeKind* scope_at(std::uint32_t i) const;

  const Shape& shape_;
  std::vector<Frame> frames_;
  std::unordered_set<std::uint32_t> lambda_bodies_;
  std::unordered_map<std::uint32_t, std::uint32_t> lambda_parameters_;  // `(` → the body's `{`
  bool at_start_ = true;
  bool in_case_ = false;
  std::uint32_t enumerators_ = kNoToken;  // the `{` of an enumeration in a function
  std::uint32_t initialisers_end_ = 0;    // a constructor's initialisers reach to here
};

}  // namespace ssot::cpp
