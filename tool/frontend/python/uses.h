// How the code of one file uses names: the scanner hands every statement over, and those that hold something
// the Request asks for are read into FileFacts::uses, bindings and mentions.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "frontend/python/anchors.h"
#include "frontend/python/block.h"
#include "frontend/python/expressions.h"
#include "frontend/python/member_names.h"
#include "frontend/python/returned_names.h"

namespace ssot::python {

class UseReader {
 public:
  UseReader(Reading& reading, const Request& request);

  // Whether definitions are to be read: for their own sake, or because a use is told with the one around it.
  bool wants_definitions() const { return anchors_.defines() || anchors_.any(); }

  bool holds(Probe probe) const { return anchors_.holds(probe); }

  // The statement in [begin, end), or the head of a compound one. `head` says which; `block` is the one
  // around it.
  void statement(const char* begin, const char* end, Head head, const Block& block);

 private:
  struct Field {  // a replacement field
    std::string_view text;
    int level;
  };
  bool read_member_names(const char* begin, const char* end, Head head, const Block& block, bool anchored);
  void add_member(const char* place, const std::string& name, const MemberName& bound, std::int32_t parent);
  std::string_view object_of(std::int32_t definition);
  void read(const char* begin, const char* end, Head head);
  void read_statement(Head head);
  void read_definition_head(int name);
  void read_case();
  void read_plain(int from);
  void read_fields(int level);
  void read_return(const char* begin);
  void end_returned_name(const char* begin);
  void take(std::int32_t parent);
  void note_limit(const char* place);

  Reading& reading_;
  Wanted wanted_;
  Anchors anchors_;
  LineCounter lines_;
  Expressions expressions_;
  std::vector<Field> fields_;
  ReturnedNames returned_names_;
  // What the method around calls its object, with a dot, "self."; of definition `object_in_`.
  std::string object_;
  std::int32_t object_in_ = -1;
  bool limit_noted_ = false;
};

}  // namespace ssot::python
