// A line on stderr that says how far reading has come. Only on a terminal, only in runs that take long enough
// to be noticed, and gone before the report is printed.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>

namespace ssot {

class Progress {
 public:
  explicit Progress(bool enabled);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // For Invocation::progress; empty when nothing would be shown. Must not outlive this.
  std::function<void(std::size_t done, std::size_t all)> callback();
  void clear();

 private:
  void show(std::size_t done, std::size_t all);

  bool enabled_;
  bool visible_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace ssot
