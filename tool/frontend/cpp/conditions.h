// The conditional directives that are open at one place of a file: is the code dead, is it conditional, is it
// an include guard?
//
// Evaluates nothing but the literals `0`, `false` and `1`; whatever depends on a macro is alive.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"

namespace ssot::cpp {

class Conditions {
 public:
  explicit Conditions(std::vector<Directive>& directives) : directives_(directives) {}

  bool dead() const { return dead_ != 0; }
  bool conditional() const { return conditional_ != 0; }

  // Takes the directive `word` with its `arguments`. True when it opens, turns or closes a condition, and
  // then `entry` has been recorded if it is alive. `imports` is how many imports were read so far. Sees every
  // directive, dead ones too.
  bool take(std::string_view word, std::string_view arguments, Directive entry, std::size_t imports);

  // At the end of the file: what looked like an include guard but was none makes its imports conditional
  // after all.
  void finish(std::string_view text, std::vector<Import>& imports);

 private:
  struct Open {
    bool dead_outside = false;  // the whole conditional lies in dead code
    bool dead = false;          // the current branch is literally dead
    bool taken = false;         // a branch was literally true: all later ones are dead
    bool guard = false;
    bool was_guard = false;  // it looked like one until its `#else`
    std::uint32_t last = 0;  // index of its last recorded directive
  };
  struct Guard {
    bool possible = true;  // no directive has been seen that rules one out
    std::string name;      // after `#ifndef NAME`, until the next directive
    bool found = false;
    bool closed = false;
    std::uint32_t directive = 0;
    std::uint32_t end = 0;  // position after its `#endif`
    std::size_t first_import = 0;
    std::size_t last_import = 0;
  };

  void open(std::string_view word, std::string_view arguments, Directive entry, std::size_t imports);
  void turn(std::string_view word, std::string_view arguments, Directive entry);
  void close(Directive entry, std::size_t imports);
  void set_dead(Open& open, bool dead);
  void record(Open& open, Directive entry);

  std::vector<Directive>& directives_;
  std::vector<Open> open_;
  std::size_t dead_ = 0;         // how many open conditionals are in a dead branch
  std::size_t conditional_ = 0;  // how many are no guard
  Guard guard_;
};

}  // namespace ssot::cpp
