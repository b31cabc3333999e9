// The manual page and the completions come from what the commands declare. Typed into real shells:
// tests/cli/completions_test.py.

#include "cli/terminal.h"

namespace ssot {
namespace {

using test::Outcome;

class ManualTest : public test::Terminal {
 protected:
  // The long options that `ssot COMMAND --help` shows.
  std::vector<std::string> options_of(const std::string& command) const {
    const std::string names =
        ssot(command + " --help | grep -oE '^  .*--[a-z-]+' | grep -oE -- '--[a-z-]+'").out;
    std::vector<std::string> options;
    for (std::size_t begin = 0, end; (end = names.find('\n', begin)) != std::string::npos; begin = end + 1)
      options.push_back(names.substr(begin, end - begin));
    return options;
  }
  std::vector<std::string> commands() const {
    const std::string names = ssot("--help | sed -n '/^Commands:/,/^$/s/^  \\([a-z]*\\) .*/\\1/p'").out;
    std::vector<std::string> commands;
    for (std::size_t begin = 0, end; (end = names.find('\n', begin)) != std::string::npos; begin = end + 1)
      commands.push_back(names.substr(begin, end - begin));
    return commands;
  }
};

TEST_F(ManualTest, EveryOptionOfEveryCommandIsInAllOfThem) {
  const std::string page = ssot("man | sed 's/\\\\-/-/g'").out;
  const std::string bash = ssot("completions bash").out;
  const std::string zsh = ssot("completions zsh").out;
  const std::string fish = ssot("completions fish").out;
  ASSERT_GE(commands().size(), 11U);
  for (const std::string& command : commands()) {
    EXPECT_NE(page.find(".SS \"ssot " + command), std::string::npos) << command;
    EXPECT_NE(bash.find("    " + command + ":-*) "), std::string::npos) << command;
    EXPECT_NE(zsh.find("    " + command + ")\n"), std::string::npos) << command;
    ASSERT_GE(options_of(command).size(), 1U) << command;
    for (const std::string& option : options_of(command)) {
      EXPECT_NE(page.find("\\fB" + option + "\\fR"), std::string::npos) << command << " " << option;
      EXPECT_NE(bash.find(" " + option), std::string::npos) << command << " " << option;
      EXPECT_NE(zsh.find(option), std::string::npos) << command << " " << option;
      EXPECT_NE(fish.find("'__ssot_in " + command + "' "), std::string::npos) << command;
      EXPECT_NE(fish.find(" -l " + option.substr(2)), std::string::npos) << command << " " << option;
    }
  }
}

TEST_F(ManualTest, RulesAndFormatsAreOffered) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = ssot("completions " + std::string(shell)).out;
    for (const char* word : {"SSOT205", "dual-path-import", "sarif-github", "checkstyle", "always"})
      EXPECT_NE(script.find(word), std::string::npos) << shell << " " << word;
  }
}

TEST_F(ManualTest, RoffReadsThePageWithoutAWarning) {
  if (shell("command -v groff").code != 0) GTEST_SKIP() << "groff is not installed";
  const Outcome outcome = shell("'" + test::program() + "' man | groff -man -Tutf8 -ww -z");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  const std::string page = shell("'" + test::program() + "' man | groff -man -Tascii -P-c -P-b -P-u -ww").out;
  EXPECT_NE(page.find("SSOT205"), std::string::npos);
  EXPECT_NE(page.find("--fail-on SEVERITY"), std::string::npos) << page.substr(0, 4000);
}

TEST_F(ManualTest, AShellIsNamed) {
  EXPECT_EQ(ssot("completions").err,
            "ssot completions: a SHELL is missing: bash, zsh or fish (ssot completions --help shows every "
            "option)\n");
  EXPECT_EQ(ssot("completions tcsh").err,
            "ssot completions: SHELL takes one of bash, zsh, fish, not \"tcsh\"\n");
}

}  // namespace
}  // namespace ssot
