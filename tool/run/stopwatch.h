// Wall-clock time of the stages, for --timings.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "model/scan_result.h"

namespace ssot {

class Stopwatch {
 public:
  explicit Stopwatch(std::vector<Timing>& out) : out_(out) {}
  // What went by since the last stage belongs to none.
  void restart() { start_ = std::chrono::steady_clock::now(); }
  // Ends the stage that began with the last call (or with construction).
  void ended(std::string stage) {
    const auto now = std::chrono::steady_clock::now();
    out_.push_back({std::move(stage), std::chrono::duration<double>(now - start_).count()});
    start_ = now;
  }

 private:
  std::vector<Timing>& out_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace ssot
