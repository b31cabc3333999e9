#include "checks/emissions.h"

#include <algorithm>

namespace ssot {
namespace {

std::string_view last_link(std::string_view chain) { return chain.substr(chain.rfind('.') + 1); }

bool any_ends(const std::vector<ChainPattern>& patterns, std::string_view chain) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const ChainPattern& each) { return each.matches_to_end(chain); });
}

// The literal before a nested argument: its key, where it is a dictionary's.
std::string_view key_before(const std::vector<Argument>& arguments, std::size_t index) {
  if (index == 0 || !arguments[index - 1].literal || !arguments[index - 1].nested) return {};
  return arguments[index - 1].text;
}

}  // namespace

// Definitions come before what they hold.
std::vector<std::int32_t> units_around(const FileFacts& facts) {
  std::vector<std::int32_t> around(facts.definitions.size(), -1);
  for (std::size_t i = 0; i < around.size(); ++i) {
    const Definition& each = facts.definitions[i];
    const std::int32_t outer = each.parent >= 0 ? around[static_cast<std::size_t>(each.parent)] : -1;
    const bool outer_is_function =
        outer >= 0 && facts.definitions[static_cast<std::size_t>(outer)].kind == DefinitionKind::kFunction;
    const bool begins = outer < 0 ? is_class(each) || each.kind == DefinitionKind::kFunction
                                  : outer_is_function && is_class(each);
    around[i] = begins ? static_cast<std::int32_t>(i) : outer;
  }
  return around;
}

std::optional<std::size_t> Emissions::named(std::string_view text) const {
  const auto at = std::find(events_.names.begin(), events_.names.end(), text);
  if (at == events_.names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - events_.names.begin());
}

std::optional<std::size_t> Emissions::by_method(std::string_view chain) const {
  for (std::size_t i = 0; i < events_.methods.size(); ++i) {
    if (any_ends(events_.methods[i], chain)) return i;
  }
  return std::nullopt;
}

bool Emissions::emits(std::string_view chain) const { return any_ends(events_.emitters, chain); }

std::vector<std::size_t> Emissions::texts_of(FileId file, const Use& use, const Argument& argument) {
  std::vector<std::size_t> found;
  if (argument.literal) {
    if (const auto event = named(argument.text)) found.push_back(*event);
    return found;
  }
  const std::vector<std::string_view> texts = constants_.of({file, use.parent, argument.line}, argument.text);
  for (const std::string_view text : texts) {
    if (const auto event = named(text)) found.push_back(*event);
  }
  // `GoldenPathEvent::agent_started`: a C++ enumerator stands for no text, and is named like the event.
  const std::string_view last = last_link(argument.text);
  if (texts.empty() && last.size() < argument.text.size() &&
      project_.facts(file).language == Language::kCpp) {
    if (const auto event = named(last)) found.push_back(*event);
  }
  return found;
}

std::vector<std::size_t> Emissions::events_of(FileId file, const Use& use, std::set<Slot>& slots) {
  std::vector<std::size_t> found;
  std::size_t place = 0;
  for (std::size_t i = 0; i < use.arguments.size(); ++i) {
    const Argument& argument = use.arguments[i];
    Slot slot{.emitter = std::string(last_link(use.name)),
              .place = 0,
              .keyword = std::string(argument.keyword),
              .nested = argument.nested};
    if (argument.nested) slot.keyword = key_before(use.arguments, i);
    if (!argument.nested && argument.keyword.empty()) slot.place = place++;
    const std::vector<std::size_t> events = texts_of(file, use, argument);
    if (events.empty()) continue;
    slots.insert(std::move(slot));
    found.insert(found.end(), events.begin(), events.end());
  }
  return found;
}

// A call in which no event was found, of a name that elsewhere takes one: what stands in that place is no
// event for sure only where it is a literal.
bool Emissions::is_settled(const Use& use, const Slot& slot) {
  std::size_t place = 0;
  for (std::size_t i = 0; i < use.arguments.size(); ++i) {
    const Argument& argument = use.arguments[i];
    if (argument.nested != slot.nested) continue;
    const bool here = argument.nested         ? key_before(use.arguments, i) == slot.keyword
                      : !slot.keyword.empty() ? argument.keyword == slot.keyword
                                              : argument.keyword.empty() && place++ == slot.place;
    if (here && argument.literal) return true;
  }
  return false;
}

bool Emissions::may_be_any(const Use& use, const std::set<Slot>& slots) {
  const std::string_view emitter = last_link(use.name);
  bool takes_events = false;
  for (const Slot& slot : slots) {
    if (slot.emitter != emitter) continue;
    takes_events = true;
    if (is_settled(use, slot)) return false;
  }
  return takes_events;
}

void Emissions::add_offered(const FileFacts& facts, const std::vector<std::int32_t>& around,
                            std::map<std::int32_t, UnitEvents>& units) const {
  for (std::size_t i = 0; i < facts.definitions.size(); ++i) {
    const Definition& each = facts.definitions[i];
    if (each.kind != DefinitionKind::kFunction || each.parent < 0) continue;
    const auto event = by_method("self." + std::string(each.name));
    if (!event) continue;
    const auto unit = units.find(around[i]);
    if (unit != units.end()) unit->second.offered.insert(*event);
  }
}

std::map<std::int32_t, UnitEvents> Emissions::of_file(FileId file) {
  const FileFacts& facts = project_.facts(file);
  std::map<std::int32_t, UnitEvents> units;
  if (facts.uses.empty()) return units;
  const std::vector<std::int32_t> around = units_around(facts);
  std::map<std::int32_t, std::set<Slot>> slots;
  std::vector<Call> silent;
  for (const Use& use : facts.uses) {
    if (use.kind != UseKind::kCall) continue;
    const std::int32_t unit = use.parent < 0 ? -1 : around[static_cast<std::size_t>(use.parent)];
    if (const auto event = by_method(use.name)) {
      units[unit].sent.try_emplace(*event, &use);
      continue;
    }
    if (!emits(use.name)) continue;
    const std::vector<std::size_t> events = events_of(file, use, slots[unit]);
    for (const std::size_t event : events) units[unit].sent.try_emplace(event, &use);
    if (events.empty()) silent.push_back({.use = &use, .unit = unit});
  }
  for (const Call& call : silent) {
    const auto unit = units.find(call.unit);
    if (unit != units.end() && may_be_any(*call.use, slots[call.unit])) unit->second.open = true;
  }
  if (!units.empty()) add_offered(facts, around, units);
  return units;
}

}  // namespace ssot
