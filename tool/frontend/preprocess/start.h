// What units start with: made from Clang's description of their flags, shared where descriptions agree.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "frontend/preprocess/unit.h"

namespace ssot::preprocess {

class Starts {
 public:
  Starts(Files& files, NameTable& names) : files_(files), names_(names) {}

  void add(const PreprocessorStart& described, const CompileCommand& command, const Answers* answers);
  const Start& operator[](std::size_t index) const { return starts_[index]; }

 private:
  const SearchPath* search_path(const std::vector<SearchDirectory>& directories);

  Files& files_;
  NameTable& names_;
  std::deque<Start> starts_;
  std::deque<SearchPath> paths_;
  std::map<std::pair<std::vector<std::string>, std::uint32_t>, const SearchPath*> path_by_folders_;
};

}  // namespace ssot::preprocess
