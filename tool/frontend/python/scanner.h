// One pass over the statements of a text: which block each stands in, and what the few that matter say.
//
// Works on line structure only. What stands inside a statement is read by the functions of reading.h.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "frontend/python/block.h"
#include "frontend/python/reading.h"
#include "frontend/python/uses.h"

namespace ssot::python {

class Scanner {
 public:
  enum class Depth : bool { kImports, kDefinitions };
  // `uses` is null unless definitions are read.
  Scanner(Reading& reading, Depth depth, UseReader* uses)
      : reading_(reading), marks_(reading.marks), depth_(depth), uses_(uses) {}

  // Fills imports, definitions, exports, gaps and the flags of the facts.
  void run();

 private:
  // The compound statement whose head is being read.
  struct Heading {
    Head head = Head::kNone;
    const char* start = nullptr;  // after the keyword
    bool defines = false;         // a definition was recorded for it
    bool is_open = false;         // the ':' that ends it is still looked for
    bool is_match = false;        // `match`: a statement if the line ends in ':'
  };

  void line();
  bool place_line(int indent, const char* start);
  void logical_line(const char* start);
  const char* begin_statement(const char* start);
  const char* begin_compound(Head head, const char* keyword, int letters);
  const char* begin_definition(const char* start, const char* keyword);
  const char* begin_plain(const char* start);
  void read_whole(const char* start, const char* end, bool is_head);
  const char* find_end(const char* from);
  const char* one_line_suite(const char* colon);
  void note_call(const char* bracket);

  Block block_of_suite(const char* colon);
  void begin_try_part(Head head);
  void push_inline(const char* colon);
  void pop_to(std::size_t count);

  const char* lose(const char* place, std::string reason, const char* resume);
  const char* lose_open(const char* place, std::string reason, const char* reached);
  void recover(const char* place);
  bool binds_names() const;
  void finish();

  Block& top() { return blocks_.back(); }

  Reading& reading_;
  const Marks& marks_;
  Depth depth_;
  UseReader* uses_;
  const char* place_ = nullptr;          // the next line to read
  const char* statement_end_ = nullptr;  // the byte after the last statement, blanks included
  const char* colon_ = nullptr;          // the last ':' outside brackets in this statement
  Heading heading_;
  std::vector<std::string_view> decorators_;  // of the definition that comes next
  std::vector<Block> blocks_;
  Block pending_;  // opens with the next line
  bool is_pending_ = false;
  std::size_t suites_on_line_ = 0;
  bool hands_on_ = true;
  std::size_t looked_again_ = 0;              // bytes read twice after something never closed
  std::vector<std::pair<int, int>> guarded_;  // ranges of imports
};

}  // namespace ssot::python
