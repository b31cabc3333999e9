#include "frontend/python/uses.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "frontend/python/literal_text.h"
#include "frontend/python/strings.h"

namespace ssot::python {
namespace {

// Each level of f-strings inside f-strings is passed over once more.
constexpr int kMostLevels = 8;

std::string_view whole_text(const Marks& marks) {
  return {marks.begin(), static_cast<std::size_t>(marks.end() - marks.begin())};
}

// Whether a statement directly in a class body may bind a name, told from its first and its other bytes.
bool may_bind(const char* begin, const char* end, Head head) {
  if (head == Head::kWith || head == Head::kOther) return true;
  if (head != Head::kNone && head != Head::kCase) return false;
  if (*begin == '"' || *begin == '\'' || *begin == '@') return false;
  const auto size = static_cast<std::size_t>(end - begin);
  return std::memchr(begin, '=', size) != nullptr || std::memchr(begin, ':', size) != nullptr ||
         head == Head::kCase;
}

// Appends what was found in order of place.
template <class Fact>
void move_sorted(std::vector<Placed<Fact>>& found, std::vector<Fact>& facts) {
  std::stable_sort(found.begin(), found.end(),
                   [](const Placed<Fact>& a, const Placed<Fact>& b) { return a.place < b.place; });
  for (Placed<Fact>& each : found) facts.push_back(std::move(each.fact));
  found.clear();
}

}  // namespace

UseReader::UseReader(Reading& reading, const Request& request)
    : reading_(reading),
      wanted_(request),
      anchors_(whole_text(reading.marks), request),
      lines_(whole_text(reading.marks)),
      expressions_(reading, wanted_) {}

void UseReader::statement(const char* begin, const char* end, Head head, const Block& block) {
  const bool anchored = anchors_.within(begin, end);
  const bool class_body = block.in_class && block.definition >= 0;
  if (!anchored && !(class_body && may_bind(begin, end, head))) {
    if (!awaiting_.empty() && word_at(begin, "return")) read_return(begin, block.definition);
    return;
  }
  if (word_at(begin, "import") || word_at(begin, "from")) return;
  expressions_.begin({.parent = block.definition, .class_body = class_body, .names_only = !anchored});
  read(begin, end, head);
  if (anchored) {
    read_fields(1);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const Field field = fields_[i];
      if (!expressions_.tokens.read(reading_.marks, field.text.data(), field.text.data() + field.text.size(),
                                    1)) {
        note_limit(field.text.data());
        continue;
      }
      expressions_.tokens.set_start({lines_.line(field.text.data()), lines_.column(field.text.data())});
      expressions_.read_value(0, expressions_.tokens.size(), Expressions::Purpose::kRead);
      expressions_.finish();
      read_fields(field.level + 1);
    }
  }
  fields_.clear();
  if (expressions_.arguments_cut()) note_limit(begin);
  take(block.definition);
  if (!awaiting_.empty() && word_at(begin, "return")) read_return(begin, block.definition);
}

void UseReader::read(const char* begin, const char* end, Head head) {
  StatementTokens& tokens = expressions_.tokens;
  if (!tokens.read(reading_.marks, begin, end, 0)) return note_limit(begin);
  tokens.set_start({lines_.line(begin), lines_.column(begin)});
  read_statement(head);
  expressions_.finish();
}

void UseReader::read_fields(int level) {
  for (const Token& string : expressions_.found.formatted) {
    if (level > kMostLevels) {
      note_limit(string.begin);
      break;
    }
    for (const std::string_view text : replacement_fields(reading_.marks, quote_of_literal(string.begin))) {
      fields_.push_back({text, level});
    }
  }
  expressions_.found.formatted.clear();
}

// Hands over what was found, and remembers what a later `return` may return.
void UseReader::take(std::int32_t parent) {
  FileFacts& facts = reading_.facts;
  Found& found = expressions_.found;
  std::vector<std::string>& targets = expressions_.targets();
  const std::size_t first = facts.uses.size();
  found.formatted.clear();
  move_sorted(found.uses, facts.uses);
  move_sorted(found.bindings, facts.bindings);
  move_sorted(found.mentions, facts.mentions);
  const bool in_function =
      parent >= 0 && facts.definitions[static_cast<std::size_t>(parent)].kind == DefinitionKind::kFunction;
  for (std::size_t i = first; in_function && i < facts.uses.size(); ++i) {
    const Use& use = facts.uses[i];
    if (use.bound.empty()) continue;
    if (!targets.empty() && use.bound == targets.front()) {
      for (const std::string& target : targets) awaiting_[{parent, target}].push_back(i);
    } else {
      awaiting_[{parent, std::string(use.bound)}].push_back(i);
    }
  }
  targets.clear();
}

// `return m` returns what was bound to `m` before, in the same function.
void UseReader::read_return(const char* begin, std::int32_t function) {
  TokenStream stream(reading_.marks, begin);
  stream.pass();
  std::string chain;
  do {
    if (stream.front.kind != Token::kName) return;
    if (!chain.empty()) chain += '.';
    chain += stream.front.text();
    stream.pass();
  } while (stream.take("."));
  if (!stream.front.stops()) return;
  const auto bound = awaiting_.find({function, chain});
  if (bound == awaiting_.end()) return;
  for (const std::size_t use : bound->second) reading_.facts.uses[use].returned = true;
  awaiting_.erase(bound);
}

void UseReader::note_limit(const char* place) {
  if (limit_noted_) return;
  limit_noted_ = true;
  reading_.facts.gaps.push_back({.path = reading_.facts.path,
                                 .line = lines_.line(place),
                                 .kind = GapKind::kSkippedLimit,
                                 .reason =
                                     "From here on, the names in some statements are not read: brackets or "
                                     "strings nest too deeply there."});
}

}  // namespace ssot::python
