#include "policy/read_events.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/read_rules.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

constexpr std::string_view kPlaceholder = "{event}";

// What emits where the policy does not say: the verbs that programs have for it.
const std::vector<std::string> kEmitters{"*.*send*", "*.*emit*", "*.*notify*", "*.*publish*",
                                         "*.*broadcast*"};
const std::vector<std::string> kMethods{"*.send_{event}", "*.emit_{event}", "*.notify_{event}",
                                        "*.publish_{event}"};

std::vector<std::string> plain(const std::vector<PlacedText>& texts) {
  std::vector<std::string> all;
  for (const PlacedText& text : texts) all.push_back(text.text);
  return all;
}

// As it stands in a method's name: "agent.started" is agent_started.
std::string in_name(std::string_view event) {
  std::string name(event);
  for (char& c : name) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (!word) c = '_';
  }
  return name;
}

class EventReader {
 public:
  explicit EventReader(Complaints& complaints) : complaints_(complaints) {}

  Events read(const LocatedJson& value) && {
    events_.place = place_of(value);
    if (value.kind == Kind::kArray) {
      events_.names = plain(read_texts(value, "\"events\"", complaints_));
      emitters({});
      methods({});
    } else if (value.kind == Kind::kObject) {
      object(value);
    } else {
      complaints_.add(
          place_of(value),
          fmt::format("\"events\" must be an array of names or an object, not {}", kind_words(value)));
      return std::move(events_);
    }
    if (events_.names.size() < 2) {
      complaints_.add(place_of(value), "\"events\" names fewer than two events, so none can be missing",
                      "name all events that belong together, or leave the key out");
    }
    return std::move(events_);
  }

 private:
  void object(const LocatedJson& value) {
    ObjectReader reader(value, object_kinds::kEvents, complaints_);
    events_.names = plain(reader.texts("names"));
    const std::vector<PlacedText> emitting = reader.texts("emitters");
    const std::vector<PlacedText> named = reader.texts("methods");
    const bool silent = emitting.empty() && named.empty();
    emitters(silent ? std::optional<std::vector<PlacedText>>() : emitting);
    methods(silent ? std::optional<std::vector<PlacedText>>() : named);
    events_.except_paths = reader.globs("except_paths", GlobKind::kPath);
    for (const LocatedJson& family : reader.items("families")) read_family(family);
  }

  void emitters(const std::optional<std::vector<PlacedText>>& given) {
    for (const PlacedText& each : given ? *given : placed(kEmitters)) {
      if (std::optional<ChainPattern> pattern = read_chain_pattern(each, complaints_))
        events_.emitters.push_back(std::move(*pattern));
    }
  }

  void methods(const std::optional<std::vector<PlacedText>>& given) {
    events_.methods.resize(events_.names.size());
    for (const PlacedText& each : given ? *given : placed(kMethods)) {
      const std::size_t at = each.text.find(kPlaceholder);
      if (at == std::string::npos) {
        complaints_.add(each.place,
                        fmt::format("\"{}\" in \"methods\" says nowhere which event it emits", each.text),
                        "write {event} where the event's name stands, as in \"send_{event}\"");
        continue;
      }
      for (std::size_t i = 0; i < events_.names.size(); ++i) {
        std::string text = each.text;
        text.replace(at, kPlaceholder.size(), in_name(events_.names[i]));
        std::optional<ChainPattern> pattern = read_chain_pattern({text, each.place}, complaints_);
        if (!pattern) break;
        events_.methods[i].push_back(std::move(*pattern));
      }
    }
  }

  void read_family(const LocatedJson& family) {
    std::vector<std::string> names;
    for (const PlacedText& name : read_texts(family, "an entry of \"families\"", complaints_)) {
      if (std::find(events_.names.begin(), events_.names.end(), name.text) == events_.names.end()) {
        complaints_.add(
            name.place,
            fmt::format("\"{}\" in \"families\" is not among the \"names\" of the events", name.text),
            "add it to \"names\", or take it out of the family");
      }
      names.push_back(name.text);
    }
    events_.families.push_back(std::move(names));
  }

  std::vector<PlacedText> placed(const std::vector<std::string>& texts) const {
    std::vector<PlacedText> all;
    for (const std::string& text : texts) all.push_back({text, events_.place});
    return all;
  }

  Complaints& complaints_;
  Events events_;
};

}  // namespace

Events read_events(const LocatedJson& value, Complaints& complaints) {
  return EventReader(complaints).read(value);
}

std::optional<ChainPattern> read_chain_pattern(const PlacedText& text, Complaints& complaints) {
  Result<ChainPattern> pattern = ChainPattern::parse(text.text);
  if (pattern) return std::move(*pattern);
  complaints.add(text.place, pattern.error(),
                 "write names joined by ., -> or ::, as in \"context.websocket_manager\"");
  return std::nullopt;
}

}  // namespace ssot
