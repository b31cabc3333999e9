#include "cli/manual.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "base/text.h"
#include "model/rule_words.h"

namespace ssot {
namespace {

// `text` as it is, whatever roff would make of it.
std::string plain(std::string_view text) {
  std::string out;
  for (const char character : text) {
    switch (character) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '"':
        out += "\\(dq";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += character;
    }
  }
  // At a line's beginning a full stop would be a request.
  return out.starts_with('.') ? "\\&" + out : out;
}

// Lines as they stand, without being filled.
std::string verbatim(std::string_view text) {
  std::string out = ".RS\n.nf\n";
  for (const std::string_view line : split(text, '\n'))
    out += plain(line.starts_with("  ") ? line.substr(2) : line) + "\n";
  return out + ".fi\n.RE\n";
}

std::string item(const OptionDescription& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += (names.empty() ? "" : ", ") + ("\\fB" + plain(name) + "\\fR");
  if (!option.value.empty()) names += (names.empty() ? "" : " ") + ("\\fI" + plain(option.value) + "\\fR");
  return fmt::format(".TP\n{}\n{}.\n", names, plain(option.words));
}

std::string section(const CommandDescription& command) {
  std::string out = fmt::format(".SS \"ssot {} [OPTIONS]", plain(command.name));
  for (const OptionDescription& positional : command.positionals)
    fmt::format_to(std::back_inserter(out), " [{}]{}", plain(positional.value),
                   positional.repeatable ? "..." : "");
  out += "\"\n" + plain(command.summary) + "\n";
  for (const OptionDescription& positional : command.positionals) out += item(positional);
  for (const OptionDescription& option : command.options) out += item(option);
  return out + ".PP\nExamples:\n" + verbatim(command.examples);
}

std::string rules() {
  std::string out = ".SH RULES\n.B ssot explain\n.I RULE\nprints what a rule means and what to do.\n";
  for (const RuleWords& rule : all_rules()) {
    if (!rule.built) continue;
    fmt::format_to(std::back_inserter(out), ".TP\n\\fB{}\\fR {} ({})\n{}\n", plain(rule.id), plain(rule.name),
                   severity_name(rule.severity), plain(rule.summary));
  }
  return out;
}

constexpr std::string_view kAround =
    ".SH FILES\n"
    ".TP\n"
    ".I ssot.json\n"
    "The policy, at the root of the tree that it speaks of.\n"
    ".B ssot schema\n"
    "prints its JSON Schema,\n"
    ".B ssot config\n"
    "what holds, with the place of each value.\n"
    ".TP\n"
    ".I ssot.baseline.json\n"
    "Known findings, which count no more.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n"
    ".B NO_COLOR\n"
    "Not empty: no colours.\n"
    ".TP\n"
    ".B FORCE_COLOR\n"
    "Colours also where the output is no terminal.\n"
    ".SH SEE ALSO\n"
    ".BR git (1),\n"
    ".BR githooks (5)\n";

constexpr std::array kExitCodes{
    ExitCode{0, "clean"},
    ExitCode{1, "findings"},
    ExitCode{2, "did not run"},
    ExitCode{3, "incomplete and --strict"},
};

}  // namespace

std::span<const ExitCode> exit_codes() { return kExitCodes; }

std::string manual_page(const CommandTable& commands, std::string_view version) {
  std::string out = fmt::format(
      ".\\\" Made by `ssot man`.\n"
      ".TH SSOT 1 \"\" \"ssot {}\" \"User Commands\"\n"
      ".SH NAME\n"
      "ssot \\- keep a codebase to one source of truth\n"
      ".SH SYNOPSIS\n"
      ".B ssot\n"
      ".I COMMAND\n"
      "[OPTIONS] [ARGUMENTS]\n"
      ".SH DESCRIPTION\n"
      "Name a concept once, in\n"
      ".IR ssot.json ,\n"
      "and\n"
      ".B ssot\n"
      "finds every place in C++, Python and documents that disagrees with it.\n"
      "Options follow the command.\n"
      ".SH COMMANDS\n",
      plain(version));
  for (const CommandDescription& command : commands) out += section(command);
  out += rules();
  out += ".SH EXIT STATUS\n";
  for (const ExitCode& each : exit_codes())
    fmt::format_to(std::back_inserter(out), ".TP\n.B {}\n{}\n", each.code, plain(each.meaning));
  return out.append(kAround);
}

}  // namespace ssot
