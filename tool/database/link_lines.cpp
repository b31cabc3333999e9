// Link lines of CMake's Makefile generator. Part of database/cmake_replies.h.
#include <algorithm>

#include "base/files.h"
#include "base/path.h"
#include "database/cmake_replies.h"
#include "database/command_line.h"
#include "database/limits.h"

namespace ssot {
namespace {

constexpr std::size_t kLargestInAll = std::size_t{256} << 20;  // a file may be named again and again
constexpr std::size_t kMostWords = 1'000'000;
constexpr std::size_t kLargestLine = std::size_t{16} << 20;

bool is_input(std::string_view word) {
  return word.ends_with(".o") || word.ends_with(".obj") || word.ends_with(".a");
}

// The words of a link line, response files of the target's own folder among them.
std::vector<std::string> words_of(std::string_view line, const std::string& start, const std::string& target,
                                  std::size_t& bytes) {
  std::vector<std::string> words;
  FileBuffer buffer;
  for (std::string& word : shell_words(line, kMostArguments)) {
    if (!word.starts_with('@')) {
      words.push_back(std::move(word));
      continue;
    }
    const std::string path = join(start, word.substr(1));
    if (!is_under(path, target) || buffer.read_at(-1, path.c_str(), kLargestLine) != FileBuffer::Status::kOk)
      continue;
    bytes += buffer.text().size();
    if (bytes > kLargestInAll || words.size() > kMostWords) break;
    for (std::string& inner : response_words(buffer.text(), kMostArguments))
      words.push_back(std::move(inner));
  }
  return words;
}

void take_line(std::string_view line, const std::string& target, std::size_t& bytes, LinkGraph& graph) {
  // ".../sub/CMakeFiles/T.dir" is linked in ".../sub".
  const std::string start(folder_of(folder_of(target)));
  const std::vector<std::string> words = words_of(line, start, target, bytes);
  if (words.empty()) return;
  const auto absolute = [&](const std::string& path) {
    return path.starts_with('/') ? join(path, "") : join(start, path);
  };
  const bool is_archive = name_of(words.front()).ends_with("ar");
  std::string output;
  std::vector<std::string> inputs;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (is_archive && output.empty()) {
      if (words[i].ends_with(".a") || words[i].ends_with(".lib")) output = absolute(words[i]);
    } else if (words[i] == "-o" && i + 1 < words.size()) {
      output = absolute(words[++i]);
    } else if (is_input(words[i])) {
      inputs.push_back(absolute(words[i]));
    }
  }
  if (!output.empty())
    graph.add(is_archive ? LinkGraph::Kind::kArchive : LinkGraph::Kind::kProgram, output, inputs);
}

}  // namespace

bool read_link_lines(const std::vector<std::string>& target_folders, LinkGraph& graph) {
  FileBuffer buffer;
  std::size_t bytes = 0;
  for (const std::string& target : target_folders) {
    const std::string path = target + "/link.txt";
    if (buffer.read_at(-1, path.c_str(), kLargestLine) != FileBuffer::Status::kOk) continue;
    const std::string_view text = buffer.text();
    bytes += text.size();
    if (bytes > kLargestInAll) break;
    take_line(text.substr(0, text.find('\n')), target, bytes, graph);
  }
  return !graph.empty();
}

}  // namespace ssot
