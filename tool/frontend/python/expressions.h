// Reads expressions and assignment targets, token by token: which chains are called and read, with what, and
// which names are bound. One statement at a time; what statements there are is not known here.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/python/chain.h"
#include "frontend/python/reading.h"
#include "frontend/python/statement_tokens.h"
#include "frontend/python/wanted.h"

namespace ssot::python {

// A use, binding or mention with the place it is ordered by.
template <class Fact>
struct Placed {
  const char* place;
  Fact fact;
};

struct Found {
  std::vector<Placed<Use>> uses;
  std::vector<Placed<Binding>> bindings;
  std::vector<Placed<Mention>> mentions;
  std::vector<Token> formatted;  // f-strings, whose replacement fields are still to be read
};

class Expressions {
 public:
  Expressions(Reading& reading, const Wanted& wanted)
      : reading_(reading),
        wanted_(wanted),
        arguments_left_(static_cast<std::size_t>(reading.marks.end() - reading.marks.begin()) + 10000) {}

  // The tokens that the functions below are about.
  StatementTokens tokens;

  // What a statement is read for. Uses and mentions are left out where only names of a class or its objects
  // are asked for.
  struct Statement {
    std::int32_t parent = -1;
    bool class_body = false;  // its names are all kept
    std::string_view object;  // "self.": names directly behind it are all kept
    bool names_only = false;
  };
  void begin(const Statement& statement) {
    statement_ = statement;
    kept_ = 0;
  }

  // What the value of an expression is for.
  enum class Purpose : std::uint8_t { kRead, kReturned, kAssigned };
  void read_value(int from, int to, Purpose purpose);
  // Targets of assignments that all receive the value at [value_from, value_to); equal: nothing that has a
  // name.
  void read_target(int from, int to, int value_from, int value_to);
  // `global x`, `del x`: names that are no assignment of their own.
  void read_names(int from, int to);
  // Of a `case`, without its guard.
  void read_pattern(int from, int to);
  // The targets since the last kAssigned value was read, chains among them.
  std::vector<std::string>& targets() { return targets_; }

  // `pytest_plugins = […]`: every literal in it.
  void read_plugins(int from, int to);

  // Completes what was found in `tokens`; to be called before others are read.
  void finish();
  Found found;
  bool arguments_cut() const { return arguments_cut_; }

 private:
  enum class Target : std::uint8_t { kNone, kUntilIn, kUntilComma, kAll };
  struct Frame {  // a bracket, the parameters of a lambda, or all of it
    Role role = Role::kNone;
    int from = 0;
    int to = 0;
    Target target = Target::kNone;
    bool inner = false;      // targets are a comprehension's
    bool value = false;      // its value is the whole one's
    bool condition = false;  // between `if` and `else`
    bool dead = false;       // behind `lambda …:` or `yield`
  };
  struct Candidate {  // for an argument
    int token;
    bool literal;
    std::string_view text;
  };
  struct Call {  // whose arguments are still to come
    std::size_t use;
    int open;
  };

  void read(Frame base);
  int step(int index);
  int keyword(int index);
  int name(int index);
  int chain(int from, int at);
  int strings(int index);
  bool trails(int index) const;
  int enter(int index);
  int leave(int index);
  bool is_parameter(const Frame& frame, int index) const;
  bool is_value(const Frame& frame, int from, int to) const;
  bool ends_value(const Frame& frame, int to) const;
  void walrus(int index);

  int name_of(int first) const;
  void add_uses(const Frame& frame);
  void add_use(UseKind kind, std::size_t length, int last_link, int first);
  void bind_chain(const Frame& frame);
  void bind_name(int index, bool inner);
  void bind(const char* place, std::string_view name, bool held, bool inner, int value_from, int value_to);
  void strip_brackets(int& from, int& to) const;
  void read_bound_value(Binding& binding, bool& held, int from, int to);
  void fill_arguments(const Call& call);
  std::string_view argument_keyword(int from);
  int argument_end(int from, int close) const;

  void mention_arguments(const Chain::Stop& call);
  void mention_keys(int from, int to, std::string_view how);
  void mention_module(int index, std::string_view how);
  void mention_entry_points(int from, int to);
  void add_mention(const Token& string, std::string_view text, std::size_t offset, std::string_view how);
  bool names_module_table(int from, int to) const;

  Reading& reading_;
  const Wanted& wanted_;
  Statement statement_;
  Purpose purpose_ = Purpose::kRead;
  std::vector<Frame> frames_;
  Chain chain_, value_chain_;
  std::vector<std::string> targets_;
  int value_from_ = 0, value_to_ = 0;
  std::vector<Candidate> candidates_;
  std::vector<Call> calls_;
  int kept_ = 0;  // kept calls around
  std::size_t arguments_left_;
  bool arguments_cut_ = false;
};

}  // namespace ssot::python
