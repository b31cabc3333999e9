#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/console.h"

namespace ssot {
namespace {

constexpr std::size_t kOptionColumn = 34;
constexpr const char* kHelpWords = "Print this help";

OptionDescription& describe(std::vector<OptionDescription>& descriptions, const std::string& names,
                            const std::string& value, const std::string& words, const Values& values) {
  OptionDescription description{.names = {}, .value = value, .words = words, .values = values};
  for (const std::string_view name : split(names, ',')) {
    if (!name.empty()) description.names.emplace_back(name);
  }
  descriptions.push_back(std::move(description));
  return descriptions.back();
}

// CLI11's words for the commonest slip, in ours.
std::string in_words(const CLI::ParseError& error) {
  const std::string text = error.what();
  const std::size_t flag = text.find(" was given a disallowed flag override");
  if (flag != std::string::npos) return "--" + text.substr(0, flag) + " takes no value";
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) return text;
  const std::string option = text.substr(0, colon);
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return option + text.substr(colon + 1);
  if (text.ends_with(" missing")) return option + " needs a value";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return option + " is given more than once";
  return text;
}

}  // namespace

Arguments::Arguments(const std::string& command, const std::string& summary, const std::string& examples)
    : name_("ssot " + command),
      description_{
          .name = command, .summary = summary, .examples = examples, .options = {}, .positionals = {}},
      app_(summary, "ssot " + command) {
  app_.allow_extras();
  app_.set_help_flag("-h,--help", kHelpWords);
  describe(description_.options, "-h,--help", "", kHelpWords, {});
  app_.footer("Examples:\n" + examples);
  app_.get_formatter()->column_width(kOptionColumn);
}

CLI::Option* Arguments::option(const std::string& names, std::string& value, const std::string& type,
                               const std::string& words, const Values& values) {
  describe(description_.options, names, type, words, values);
  return app_.add_option(names, value, words)
      ->type_name(type)
      // `--config "$UNSET"` must not mean that no --config was given.
      ->check([](const std::string& given) { return std::string(given.empty() ? "needs a value" : ""); }, "")
      ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
}

CLI::Option* Arguments::repeated(const std::string& names, std::vector<std::string>& values,
                                 const std::string& type, const std::string& words, const Values& of) {
  describe(description_.options, names, type, words, of).repeatable = true;
  return app_.add_option(names, values, words)->type_name(type)->type_size(1)->allow_extra_args(false);
}

CLI::Option* Arguments::flag(const std::string& names, bool& value, const std::string& words) {
  describe(description_.options, names, "", words, {});
  return app_.add_flag(names, value, words)->disable_flag_override();
}

CLI::Option* Arguments::positional(const std::string& name, std::string& value, const std::string& words,
                                   const Values& values) {
  describe(description_.positionals, "", name, words, values);
  return app_.add_option(name, value, words)->type_name("");
}

CLI::Option* Arguments::positionals(const std::string& name, std::vector<std::string>& values,
                                    const std::string& words, const Values& of) {
  describe(description_.positionals, "", name, words, of).repeatable = true;
  return app_.add_option(name, values, words)->type_name("");
}

std::optional<int> Arguments::parse(const CommandLine& command_line) {
  if (command_line.description != nullptr) {
    *command_line.description = description_;
    return kExitClean;
  }
  std::vector<std::string> arguments = command_line.words;
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app_.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    write_stdout(app_.help());
    return kExitClean;
  } catch (const CLI::ParseError& error) {
    return wrong(in_words(error));
  }
  std::vector<std::string> messages;
  for (const std::string& argument : app_.remaining()) {
    // CLI11 hands on the mark that ends the options.
    if (argument != "--") messages.push_back(name_ + ": " + unexpected(argument));
  }
  if (messages.empty()) return std::nullopt;
  messages.push_back(fmt::format("{} --help shows every option.", name_));
  return refuse(messages);
}

int Arguments::wrong(const std::string& problem) const {
  return refuse(fmt::format("{}: {} ({} --help shows every option)", name_, problem, name_));
}

std::string Arguments::unexpected(const std::string& argument) const {
  if (!argument.starts_with('-')) return fmt::format("unexpected argument \"{}\"", argument);
  const std::string typed = argument.substr(0, argument.find('='));
  std::vector<std::string> names;
  for (const CLI::Option* option : app_.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return fmt::format("unknown option {}{}", typed, did_you_mean(typed, {names.begin(), names.end()}));
}

Result<std::string> one_of(const std::string& option, const std::string& value,
                           const std::vector<std::string_view>& choices) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  std::string list;
  for (const std::string_view choice : choices) list += fmt::format("{}{}", list.empty() ? "" : ", ", choice);
  return Error{
      fmt::format("{} takes one of {}, not \"{}\"{}", option, list, value, did_you_mean(value, choices))};
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& candidates) {
  const std::string_view meant = closest(wrong, candidates);
  return meant.empty() ? std::string() : fmt::format("; did you mean {}?", meant);
}

}  // namespace ssot
