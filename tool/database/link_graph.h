// What is linked into what, whoever says so (ninja, CMake): objects into archives, both into programs.
//
// Paths are absolute and lexically normal. Knows no build system; adds nothing by itself.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ssot {

class LinkGraph {
 public:
  enum class Kind : std::uint8_t {
    kInput,    // an object, or anything that is not linked here
    kGroup,    // another name for what it consists of
    kArchive,  // static library: becomes part of the programs that it is linked into
    kProgram,  // executable, shared library, module: what is in it is linked together
  };

  // Later words about the same output are ignored.
  void add(Kind kind, std::string_view output, const std::vector<std::string>& inputs);

  bool empty() const { return programs_ == 0; }

  // For every program, by path; archives that no program takes are programs of their own.
  struct Programs {
    std::vector<std::string> paths;  // sorted
    // By path of an input: indices into `paths`, sorted.
    std::unordered_map<std::string, std::vector<std::uint32_t>> of_input;
    bool too_many = false;  // the graph is beyond any real build; then nothing is said
  };
  Programs programs() const;

 private:
  struct Node {
    Kind kind = Kind::kInput;
    bool defined = false;
    std::vector<std::uint32_t> inputs;
  };
  std::uint32_t node_of(std::string_view path);

  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::string> paths_;
  std::vector<Node> nodes_;
  std::size_t programs_ = 0;
  std::size_t inputs_ = 0;  // of all edges; those beyond any real build are not kept
};

}  // namespace ssot
