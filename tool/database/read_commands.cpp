#include "database/read_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/files.h"
#include "base/path.h"
#include "base/text.h"
#include "database/command_line.h"
#include "database/compile_flags.h"
#include "database/limits.h"
#include "database/read_entries.h"
#include "database/response_files.h"

namespace ssot {
namespace {

// What build systems list and no C or C++ compiler preprocesses.
constexpr std::array<std::string_view, 16> kOtherLanguages{"s",  "asm", "nasm", "masm", "swift", "rs",
                                                           "f",  "for", "f77",  "f90",  "f95",   "f03",
                                                           "rc", "d",   "go",   "zig"};

bool is_other_language(std::string_view file) {
  const std::string_view extension = extension_of(file);
  if (extension == "S") return false;  // assembler that the preprocessor reads first
  return std::find(kOtherLanguages.begin(), kOtherLanguages.end(), lower(extension)) != kOtherLanguages.end();
}

std::string output_of(const std::vector<std::string>& arguments) {
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "-o") return i + 1 < arguments.size() ? arguments[i + 1] : std::string();
    if (arguments[i].starts_with("-o") && !arguments[i].starts_with("-objc")) return arguments[i].substr(2);
  }
  return {};
}

std::string absolute(const std::string& folder, const std::string& path) {
  return path.starts_with('/') ? join(path, "") : join(folder, path);
}

class Commands {
 public:
  Commands(const FoundDatabase& found, const std::string& root, GapList& gaps)
      : found_(found),
        root_(root),
        gaps_(gaps),
        folder_(found.real.substr(0, std::max<std::size_t>(found.real.rfind('/'), 1))),
        responses_({root, folder_}) {}

  DatabaseCommands read() {
    FileBuffer file;
    if (!open(file)) return std::move(out_);
    LineCounter lines(file.text());
    const EntryReader reader{
        .take = [&](DatabaseEntry entry) { take(std::move(entry), lines); },
        .complain = [&](std::size_t offset,
                        const std::string& words) { gaps_.add(found_.path, lines.line_of(offset), words); }};
    out_.counts.entries = read_entries(file.text(), reader);
    return std::move(out_);
  }

  DatabaseCommands read_flags(const std::vector<std::string>& folders) {
    FileBuffer file;
    if (!open(file)) return std::move(out_);
    const std::vector<std::string> flags = read_compile_flags(file.text());
    for (const std::string& folder : folders) {
      for (std::string& source : sources_in(folder)) {
        ++out_.counts.entries;
        CompileCommand command{.file = source,
                               .directory = folder_,
                               .arguments = {"clang"},
                               .output = {},
                               .database = 0,
                               .programs = {}};
        command.arguments.insert(command.arguments.end(), flags.begin(), flags.end());
        command.arguments.push_back(std::move(source));
        keep(std::move(command));
      }
    }
    return std::move(out_);
  }

 private:
  bool open(FileBuffer& file) {
    const FileBuffer::Status status = file.read(found_.real, kLargestDatabase);
    if (status == FileBuffer::Status::kOk) return true;
    gaps_.add(found_.path, 0, fmt::format("The compile database cannot be read: {}.", file.reason()),
              status == FileBuffer::Status::kTooLarge ? GapKind::kSkippedLimit : GapKind::kUnread);
    return false;
  }

  void take(DatabaseEntry entry, LineCounter& lines) {
    if (is_other_language(entry.file)) {
      ++out_.counts.other_languages;
      return;
    }
    CompileCommand command;
    command.directory = absolute(folder_, entry.directory);
    command.file = in_tree(absolute(command.directory, entry.file));
    command.arguments =
        entry.has_arguments ? std::move(entry.arguments) : shell_words(entry.command, kMostArguments);
    command.output = std::move(entry.output);
    const ResponseFiles::Expansion expansion = responses_.expand(command.arguments, command.directory);
    for (const std::string& problem : expansion.problems)
      gaps_.add(found_.path, lines.line_of(entry.offset), problem);
    if (command.arguments.empty()) {
      return gaps_.add(found_.path, lines.line_of(entry.offset),
                       "The entry's command is empty. It is not read.");
    }
    keep(std::move(command));
  }

  void keep(CompileCommand command) {
    if (full_) return;
    if (command.arguments.size() > kMostArguments) command.arguments.resize(kMostArguments);
    arguments_ += command.arguments.size();
    if (arguments_ > kMostArgumentsInAll) {
      full_ = true;
      gaps_.add(
          found_.path, 0,
          fmt::format("The commands have more than {} arguments together; the rest of them is not read.",
                      kMostArgumentsInAll),
          GapKind::kSkippedLimit);
      return;
    }
    drop_launchers(command.arguments);
    if (command.output.empty()) command.output = output_of(command.arguments);
    out_.commands.push_back(std::move(command));
  }

  // A build that was configured through a link to the tree names files that the walk knows under another
  // path.
  std::string in_tree(std::string file) {
    if (root_ == "/" || is_under(file, root_)) return file;
    const std::string folder(folder_of(file));
    const auto [known, added] = real_folders_.try_emplace(folder);
    if (added) {
      known->second = real_path(folder);
      if (!is_under(known->second, root_)) known->second.clear();
    }
    return known->second.empty() ? file : known->second + "/" + std::string(name_of(file));
  }

  const FoundDatabase& found_;
  const std::string& root_;
  GapList& gaps_;
  std::string folder_;
  ResponseFiles responses_;
  DatabaseCommands out_;
  std::unordered_map<std::string, std::string> real_folders_;  // empty: outside the tree
  std::size_t arguments_ = 0;
  bool full_ = false;
};

}  // namespace

DatabaseCommands read_commands(const FoundDatabase& found, const std::string& root, GapList& gaps) {
  return Commands(found, root, gaps).read();
}

DatabaseCommands read_flag_commands(const FoundDatabase& found, const std::vector<std::string>& folders,
                                    const std::string& root, GapList& gaps) {
  return Commands(found, root, gaps).read_flags(folders);
}

}  // namespace ssot
