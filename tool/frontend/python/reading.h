// What the readers of single statements share: the text, the facts being filled, and how names get into them.
#pragma once
#include <string_view>
#include <utility>

#include "frontend/python/block.h"
#include "frontend/python/line_counter.h"
#include "frontend/python/marks.h"
#include "frontend/python/tokens.h"
#include "model/facts.h"

namespace ssot::python {

struct Reading {
  Reading(FileFacts& facts_of_file, std::string_view text, ByteMarks marks_of_text)
      : facts(facts_of_file),
        marks(text, std::move(marks_of_text)),
        lines(text),
        prefix_bytes_left(text.size() * 8 + (1 << 20)) {}

  FileFacts& facts;
  Marks marks;
  LineCounter lines;
  // For what qualified names repeat of their parents: a megabyte of a class name is not copied into each of
  // its methods.
  std::size_t prefix_bytes_left;
};

// An identifier as CPython knows it: in normal form NFKC, copied into `arena`.
std::string_view identifier(Arena& arena, std::string_view spelling);

// Reads the import statement at `start` ("import" or "from") and adds its entries; answers the place after
// it. A statement that breaks off adds what was complete.
const char* read_import(Reading& reading, const Block& block, const char* start);

// Reads the head of the definition whose `def` or `class` stands at `keyword`, and whose first token stands
// at `start` (at `async`, else the same), and adds it. Answers a place inside or after the head, or null when
// there is no definition.
const char* read_definition(Reading& reading, const Block& block, const char* start, const char* keyword);

// The chain of names that the decorator at `start`, an '@', is; calls and subscripts are passed over. Empty
// when it is another expression.
std::string_view decorator_chain(Reading& reading, const char* start);

// What a statement at module level that is no import and opens no block does to the module's names.
enum class Effect : std::uint8_t {
  kNothing,  // docstring, `...`, `pass`, warnings.warn(…)
  kHandsOn,  // an alias, or `__all__`
  kOther,
};
struct ModuleStatement {
  Effect effect = Effect::kOther;
  const char* place = nullptr;  // up to which it was read
};
ModuleStatement read_module_statement(Reading& reading, const char* start);

}  // namespace ssot::python
