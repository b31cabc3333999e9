// The machine behind uses.h: takes chains where CodeWalk finds code, and writes down those that are asked
// for.
//
// use_reader.cpp reads chains and what becomes of their values, constructions.cpp what is made, bindings.cpp
// what names are given.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/cpp/arguments.h"
#include "frontend/cpp/asked_words.h"
#include "frontend/cpp/chains.h"
#include "frontend/cpp/code_walk.h"
#include "frontend/cpp/line_table.h"
#include "model/facts.h"

namespace ssot::cpp {

class UseReader final : public CodeWalk {
 public:
  UseReader(const TokenList& tokens, const Shape& shape, const LineTable& lines, AskedWords& words,
            FileFacts& facts)
      : CodeWalk(tokens, shape),
        lines_(lines),
        words_(words),
        facts_(facts),
        arguments_(tokens, lines, facts.arena) {
    for (const Definition& each : facts.definitions) {
      for (const Parameter& parameter : each.parameters) parameters_.insert(parameter.name);
    }
  }

 private:
  // What a function does with its local names.
  struct Function {
    bool lambda = false;
    std::vector<std::string_view> returned;
    std::unordered_map<std::string_view, int> declared;
    std::unordered_map<std::string_view, std::vector<std::size_t>> bound;  // name → indices of uses
  };

  // use_reader.cpp
  void name(std::uint32_t at, bool types) override;
  void declares(const LocalDeclaration& declaration, bool in_record) override;
  void declares_more(std::uint32_t name) override;
  void initialises(std::uint32_t name, std::uint32_t open) override;
  void returns(std::uint32_t at) override;
  void uses_namespace(std::uint32_t at, std::uint32_t end) override;
  void enters_function(bool lambda) override { functions_.emplace_back().lambda = lambda; }
  void leaves_function() override;
  void calls(const Chain& chain, bool types);
  bool asks(const Chain& chain) const;
  void note_operand(std::uint32_t at);
  bool ends_value(std::uint32_t i) const;
  bool is_returned(std::uint32_t first, std::uint32_t end) const;
  std::string_view bound_to(std::uint32_t first, std::uint32_t end);
  std::string_view name_of(std::uint32_t target);
  void keep(Use use, std::uint32_t first, std::uint32_t last);

  // bindings.cpp
  void binds(std::uint32_t target, std::uint32_t value);
  void declares_name(const LocalDeclaration& declaration);
  void add_binding(std::uint32_t target, std::string_view value, bool literal);

  // constructions.cpp, sure_constructions.cpp
  void maker(std::uint32_t at) override;
  void constructions(const Chain& chain);
  void declared_object(const LocalDeclaration& declaration, bool in_record);
  struct Made {
    std::string_view how;
    std::uint32_t first = 0;        // what the use covers
    std::uint32_t type = 0;         // where its name begins
    std::uint32_t last = 0;         // its last token
    std::uint32_t open = kNoToken;  // of its arguments
    std::uint32_t end = 0;          // behind all of it
    std::string_view bound = {};
    bool sure = false;  // nothing else can be written so, if the name is a class's
  };
  void made(const Made& what);
  bool is_value(std::uint32_t at) const;
  bool stands_for_value(std::uint32_t first) const;
  bool calls_constructor(std::uint32_t first, std::uint32_t open) const;
  std::string type_name(std::uint32_t type, bool& asked) const;

  // Uses of one chain up to a called name; no person writes longer ones.
  static constexpr std::size_t kMostContinued = 256;

  const LineTable& lines_;
  AskedWords& words_;
  FileFacts& facts_;
  ArgumentReader arguments_;
  Chain chain_;
  Chain other_;  // for a look at a second one
  std::vector<Function> functions_;
  std::unordered_set<std::uint32_t> joined_;      // `.` and `->` inside chains that were read
  std::unordered_set<std::uint32_t> returned_;    // where the value of a `return` begins
  std::unordered_set<std::uint32_t> made_types_;  // the types behind `new`
  std::unordered_set<std::uint32_t> declared_names_;
  std::unordered_set<std::uint32_t> vexed_;          // `(` of what may declare a function: `W w(X());`
  std::unordered_set<std::string_view> parameters_;  // names of parameters of any of the file's functions
  std::uint32_t declared_name_ = kNoToken;
  std::uint32_t value_ = kNoToken;  // where the value begins that is bound to `target_`
  std::uint32_t target_ = 0;        // the first token of the chain it is bound to
};

}  // namespace ssot::cpp
