// One command's options: parsed, or described for completions and the man page. The only place that meets
// CLI11's errors; people meet sentences.
#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command_line.h"

namespace ssot {

class Arguments {
 public:
  // `command` as typed after `ssot`; `examples` are lines for the end of --help.
  Arguments(const std::string& command, const std::string& summary, const std::string& examples);

  // One value, given at most once.
  CLI::Option* option(const std::string& names, std::string& value, const std::string& type,
                      const std::string& words, const Values& values = {});
  // One value each time; may be given again.
  CLI::Option* repeated(const std::string& names, std::vector<std::string>& values, const std::string& type,
                        const std::string& words, const Values& of = {});
  CLI::Option* flag(const std::string& names, bool& value, const std::string& words);
  CLI::Option* positional(const std::string& name, std::string& value, const std::string& words,
                          const Values& values = {});
  CLI::Option* positionals(const std::string& name, std::vector<std::string>& values,
                           const std::string& words, const Values& of = {});

  // The exit code when the command ends here: --help was printed, the command has described itself, or the
  // arguments are wrong and a sentence said so.
  std::optional<int> parse(const CommandLine& command_line);

  // "ssot check: <problem> (ssot check --help shows every option)"; exit code 2.
  int wrong(const std::string& problem) const;

 private:
  std::string unexpected(const std::string& argument) const;
  std::string name_;  // "ssot check"
  CommandDescription description_;
  CLI::App app_;
};

// `value` when it is one of `choices`; else a sentence that names the option, lists them and guesses what was
// meant.
Result<std::string> one_of(const std::string& option, const std::string& value,
                           const std::vector<std::string_view>& choices);

// "; did you mean \"check\"?" or nothing.
std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& candidates);

}  // namespace ssot
