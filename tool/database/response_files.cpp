#include "database/response_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"
#include "database/command_line.h"
#include "database/limits.h"

namespace ssot {
namespace {

constexpr std::size_t kLargestFile = std::size_t{4} << 20;
constexpr int kDeepest = 8;
constexpr std::size_t kMostProblems = 20;  // of one command

bool in_git_folder(std::string_view path) {
  return (std::string(path) + "/").find("/.git/") != std::string::npos;
}

}  // namespace

void ResponseFiles::Expansion::add(std::string sentence) {
  if (problems.size() < kMostProblems &&
      std::find(problems.begin(), problems.end(), sentence) == problems.end())
    problems.push_back(std::move(sentence));
}

const ResponseFiles::Words& ResponseFiles::words_of(const std::string& path) {
  const std::string real = real_path(path);
  // However many links lead to a file, it is read once.
  const auto [found, added] = read_.try_emplace(real);
  Words& words = found->second;
  if (!added) return words;
  if (real.empty()) {
    words.problem = "there is no such file; build first";
  } else if (in_git_folder(real) ||
             std::none_of(allowed_.begin(), allowed_.end(), [&](const std::string& folder) {
               return folder == "/" || is_under(real, folder);
             })) {
    words.problem = "it lies outside the root and outside the database's folder, so it is not opened";
  } else if (buffer_.read(real, kLargestFile) != FileBuffer::Status::kOk) {
    words.problem = buffer_.reason();
  } else {
    words.words = response_words(buffer_.text(), kMostArguments);
  }
  return words;
}

void ResponseFiles::append(const std::string& argument, const std::string& directory, int depth,
                           std::vector<std::string>& out, Expansion& expansion) {
  if (out.size() >= kMostArguments || steps_ >= steps_end_) return;
  ++steps_;
  if (argument.size() < 2 || argument[0] != '@') {
    out.push_back(argument);
    return;
  }
  const std::string name = argument.substr(1);
  if (depth == kDeepest) {
    expansion.add(fmt::format("Response files are nested more than {} deep at \"@{}\"; it is left out.",
                              kDeepest, name));
    return;
  }
  const std::string path = name.starts_with('/') ? join(name, "") : join(directory, name);
  if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
    expansion.add("A response file that names itself is left out of itself.");
    return;
  }
  const Words& file = words_of(path);
  if (!file.problem.empty()) {
    // What a file of the tree names may be shown, but nothing of what it holds: deeper names are its text.
    expansion.add(depth == 0 ? fmt::format("The response file \"@{}\" is left out: {}.", name, file.problem)
                             : fmt::format("A response file that a response file names is left out: {}.",
                                           file.problem));
    return;
  }
  open_.push_back(path);
  for (const std::string& word : file.words) append(word, directory, depth + 1, out, expansion);
  open_.pop_back();
}

ResponseFiles::Expansion ResponseFiles::expand(std::vector<std::string>& arguments,
                                               const std::string& directory) {
  Expansion expansion;
  const bool any = std::any_of(arguments.begin(), arguments.end(),
                               [](const std::string& each) { return each.size() > 1 && each[0] == '@'; });
  if (!any) return expansion;
  std::vector<std::string> expanded;
  steps_end_ = std::min(steps_ + 2 * kMostArguments, kMostArgumentsInAll);
  for (const std::string& argument : arguments) {
    append(argument, directory, 0, expanded, expansion);
    if (expanded.size() < kMostArguments && steps_ < steps_end_) continue;
    expansion.add("The response files of this command hold too much; the rest of it is left out.");
    break;
  }
  arguments = std::move(expanded);
  return expansion;
}

}  // namespace ssot
