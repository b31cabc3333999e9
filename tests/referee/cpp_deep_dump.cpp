// Prints what depth 2 reads, one JSON object a line, for the files named on standard input.
//
//   ssot_cpp_deep_facts [--bodies]
//
// For developers: the macros it gives to each file are those that the named files define in one way only.
#include <chrono>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "frontend/clang/clang.h"
#include "frontend/cpp/macros.h"
#include "worker/tasks.h"

int main(int argc, char** argv) {
  const bool bodies = argc > 1 && std::string_view(argv[1]) == "--bodies";
  std::vector<std::string> paths;
  for (std::string path; std::getline(std::cin, path);) paths.push_back(path);
  std::map<std::string, std::pair<std::string, std::string>> macros;  // name → with parameters, replacement
  std::map<std::string, std::string> texts;
  ssot::FileBuffer buffer;
  for (const std::string& path : paths) {
    if (buffer.read(path) != ssot::FileBuffer::Status::kOk) continue;
    texts.emplace(path, buffer.text());
    for (const ssot::cpp::Macro& macro : ssot::cpp::read_macros(buffer.text())) {
      const std::pair<std::string, std::string> value(macro.name + macro.parameters, macro.replacement);
      const auto [known, added] = macros.emplace(macro.name, value);
      if (!added && known->second != value) known->second.first.clear();
    }
  }
  std::size_t bytes = 0;
  std::chrono::duration<double> spent{};
  for (const auto& [path, text] : texts) {
    ssot::AloneRequest request;
    request.path = path;
    request.text = text;
    request.bodies = bodies;
    buffer.assign(text);
    for (const std::string_view word : ssot::cpp::words_in(buffer.text())) {
      const auto macro = macros.find(std::string(word));
      if (macro != macros.end() && !macro->second.first.empty()) request.macros.push_back(macro->second);
    }
    const auto start = std::chrono::steady_clock::now();
    const ssot::FileFacts facts = ssot::clang_reader::parse_alone({}, request);
    spent += std::chrono::steady_clock::now() - start;
    bytes += text.size();
    std::cout << ssot::to_json(facts) << '\n';
  }
  std::cerr << texts.size() << " files, " << static_cast<double>(bytes) / 1e6 << " MB, "
            << static_cast<double>(bytes) / 1e6 / spent.count() << " MB/s\n";
  return 0;
}
