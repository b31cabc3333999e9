// `ssot config`: the policy as it holds after `extends` and defaults, each value with the file and line it
// comes from.

#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/shared_options.h"
#include "model/rule_words.h"
#include "report/settings.h"

namespace ssot {
namespace {

const std::vector<std::string_view> kFormats{"text", "json"};

constexpr const char* kExamples =
    "  ssot config                             every value, one a line\n"
    "  ssot config --config ci/ssot.json\n"
    "  ssot config --format json               the merged document, and where each value was written";

std::string pointer_part(const std::string& name) {
  std::string out;
  for (const char character : name) {
    if (character == '~') {
      out += "~0";
    } else if (character == '/') {
      out += "~1";
    } else {
      out += character;
    }
  }
  return out;
}

// How a person names an element of an array: by its id where it has one.
std::string item_name(const LocatedJson& item, std::size_t index) {
  for (const JsonMember& member : item.members) {
    if (member.name == "id" && member.value.kind == LocatedJson::Kind::kText)
      return "[" + member.value.text + "]";
  }
  return "[" + std::to_string(index) + "]";
}

struct Name {
  std::string shown;    // concepts[websocket-manager].names[0]
  std::string pointer;  // /concepts/0/names/0
};

void flatten(const LocatedJson& value, const Name& name, std::vector<Setting>& settings) {
  for (const JsonMember& member : value.members) {
    flatten(member.value,
            {.shown = name.shown.empty() ? member.name : name.shown + "." + member.name,
             .pointer = name.pointer + "/" + pointer_part(member.name)},
            settings);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    flatten(value.items[i],
            {.shown = name.shown + item_name(value.items[i], i),
             .pointer = name.pointer + "/" + std::to_string(i)},
            settings);
  }
  if (!value.members.empty() || !value.items.empty()) return;
  if (name.shown.empty()) return;  // an empty document
  settings.push_back(
      {.name = name.shown,
       .pointer = name.pointer,
       .value = value,
       .origin = {.file = value.file, .line = value.place.line, .column = value.place.column}});
}

// Rules that nobody set have a severity all the same.
void add_defaults(const Policy& policy, std::vector<Setting>& settings) {
  for (const RuleWords& rule : all_rules()) {
    const auto set = policy.rules.find(rule.name);
    if (!rule.built || (set != policy.rules.end() && set->second.severity)) continue;
    LocatedJson value;
    value.kind = LocatedJson::Kind::kText;
    value.text = severity_name(policy.severity_of(rule.name));
    settings.push_back({.name = "rules." + rule.name,
                        .pointer = "/rules/" + rule.name,
                        .value = std::move(value),
                        .origin = {.file = "default", .line = 0, .column = 0}});
  }
}

}  // namespace

int run_config(const CommandLine& command_line) {
  std::vector<std::string> formats;
  WorkspaceOptions options;
  Arguments arguments(
      "config", "Prints the effective policy, each value with the file and line it comes from.", kExamples);
  arguments.repeated("--format", formats, "FORMAT[=FILE]", "text or json, to standard output or a file",
                     reports_in(kFormats));
  options.add_to(arguments);
  if (const auto ended = arguments.parse(command_line)) return *ended;
  std::vector<std::string> problems;
  const Invocation invocation = options.invocation(problems);
  const auto outputs = parse_outputs(formats, kFormats);
  if (!outputs) problems.push_back(outputs.error());
  if (!problems.empty()) return refuse_all("config", problems);

  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  const LoadedPolicy& loaded = std::get<Workspace>(opened).loaded;
  std::vector<Setting> settings;
  flatten(loaded.effective, {}, settings);
  add_defaults(loaded.policy, settings);
  return write_outputs(*outputs, [&](const Output& output) {
    return output.format == "json" ? render_settings_json(loaded.effective, settings)
                                   : render_settings_text(settings);
  });
}

}  // namespace ssot
