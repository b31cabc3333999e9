#include "report/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "report/json_writer.h"

namespace ssot {
namespace {

constexpr double kExactIntegers = 9007199254740992.0;  // 2^53

void write_value(JsonWriter& json, const LocatedJson& value) {
  switch (value.kind) {
    case LocatedJson::Kind::kNull:
      return json.literal("null");
    case LocatedJson::Kind::kBool:
      return json.boolean(value.boolean);
    case LocatedJson::Kind::kText:
      return json.text(value.text);
    case LocatedJson::Kind::kNumber:
      if (value.number == std::floor(value.number) && std::abs(value.number) < kExactIntegers) {
        return json.number(static_cast<long long>(value.number));
      }
      return json.literal(fmt::format("{}", value.number));
    case LocatedJson::Kind::kArray:
      json.open('[');
      for (const LocatedJson& item : value.items) write_value(json, item);
      return json.close(']');
    case LocatedJson::Kind::kObject:
      json.open('{');
      for (const JsonMember& member : value.members) {
        json.foreign_name(member.name);
        write_value(json, member.value);
      }
      return json.close('}');
  }
}

}  // namespace

std::string render_settings_text(const std::vector<Setting>& settings) {
  constexpr std::size_t kWidest = 72;
  std::vector<std::string> lines;
  std::size_t width = 0;
  for (const Setting& setting : settings) {
    std::string value;
    JsonWriter json(value);
    write_value(json, setting.value);
    lines.push_back(fmt::format("{} = {}", for_terminal(setting.name), for_terminal(value)));
    if (lines.back().size() <= kWidest) width = std::max(width, lines.back().size());
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    fmt::format_to(std::back_inserter(out), "{:<{}}  # {}\n", lines[i], width,
                   for_terminal(to_text(settings[i].origin)));
  }
  return out;
}

std::string render_settings_json(const LocatedJson& document, const std::vector<Setting>& settings) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.line_break(2);
  json.word("schema", "ssot-config/1");
  json.line_break(2);
  json.name("policy");
  write_value(json, document);
  json.line_break(2);
  json.name("values");
  json.open('[');
  for (const Setting& setting : settings) {
    json.line_break(4);
    json.open('{');
    json.text("pointer", setting.pointer);
    json.name("value");
    write_value(json, setting.value);
    json.text("origin", to_text(setting.origin));
    json.close('}');
  }
  json.close(']');
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace ssot
