// What reaches a command, and what a command takes: the one table that completions and the man page are made
// of.
//
// A command describes itself with the declarations that it parses with (cli/arguments.h); nothing here is
// written twice. Knows nothing of CLI11.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

// What may stand for a value, for completions. Says nothing about which values are accepted.
struct Values {
  enum class Kind : unsigned char {
    kText,
    kPath,  // a file or a folder
    kFolder,
    kChoice,  // one of `choices`
    kList,    // some of `choices`, with commas between
    kReport,  // one of `choices`, which a "=" and a file may follow
  };
  Kind kind = Kind::kText;
  std::vector<std::string> choices = {};
};

Values a_path();
Values a_folder();
Values choices_of(const std::vector<std::string_view>& choices);
Values reports_in(const std::vector<std::string_view>& formats);
// The ids and names of the rules of this version: one, or some with commas between.
Values one_rule();
Values some_rules();

struct OptionDescription {
  std::vector<std::string> names;  // "-j", "--jobs"; empty: an argument by its place
  std::string value;               // "FILE"; empty: a flag
  std::string words;               // one sentence without its stop
  bool repeatable = false;
  Values values = {};
};

struct CommandDescription {
  std::string name;      // "check"
  std::string summary;   // one sentence
  std::string examples;  // lines, indented by two
  std::vector<OptionDescription> options;
  std::vector<OptionDescription> positionals;
};

struct CommandLine {
  std::vector<std::string> words;             // what follows the command's name
  CommandDescription* description = nullptr;  // not null: the command fills it in and does nothing else
};

}  // namespace ssot
