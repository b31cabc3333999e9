#include "cli/progress.h"

#include <fmt/format.h>

#include "cli/console.h"

namespace ssot {
namespace {
constexpr std::chrono::milliseconds kFirst{500};
constexpr std::chrono::milliseconds kInterval{100};
}  // namespace

Progress::Progress(bool enabled)
    : enabled_(enabled && stderr_is_terminal()), next_(std::chrono::steady_clock::now() + kFirst) {}

std::function<void(std::size_t, std::size_t)> Progress::callback() {
  if (!enabled_) return {};
  return [this](std::size_t done, std::size_t all) { show(done, all); };
}

void Progress::show(std::size_t done, std::size_t all) {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  visible_ = true;
  write_stderr(fmt::format("\r\x1b[Kssot: {} of {} files read", done, all));
}

void Progress::clear() {
  if (!visible_) return;
  write_stderr("\r\x1b[K");
  visible_ = false;
}

}  // namespace ssot
