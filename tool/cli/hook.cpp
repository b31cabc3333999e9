// `ssot hook`: installs, shows and takes away the pre-commit hook of a repository.

#include "run/hook.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/shared_options.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot hook install     from now on every commit is judged first\n"
    "  ssot hook status      is there a hook, and whose is it? Exit code 1 when none of ssot's would run\n"
    "  ssot hook print       the script alone, for a hook of your own\n"
    "  ssot hook uninstall   takes away what install wrote, and nothing else";

const std::vector<std::string_view> kActions{"install", "uninstall", "status", "print"};

constexpr int kExitNoHook = 1;

struct Options {
  std::string action;
  std::string config;
  bool shared = false;
};

void say(const std::string& sentence) {
  std::string text;
  append_for_terminal(text, sentence);
  write_stdout(text + "\n");
}

int complain(const std::string& problem) {
  // What is to be copied stands on lines of its own.
  std::vector<std::string> lines;
  for (const std::string_view line : split(problem, '\n')) lines.emplace_back(line);
  lines.front() = "ssot hook: " + lines.front();
  return refuse(lines);
}

int install(const HookPlace& place, const Options& options) {
  const auto text = hook_text(place, options.config);
  if (!text) return complain(text.error());
  const auto done = install_hook(place, *text, options.shared);
  if (!done) return complain(done.error());
  say(fmt::format("{} {}; git commit --no-verify passes it by.", place.author ? "Renewed" : "Wrote",
                  place.file));
  return kExitClean;
}

int print(const HookPlace& place, const Options& options) {
  const auto text = hook_text(place, options.config);
  if (!text) return complain(text.error());
  write_stdout(*text);
  return kExitClean;
}

int uninstall(const HookPlace& place) {
  const auto done = uninstall_hook(place);
  if (!done) return complain(done.error());
  say(fmt::format("Took away {}.", place.file));
  return kExitClean;
}

int status(const HookPlace& place) {
  if (!place.author) {
    say(fmt::format("There is no {}. ssot hook install writes one.", place.file));
    return kExitNoHook;
  }
  const bool ours = *place.author == HookAuthor::kOurs || *place.author == HookAuthor::kOursEdited;
  const char* whose = *place.author == HookAuthor::kOurs ? "is the hook of ssot"
                      : *place.author == HookAuthor::kOursEdited
                          ? "is the hook of ssot, edited since it was written"
                      : *place.author == HookAuthor::kPreCommit ? "belongs to pre-commit"
                                                                : "is somebody else's";
  say(fmt::format("{} {}{}.", place.file, whose,
                  place.runs ? "" : ", but is not executable: git passes it by"));
  return ours && place.runs ? kExitClean : kExitNoHook;
}

}  // namespace

int run_hook(const CommandLine& command_line) {
  Options options;
  Arguments arguments("hook", "Installs, shows or takes away the pre-commit hook of this repository.",
                      kExamples);
  arguments.positional("ACTION", options.action, "install, uninstall, status or print", choices_of(kActions));
  arguments.option("--config", options.config, "FILE",
                   "The policy, where it does not lie at the top of the work tree", a_path());
  arguments.flag("--shared", options.shared, "Install also where core.hooksPath leads out of the repository");
  if (const auto ended = arguments.parse(command_line)) return *ended;
  if (options.action.empty())
    return arguments.wrong("an ACTION is missing: install, uninstall, status or print");
  const auto known = one_of("ACTION", options.action, kActions);
  if (!known) return refuse("ssot hook: " + known.error());

  const auto place = find_hook();
  if (!place) return complain(place.error());
  if (options.action == "install") return install(*place, options);
  if (options.action == "uninstall") return uninstall(*place);
  return options.action == "status" ? status(*place) : print(*place, options);
}

}  // namespace ssot
