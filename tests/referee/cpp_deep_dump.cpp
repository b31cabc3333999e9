// Prints what depth 2 reads, one JSON object a line, for the files named on standard input.
//
//   ssot_cpp_deep_facts [--bodies]
//
// For developers: the macros it gives to each file are those of the named files that it includes, nearest
// first; whose path ends as an include is spelled counts as included.
#include <chrono>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "frontend/clang/clang.h"
#include "frontend/cpp/cpp.h"
#include "frontend/cpp/macros.h"
#include "worker/tasks.h"

namespace {

using Macros = std::map<std::string, std::pair<std::string, std::string>,
                        std::less<>>;  // name → with parameters, replacement

struct File {
  std::string text;
  std::vector<std::string> includes;  // as spelled, without delimiters
  Macros macros;                      // of alternatives the last
};
using Files = std::map<std::string, File>;

File read_file(const std::string& path, const ssot::FileBuffer& buffer) {
  File file;
  file.text = buffer.text();
  for (const ssot::Import& import : ssot::cpp::read(path, buffer.text(), ssot::Request{}).imports) {
    if (import.module.size() > 2)
      file.includes.emplace_back(import.module.substr(1, import.module.size() - 2));
  }
  for (const ssot::cpp::Macro& macro : ssot::cpp::read_macros(buffer.text())) {
    file.macros[macro.name] = {macro.name + macro.parameters, macro.replacement};
  }
  return file;
}

Macros reached_macros(const File& file, const Files& files,
                      const std::multimap<std::string, std::string>& by_name) {
  Macros macros;
  std::vector<const File*> queue{&file};
  std::set<const File*> seen{&file};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    if (i > 0) macros.insert(queue[i]->macros.begin(), queue[i]->macros.end());
    for (const std::string& include : queue[i]->includes) {
      const auto [from, to] = by_name.equal_range(include.substr(include.rfind('/') + 1));
      for (auto each = from; each != to; ++each) {
        const File& found = files.at(each->second);
        if (each->second.ends_with("/" + include) && seen.insert(&found).second) queue.push_back(&found);
      }
    }
  }
  return macros;
}

// Those that `text` mentions, and those that these mention.
std::vector<std::pair<std::string, std::string>> macros_for(const std::string& text, const Macros& macros) {
  std::vector<std::pair<std::string, std::string>> result;
  std::set<std::string, std::less<>> known;
  std::vector<std::string> texts{text};
  ssot::FileBuffer buffer;
  while (!texts.empty()) {
    buffer.assign(texts.back());
    texts.pop_back();
    for (const std::string_view word : ssot::cpp::words_in(buffer.text())) {
      const auto macro = macros.find(word);
      if (macro == macros.end() || !known.emplace(word).second) continue;
      result.push_back(macro->second);
      texts.push_back(macro->second.second);
    }
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  const bool bodies = argc > 1 && std::string_view(argv[1]) == "--bodies";
  Files files;
  std::multimap<std::string, std::string> by_name;  // last component → path
  ssot::FileBuffer buffer;
  for (std::string path; std::getline(std::cin, path);) {
    if (buffer.read(path) != ssot::FileBuffer::Status::kOk) continue;
    files.emplace(path, read_file(path, buffer));
    by_name.emplace(path.substr(path.rfind('/') + 1), path);
  }
  std::size_t bytes = 0;
  std::chrono::duration<double> spent{};
  for (const auto& [path, file] : files) {
    ssot::AloneRequest request;
    request.path = path;
    request.text = file.text;
    request.bodies = bodies;
    request.macros = macros_for(file.text, reached_macros(file, files, by_name));
    const auto start = std::chrono::steady_clock::now();
    const ssot::FileFacts facts = ssot::clang_reader::parse_alone({}, request);
    spent += std::chrono::steady_clock::now() - start;
    bytes += file.text.size();
    std::cout << ssot::to_json(facts) << '\n';
  }
  std::cerr << files.size() << " files, " << static_cast<double>(bytes) / 1e6 << " MB, "
            << static_cast<double>(bytes) / 1e6 / spent.count() << " MB/s\n";
  return 0;
}
