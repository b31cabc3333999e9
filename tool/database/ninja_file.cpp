#include "database/ninja_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "base/files.h"
#include "base/path.h"
#include "base/text.h"
#include "database/limits.h"

namespace ssot {
namespace {

using std::string_view;
using Kind = LinkGraph::Kind;

constexpr int kDeepest = 16;
constexpr std::size_t kMostFiles = 50'000;
constexpr std::size_t kMostGroups = 2'000'000;
constexpr std::size_t kMostPaths = 1'000'000;  // of one edge

// kInput: an edge that links nothing.
Kind kind_of_rule(string_view rule) {
  // CMake writes the target behind "__", and targets may have any name.
  const std::string name = lower(rule.substr(0, rule.find("__")));
  if (name == "phony" || name == "stamp" || name.starts_with("cmake_symlink_") || name.ends_with("_stamp"))
    return Kind::kGroup;
  if (name.ends_with("static_library_linker") || name.starts_with("static_linker") || name.ends_with("alink"))
    return Kind::kArchive;
  if (name.ends_with("_linker") || name.ends_with("_linker_for_build") || name.ends_with("solink") ||
      name.ends_with("solink_module") || name == "link" || name.ends_with("_link")) {
    return Kind::kProgram;
  }
  return Kind::kInput;
}

class NinjaReader {
 public:
  NinjaReader(std::string folder, LinkGraph& graph, GapList& gaps)
      : folder_(std::move(folder)), graph_(graph), gaps_(gaps) {}

  void run() {
    read(folder_ + "/build.ninja", 0);
    std::vector<std::string> wanted = std::move(inputs_);
    // Groups name most of a build; only those are read that something links.
    while (!wanted.empty()) {
      const auto group = groups_.find(wanted.back());
      wanted.pop_back();
      if (group == groups_.end()) continue;
      const std::string output = group->first;
      const string_view line = group->second;
      groups_.erase(group);
      const std::vector<std::string> inputs = inputs_of(line);
      graph_.add(Kind::kGroup, output, inputs);
      wanted.insert(wanted.end(), inputs.begin(), inputs.end());
    }
  }

 private:
  void read(const std::string& path, int depth) {
    const std::string real = real_path(path);
    if (!real.empty() && !is_under(real, folder_))
      return;  // rules of a generator; links are written in the build folder
    if (!seen_.insert(real.empty() ? path : real).second) return;
    if (depth > kDeepest || files_.size() >= kMostFiles) {
      gaps_.add(path, 0, "It is included too deep or is one of too many; it is not read.",
                GapKind::kSkippedLimit);
      return;
    }
    FileBuffer& file = files_.emplace_back();
    const FileBuffer::Status status = file.read(path, kLargestDatabase - std::min(bytes_, kLargestDatabase));
    if (status != FileBuffer::Status::kOk) {
      gaps_.add(path, 0, fmt::format("What is linked together cannot be read: {}.", file.reason()),
                status == FileBuffer::Status::kTooLarge ? GapKind::kSkippedLimit : GapKind::kUnread);
      return;
    }
    bytes_ += file.text().size();
    scan(file.text(), depth);
  }

  void scan(string_view text, int depth) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
      const char* line_end = end_of_line(at, end);
      const string_view line(at, static_cast<std::size_t>(line_end - at));
      at = line_end + 1;
      if (line.empty() || line[0] == ' ' || line[0] == '#') continue;
      if (line.starts_with("build ")) {
        take_edge(line.substr(6));
      } else if (line.starts_with("include ")) {
        read(join(folder_, word_of(line.substr(8))), depth + 1);
      } else if (line.starts_with("subninja ")) {
        read(join(folder_, word_of(line.substr(9))), depth + 1);
      } else if (const std::size_t equals = line.find('='); equals != string_view::npos) {
        take_variable(line.substr(0, equals), line.substr(equals + 1));
      }
    }
  }

