// How statements begin, and the blocks they open.
#include <cstring>
#include <utility>

#include "frontend/python/headings.h"
#include "frontend/python/scanner.h"

namespace ssot::python {
namespace {

// Suites on one line do not nest in Python, but hostile text may; beyond this they are read as one.
constexpr std::size_t kDeepestOnOneLine = 100;

}  // namespace

// Reads the head of the statement at `start`; answers from where its end is to be looked for.
const char* Scanner::begin_statement(const char* start) {
  switch (*start) {
    case 'i':
      if (start[1] == 'f' && !is_word_byte(start[2])) return begin_compound(Head::kIf, start, 2);
      if (!word_at(start, "import")) break;
      return read_import(reading_, top(), start);
    case 'f':
      if (word_at(start, "from")) return read_import(reading_, top(), start);
      if (word_at(start, "for")) return begin_compound(Head::kOther, start, 3);
      if (word_at(start, "finally")) return begin_compound(Head::kFinally, start, 7);
      break;
    case 'd':
      if (word_at(start, "def")) return begin_definition(start, start);
      break;
    case 'c':
      if (word_at(start, "class")) return begin_definition(start, start);
      if (word_at(start, "case") && top().head == Head::kMatch) return begin_compound(Head::kCase, start, 4);
      break;
    case 'e':
      if (word_at(start, "else")) return begin_compound(Head::kElse, start, 4);
      if (word_at(start, "elif")) return begin_compound(Head::kElif, start, 4);
      if (word_at(start, "except")) return begin_compound(Head::kExcept, start, 6);
      break;
    case 't':
      if (word_at(start, "try")) return begin_compound(Head::kTry, start, 3);
      break;
    case 'w':
      if (word_at(start, "with")) return begin_compound(Head::kWith, start, 4);
      if (word_at(start, "while")) return begin_compound(Head::kOther, start, 5);
      break;
    case 'a': {
      if (!word_at(start, "async")) break;
      const char* const next = skip_blanks(start + 5);
      if (word_at(next, "def")) return begin_definition(start, next);
      if (word_at(next, "with")) return begin_compound(Head::kWith, next, 4);
      if (word_at(next, "for")) return begin_compound(Head::kOther, next, 3);
      break;
    }
    case 'm':
      // `match` is a name elsewhere; only a line that ends in ':' makes it a statement.
      heading_.is_match = word_at(start, "match");
      break;
    default:
      break;
  }
  return top().at_module_level() ? begin_plain(start) : start;
}

const char* Scanner::begin_plain(const char* start) {
  const ModuleStatement statement = read_module_statement(reading_, start);
  if (statement.effect == Effect::kOther) hands_on_ = false;
  return statement.place;
}

// The statement in [start, end), whose structure is known.
void Scanner::read_whole(const char* start, const char* end, bool is_head) {
  if (*start == '@') {
    decorators_.push_back(decorator_chain(reading_, start));
  } else {
    decorators_.clear();
  }
  const Head head = heading_.is_match && is_head ? Head::kMatch : heading_.head;
  if (uses_ != nullptr) uses_->statement(start, end, head, top());
}

const char* Scanner::begin_compound(Head head, const char* keyword, int letters) {
  heading_ = {.head = head, .start = keyword + letters, .is_open = true};
  if (head == Head::kTry || head == Head::kExcept || head == Head::kElse || head == Head::kFinally) {
    begin_try_part(head);
  } else if (head != Head::kIf) {
    hands_on_ = false;
  }
  return heading_.start;
}

const char* Scanner::begin_definition(const char* start, const char* keyword) {
  const bool is_class = *keyword == 'c';
  const Head head = is_class ? Head::kClass : Head::kDef;
  const char* place = keyword + (is_class ? 5 : 3);
  heading_ = {.head = head, .start = place, .is_open = true};
  if (top().at_module_level()) {
    hands_on_ = false;
    const char* const name = skip_blanks(place);
    const char* end = name;
    while (is_word_byte(*end)) ++end;
    if (word_at(name, "__getattr__")) reading_.facts.dynamic = true;
    if (end != name) {
      reading_.facts.bound.push_back(
          identifier(reading_.facts.arena, {name, static_cast<std::size_t>(end - name)}));
    }
  }
  if (depth_ == Depth::kDefinitions) {
    if (const char* read = read_definition(reading_, top(), start, keyword)) {
      heading_.defines = true;
      reading_.facts.definitions.back().decorators = std::move(decorators_);
      place = read;
    }
  }
  return place;
}

// Keeps which imports stand in the body of the `try` that the block is in the middle of.
void Scanner::begin_try_part(Head head) {
  const int count = static_cast<int>(reading_.facts.imports.size());
  Block& block = top();
  if (head == Head::kTry) {
    block.try_begin = count;
    block.try_end = -1;
  } else if (block.try_begin >= 0 && block.try_end < 0) {
    block.try_end = count;
  }
}

Block Scanner::block_of_suite(const char* colon) {
  Block& outer = top();
  Block block = outer;
  block.try_begin = block.try_end = -1;
  block.closes_definition = false;
  block.head = heading_.is_match ? Head::kMatch : heading_.head;
  const auto head_text = [&] {
    return std::string_view(heading_.start, static_cast<std::size_t>(colon - heading_.start));
  };
  switch (heading_.head) {
    case Head::kDef:
    case Head::kClass:
      block.in_function |= heading_.head == Head::kDef;
      block.in_class = heading_.head == Head::kClass;
      block.conditional = false;
      block.closes_definition = heading_.defines;
      if (heading_.defines)
        block.definition = static_cast<std::int32_t>(reading_.facts.definitions.size()) - 1;
      break;
    case Head::kIf:
    case Head::kElif:
      block.conditional = true;
      if (is_type_checking(marks_, heading_.start, colon)) {
        block.type_checking = true;
      } else {
        hands_on_ = false;
      }
      block.script_only |= heading_.head == Head::kIf && is_script_guard(head_text());
      break;
    case Head::kExcept: {
      block.conditional = true;
      const bool imported = outer.try_begin >= 0 && outer.try_end > outer.try_begin;
      if (imported && catches_import_failure(head_text())) {
        if (guarded_.empty() || guarded_.back() != std::pair(outer.try_begin, outer.try_end)) {
          guarded_.emplace_back(outer.try_begin, outer.try_end);
        }
        block.guarded = true;  // the fallback of an import: either may be there
      }
      break;
    }
    case Head::kWith:
      block.guarded |= expects_failure(head_text());
      break;
    case Head::kTry:
    case Head::kElse:
    case Head::kFinally:
    case Head::kCase:
      block.conditional = true;
      break;
    default:
      break;
  }
  return block;
}

// The rest of the line is the suite.
void Scanner::push_inline(const char* colon) {
  if (++suites_on_line_ > kDeepestOnOneLine) return;
  const int indent = top().indent;
  Block block = block_of_suite(colon);
  block.indent = indent;
  blocks_.push_back(block);
}

void Scanner::pop_to(std::size_t count) {
  while (blocks_.size() > count) {
    const Block& block = blocks_.back();
    if (block.closes_definition) {
      Definition& definition = reading_.facts.definitions[static_cast<std::size_t>(block.definition)];
      const char* const end = trim_back(marks_.begin(), statement_end_);
      if (end > marks_.begin()) definition.end_line = reading_.lines.line(end - 1);
    }
    blocks_.pop_back();
  }
}

// Whether there is a name to hand on.
bool Scanner::binds_names() const {
  for (const Import& import : reading_.facts.imports) {
    if (import.module != "__future__" && import.module != "warnings") return true;
  }
  for (const Export& entry : reading_.facts.exports) {
    if (!entry.target.empty()) return true;
  }
  return false;
}

void Scanner::finish() {
  if (is_pending_) {
    lose(trim_back(marks_.begin(), statement_end_) - 1, "Nothing is indented below the head of this block.",
         nullptr);
  }
  pop_to(1);
  FileFacts& facts = reading_.facts;
  facts.only_hands_on = hands_on_ && binds_names();
  if (guarded_.empty()) return;
  std::vector<int> change(facts.imports.size() + 1, 0);
  for (const auto& [begin, end] : guarded_) {
    ++change[static_cast<std::size_t>(begin)];
    --change[static_cast<std::size_t>(end)];
  }
  int open = 0;
  for (std::size_t i = 0; i < facts.imports.size(); ++i) {
    open += change[i];
    if (open > 0) facts.imports[i].guarded = true;
  }
}

}  // namespace ssot::python
