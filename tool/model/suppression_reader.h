// Which lines the suppressions of one file speak of. A front end tells what it passes, in order of place;
// lines are 1-based.
//
// A comment behind code speaks of its line, one that stands alone of the statement that begins on the next
// line; several may stand above each other, but no blank line between them and the statement (contract.md,
// "Suppressions").
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/facts.h"

namespace ssot {

class SuppressionReader {
 public:
  SuppressionReader(Arena& arena, std::vector<Suppression>& out) : arena_(arena), out_(out) {}

  // A comment stands on these lines.
  void comment_lines(int first, int last);
  // One line of that comment, as suppression_text.h wants it.
  void comment(std::string_view text, int line, int column);
  // Code stands on this line; `inside`: it goes on with a statement that began on an earlier one.
  void code(int line, bool inside);
  // A statement has ended: it is what the comments above it and those behind its first and last line speak
  // of.
  void end_statement(int first, int last);
  // The same where what follows belongs to it as well: the decorators of a definition.
  void end_part(int first, int last);

  // The line of the first suppression that is one too many for a file; 0: there is none. Those behind are not
  // read.
  int limit_line() const { return limit_line_; }

 private:
  Arena& arena_;
  std::vector<Suppression>& out_;
  std::vector<std::size_t> waiting_;  // stand alone; their statement has not begun
  std::vector<std::size_t> above_;    // stand alone above the statement that is open
  std::vector<std::size_t> behind_;   // stand behind code of that statement
  int code_line_ = 0;                 // the last that holds code
  int touched_ = 0;                   // the last that is not blank
  int limit_line_ = 0;
};

// The gap of a file whose suppressions were not all read.
Gap suppression_limit(std::string path, int line);

}  // namespace ssot