  // Past lines that a `$` continues.
  static const char* end_of_line(const char* at, const char* end) {
    for (const char* from = at;;) {
      const auto* found =
          static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(end - from)));
      if (found == nullptr) return end;
      const char* last = found;
      if (last > at && last[-1] == '\r') --last;
      std::size_t dollars = 0;
      while (last - dollars > at && last[-1 - static_cast<std::ptrdiff_t>(dollars)] == '$') ++dollars;
      if (dollars % 2 == 0) return found;
      from = found + 1;
    }
  }

  void take_variable(string_view name, string_view value) {
    while (name.ends_with(' ')) name.remove_suffix(1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    if (name.find(' ') != string_view::npos || variables_.size() > 10'000) return;
    std::string text;
    std::size_t at = 0;
    while (at < value.size()) append_character(value, at, text);
    if (text.ends_with('\r')) text.pop_back();
    variables_[std::string(name)] = text.substr(0, 4096);
  }

  void take_edge(string_view line) {
    const std::size_t colon = end_of_outputs(line);
    if (colon == string_view::npos) return;
    const string_view rest = line.substr(std::min(line.find_first_not_of(' ', colon + 1), line.size()));
    const Kind kind = kind_of_rule(rest.substr(0, rest.find_first_of(" \r\n")));
    if (kind == Kind::kInput) return;
    const std::vector<std::string> outputs = paths_in(line.substr(0, colon));
    if (outputs.empty()) return;
    if (kind == Kind::kGroup) {
      for (const std::string& output : outputs) {
        if (groups_.size() < kMostGroups) groups_.try_emplace(output, rest);
      }
      return;
    }
    const std::vector<std::string> inputs = inputs_of(rest);
    graph_.add(kind, outputs.front(), inputs);
    for (std::size_t i = 1; i < outputs.size(); ++i) graph_.add(Kind::kGroup, outputs[i], {outputs.front()});
    inputs_.insert(inputs_.end(), inputs.begin(), inputs.end());
  }

  static std::size_t end_of_outputs(string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == '$') {
        ++at;
      } else if (line[at] == ':') {
        return at;
      }
    }
    return string_view::npos;
  }

  // `rule a b | c d || e`: a to d; what is only built before is not linked.
  std::vector<std::string> inputs_of(string_view rule_and_inputs) const {
    const std::size_t space = rule_and_inputs.find(' ');
    return space == string_view::npos ? std::vector<std::string>() : paths_in(rule_and_inputs.substr(space));
  }

  std::vector<std::string> paths_in(string_view text) const {
    std::vector<std::string> paths;
    for (std::size_t at = 0; at < text.size() && paths.size() < kMostPaths;) {
      const char c = text[at];
      if (c == ' ' || c == '\r' || c == '\n') {
        ++at;
      } else if (c == '|') {
        if (text.substr(at).starts_with("||") || text.substr(at).starts_with("|@")) break;
        ++at;
      } else {
        std::string path;
        while (at < text.size() && text[at] != ' ' && text[at] != '|' && text[at] != '\r' && text[at] != '\n')
          append_character(text, at, path);
        if (!path.empty()) paths.push_back(path[0] == '/' ? join(path, "") : join(folder_, path));
      }
    }
    return paths;
  }

  std::string word_of(string_view text) const {
    std::string word;
    for (std::size_t at = 0; at < text.size() && text[at] != '\r';) append_character(text, at, word);
    return word.starts_with(folder_ + "/") ? word.substr(folder_.size()) : word;
  }

  // One character, or what a `$` stands for.
  void append_character(string_view text, std::size_t& at, std::string& out) const {
    if (text[at] != '$' || at + 1 == text.size()) {
      out += text[at++];
      return;
    }
    const char next = text[++at];
    if (next == '\n' || next == '\r') {
      at = std::min(text.find_first_not_of(" \r\n", at), text.size());
      return;
    }
    const auto is_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
             c == '-';
    };
    std::size_t end = at;
    if (next == '{') {
      end = std::min(text.find('}', at), text.size());
      append_variable(text.substr(at + 1, end - at - 1), out);
      at = std::min(end + 1, text.size());
    } else if (is_name(next)) {
      while (end < text.size() && is_name(text[end])) ++end;
      append_variable(text.substr(at, end - at), out);
      at = end;
    } else {
      out += next;
      ++at;
    }
  }

  void append_variable(string_view name, std::string& out) const {
    const auto found = variables_.find(std::string(name));
    if (found != variables_.end() && out.size() < 65'536) out += found->second;
  }

  std::string folder_;
  LinkGraph& graph_;
  GapList& gaps_;
  std::deque<FileBuffer> files_;  // `groups_` points into them
  std::unordered_set<std::string> seen_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, std::string> variables_;
  std::unordered_map<std::string, string_view> groups_;  // by output: rule and inputs
  std::vector<std::string> inputs_;                      // of link edges
};

}  // namespace

bool read_ninja(const std::string& folder, LinkGraph& graph, GapList& gaps) {
  const std::string path = folder + "/build.ninja";
  if (!exists(path) && !is_link(path)) return false;
  NinjaReader(folder, graph, gaps).run();
  return true;
}

}  // namespace ssot
