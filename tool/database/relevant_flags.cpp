#include "database/relevant_flags.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/path.h"

namespace ssot {
namespace {

using std::string_view;

// Without effect on what is read; the value stands behind them.
constexpr std::array<string_view, 8> kWithValue{"-o",  "-MF",      "-MT", "-MQ",
                                                "-MJ", "-dumpdir", "-L",  "-framework-version"};
constexpr std::array<string_view, 24> kAlone{"-c",
                                             "-S",
                                             "-w",
                                             "-pipe",
                                             "-v",
                                             "-###",
                                             "-pedantic",
                                             "-pedantic-errors",
                                             "-M",
                                             "-MM",
                                             "-MD",
                                             "-MMD",
                                             "-MG",
                                             "-MP",
                                             "-MV",
                                             "-fcolor-diagnostics",
                                             "-p",
                                             "-s",
                                             "-pg",
                                             "-fsyntax-only",
                                             "-rdynamic",
                                             "-Qunused-arguments",
                                             "-ffunction-sections",
                                             "-fdata-sections"};
constexpr std::array<string_view, 20> kByPrefix{"-W",
                                                "-g",
                                                "-save-temps",
                                                "--save-temps",
                                                "-fdiagnostics-",
                                                "-fno-diagnostics-",
                                                "-fno-color-diagnostics",
                                                "-fmessage-length",
                                                "-ferror-limit",
                                                "-fmax-errors",
                                                "-frandom-seed",
                                                "-fdebug-",
                                                "-ftime-",
                                                "-fvisibility",
                                                "-fno-omit-frame-pointer",
                                                "-MF",
                                                "-MT",
                                                "-MQ",
                                                "-L",
                                                "-l"};

template <std::size_t N>
bool is_one_of(string_view argument, const std::array<string_view, N>& list) {
  return std::find(list.begin(), list.end(), argument) != list.end();
}

bool changes_nothing(string_view argument) {
  if (is_one_of(argument, kAlone)) return true;
  // `-Wp,-DX` speaks to the preprocessor.
  if (argument.starts_with("-Wp,") || argument.starts_with("-gcc-")) return false;
  if (argument.starts_with("-o") && argument.size() > 2 && !argument.starts_with("-objc")) return true;
  return std::any_of(kByPrefix.begin(), kByPrefix.end(),
                     [&](string_view prefix) { return argument.starts_with(prefix); });
}

// Levels of optimisation define different macros in four ways only.
char optimisation(string_view level) {
  if (level == "0") return '0';
  if (level == "s" || level == "z") return 's';
  return level == "fast" ? 'f' : '1';
}

// The argument means the same wherever the compiler runs.
bool is_free_of_directory(string_view argument) {
  if (argument.starts_with('/')) return true;
  for (const string_view flag : {"-I", "-iquote", "-isystem", "-idirafter", "-F", "-include", "-imacros"}) {
    if (argument == flag) return true;  // then its value is judged by itself
    if (argument.starts_with(flag) && argument.substr(flag.size()).starts_with('/')) return true;
  }
  for (const string_view flag : {"-D", "-U"}) {
    if (argument.starts_with(flag)) return true;
  }
  return argument.starts_with('-') && argument.find('/') == string_view::npos &&
         argument.find('.') == string_view::npos && !argument.starts_with("-I") &&
         !argument.starts_with("-i") && !argument.starts_with("-F");
}

}  // namespace

std::string relevant_flags(const CompileCommand& command) {
  std::string key;
  char level = '0';
  bool free = true;
  for (std::size_t i = 0; i < command.arguments.size(); ++i) {
    const string_view argument = command.arguments[i];
    if (is_one_of(argument, kWithValue)) {
      ++i;
      continue;
    }
    if (argument == "-D" || argument == "-U" || argument == "-x") {
      key.append(argument).append(" ");
      if (++i < command.arguments.size()) key.append(command.arguments[i]);
      key += '\0';
      continue;
    }
    if (argument.starts_with("-O")) {
      level = argument.size() == 2 ? '1' : optimisation(argument.substr(2));
      continue;
    }
    if (changes_nothing(argument)) continue;
    if (i > 0 && !argument.starts_with('-') && join(command.directory, argument) == command.file) continue;
    free = free && (i == 0 || argument.starts_with("-std=") || is_free_of_directory(argument));
    key.append(argument);
    key += '\0';
  }
  key += level;
  if (!free) key.append(command.directory);
  return key;
}

}  // namespace ssot
