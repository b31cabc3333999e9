#include "run/project_macros.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/files.h"

namespace ssot {
namespace {

constexpr std::size_t kMostFiles = 2000;  // a file that reaches more knows enough of its neighbours
constexpr std::size_t kMostMacros = 4000;

}  // namespace

std::vector<std::pair<std::string, std::string>> ProjectMacros::for_file(FileId file, std::string_view text) {
  std::unordered_map<std::string_view, const cpp::Macro*> nearest;
  for (const FileId each : reached(file)) {
    std::unordered_map<std::string_view, const cpp::Macro*> here;
    for (const cpp::Macro& macro : of(each)) here[macro.name] = &macro;
    nearest.insert(here.begin(), here.end());
  }
  std::vector<std::pair<std::string, std::string>> macros;
  std::unordered_set<std::string_view> known;
  std::vector<std::string_view> texts{text};
  while (!texts.empty() && macros.size() < kMostMacros) {
    const std::string_view next = texts.back();
    texts.pop_back();
    for (const std::string_view word : cpp::words_in(next)) {
      const auto found = nearest.find(word);
      if (found == nearest.end() || !known.insert(found->first).second) continue;
      macros.emplace_back(found->second->name + found->second->parameters, found->second->replacement);
      texts.push_back(found->second->replacement);
    }
  }
  std::sort(macros.begin(), macros.end());
  return macros;
}

const std::vector<cpp::Macro>& ProjectMacros::of(FileId file) {
  const auto [at, fresh] = read_.try_emplace(file);
  if (fresh) {
    FileBuffer buffer;
    if (contents_.read(std::string(project_.path(file)), buffer) == FileBuffer::Status::kOk)
      at->second = cpp::read_macros(buffer.text());
  }
  return at->second;
}

// What `file` includes, and what that includes, nearest first; without the file itself.
std::vector<FileId> ProjectMacros::reached(FileId file) const {
  std::vector<FileId> files;
  std::unordered_set<FileId> seen{file};
  const auto add_edges = [&](FileId from) {
    for (const Edge& edge : project_.edges(from)) {
      if (files.size() < kMostFiles && seen.insert(edge.to).second) files.push_back(edge.to);
    }
  };
  add_edges(file);
  for (std::size_t i = 0; i < files.size(); ++i) add_edges(files[i]);
  return files;
}

}  // namespace ssot
