#include "frontend/preprocess/command_keys.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/path.h"

namespace ssot::preprocess {
namespace {

// Options that say nothing of how the text is read. Those of the first list have their value in the next
// argument.
constexpr std::array<std::string_view, 7> kValueApart = {
    "-o", "-MF", "-MT", "-MQ", "-MJ", "--serialize-diagnostics", "-dumpdir"};
constexpr std::array<std::string_view, 9> kAlone = {"-c",  "-M",  "-MM",   "-MD", "-MMD",
                                                    "-MP", "-MG", "-pipe", "-v"};

bool is_warning(std::string_view word) {
  return word.starts_with("-W") && !word.starts_with("-Wp,") && !word.starts_with("-Wa,") &&
         !word.starts_with("-Wl,");
}

// Macros, search path, forced includes: their value stands in the same argument or in the next.
constexpr std::array<std::string_view, 12> kOwn = {
    "-isystem-after", "-isystem", "-iquote", "-idirafter", "-include", "-imacros",
    "--include",      "-iprefix", "-D",      "-U",         "-I",       "-cxx-isystem"};

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_the_file(const CompileCommand& command, std::string_view word) {
  if (word.starts_with('-') || name_of(word) != name_of(command.file)) return false;
  return join(word.starts_with('/') ? "/" : command.directory, word) == join("/", command.file);
}

}  // namespace

CommandKeys command_keys(const CompileCommand& command) {
  CommandKeys keys;
  const std::string language(extension_of(command.file));
  keys.start = command.directory + '\0' + language + '\0';
  keys.kind = language + '\0';
  const std::vector<std::string>& words = command.arguments;
  for (std::size_t index = 0; index < words.size(); ++index) {
    const std::string& word = words[index];
    if (index > 0 && (holds(kAlone, word) || is_warning(word) || is_the_file(command, word))) continue;
    if (index > 0 && holds(kValueApart, word)) {
      ++index;
      continue;
    }
    if (word.starts_with("-o") && word.size() > 2 && !word.starts_with("-obj")) continue;
    keys.start += word + '\0';
    const auto own = std::find_if(kOwn.begin(), kOwn.end(),
                                  [&](std::string_view option) { return word.starts_with(option); });
    if (own == kOwn.end() || word.starts_with("-include-pch")) {
      keys.kind += word + '\0';
    } else if (word == *own && index + 1 < words.size()) {
      keys.start += words[++index] + '\0';
    }
  }
  return keys;
}

}  // namespace ssot::preprocess
