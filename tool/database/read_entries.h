// The text of a compile_commands.json → its entries, read strictly: what is not as the format says is
// complained about with its place, and the other entries are kept.
//
// Streams: no document in memory, since databases of 50 MB are common. Knows nothing of files or folders.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

struct DatabaseEntry {
  std::string directory, file, output;
  std::string command;
  std::vector<std::string> arguments;
  bool has_arguments = false;  // they win over `command`, as in Clang
  std::size_t offset = 0;      // of its `{` in the text
};

struct EntryReader {
  std::function<void(DatabaseEntry entry)> take;
  std::function<void(std::size_t offset, std::string sentence)> complain;
};

// How many entries there were, sound ones and others.
std::size_t read_entries(std::string_view text, const EntryReader& reader);

// Line numbers of ascending offsets, counted only where somebody asks.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  int line_of(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace ssot
