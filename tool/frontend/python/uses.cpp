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
  if (anchored || !returned_names_.empty()) returned_names_.pass(block.indent, block.definition);
  if (head == Head::kNone && !returned_names_.empty()) end_returned_name(begin);
  const bool unclear =
      wanted_.members() && block.definition >= 0 && read_member_names(begin, end, head, block, anchored);
  if (!anchored && !unclear) {
    if (!returned_names_.empty() && word_at(begin, "return")) read_return(begin);
    return;
  }
  if (word_at(begin, "import") || word_at(begin, "from")) return;
  expressions_.begin({.parent = block.definition,
                      .class_body = block.in_class && block.definition >= 0,
                      .object = object_of(block.definition),
                      .names_only = !anchored});
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
  if (!returned_names_.empty() && word_at(begin, "return")) read_return(begin);
}

// What a statement gives to the class or object around it. Answers whether all its tokens must be read for
// that.
bool UseReader::read_member_names(const char* begin, const char* end, Head head, const Block& block,
                                  bool anchored) {
  const std::string_view object = object_of(block.definition);
  if (!block.in_class && (object.empty() || !may_bind_in_method(reading_.marks, begin, head, object)))
    return false;
  if (!object.empty()) {
    const std::string name = head == Head::kNone ? set_by_name(reading_.marks, begin, object) : std::string();
    if (!name.empty()) add_member(begin, std::string(object) + name, {}, block.definition);
  }
  const MemberName bound = block.in_class ? bound_in_class(reading_.marks, begin, end, head)
                                          : bound_in_method(reading_.marks, begin, end, head, object);
  if (bound.answer == MemberName::Answer::kBinds && !anchored) {
    const std::string name(identifier(reading_.facts.arena, bound.name));
    add_member(begin, block.in_class ? name : std::string(object) + name, bound, block.definition);
  }
  return bound.answer == MemberName::Answer::kUnclear;
}

void UseReader::add_member(const char* place, const std::string& name, const MemberName& bound,
                           std::int32_t parent) {
  Binding binding;
  binding.name = reading_.facts.arena.copy(name);
  binding.value = reading_.facts.arena.copy(bound.value);
  binding.literal = bound.literal;
  binding.line = lines_.line(place);
  binding.column = lines_.column(place);
  binding.parent = parent;
  reading_.facts.bindings.push_back(binding);
}

// The first parameter of the method that `definition` is or stands in, with a dot; empty outside of methods.
std::string_view UseReader::object_of(std::int32_t definition) {
  if (definition == object_in_) return object_;
  object_in_ = definition;
  object_.clear();
  const auto& all = reading_.facts.definitions;
  for (const Definition* each = nullptr; definition >= 0; definition = each->parent) {
    each = &all[static_cast<std::size_t>(definition)];
    if (each->kind != DefinitionKind::kFunction || each->parent < 0) return {};
    if (all[static_cast<std::size_t>(each->parent)].kind != DefinitionKind::kClass) continue;
    const bool has_object =
        !each->parameters.empty() &&
        std::find(each->decorators.begin(), each->decorators.end(), "staticmethod") == each->decorators.end();
    if (has_object) object_ = std::string(each->parameters.front().name) + '.';
    break;
  }
  return object_;
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
      for (const std::string& target : targets) returned_names_.bind(target, i);
    } else {
      returned_names_.bind(std::string(use.bound), i);
    }
  }
  targets.clear();
}

// `return m` returns what was bound to `m` before, in the same function.
void UseReader::read_return(const char* begin) {
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
  for (const std::size_t use : returned_names_.take(chain)) reading_.facts.uses[use].returned = true;
}

// `m = wrap(m)`, `m, n = …`
void UseReader::end_returned_name(const char* begin) {
  const char* at = begin;
  while (is_word_byte(*at) || *at == '.') ++at;
  const char* const next = skip_blanks(at);
  const bool binds = (*next == '=' && next[1] != '=') || *next == ':' || *next == ',';
  if (at != begin && binds) returned_names_.bind_anew({begin, static_cast<std::size_t>(at - begin)});
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
