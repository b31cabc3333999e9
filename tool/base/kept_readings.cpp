#include "base/kept_readings.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <utility>

#include "base/output.h"
#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

// A few changed files are read anew sooner than everything is written again.
constexpr std::size_t kWorthWriting = 64;
constexpr std::size_t kLargestFile = std::size_t{512} << 20;
constexpr std::string_view kMagic = "ssot-readings/1\n";

// Another build may read otherwise.
std::string this_program() {
  struct stat state {};
  stat("/proc/self/exe", &state);
  return fmt::format("{} {} {}.{}\n", kMagic, state.st_size, state.st_mtim.tv_sec, state.st_mtim.tv_nsec);
}

std::uint64_t checksum(std::string_view text) {
  std::uint64_t sum = text.size();
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(text.size(), sizeof word);
    std::memcpy(&word, text.data(), size);
    sum = (sum ^ word) * 0x9E3779B97F4A7C15U;
    sum ^= sum >> 29;
    text.remove_prefix(size);
  }
  return sum;
}

void add_number(std::uint64_t number, std::string& out) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

bool take_number(std::string_view& text, std::uint64_t& number) {
  if (text.size() < sizeof number) return false;
  std::memcpy(&number, text.data(), sizeof number);
  text.remove_prefix(sizeof number);
  return true;
}

bool take_text(std::string_view& text, std::string_view& out) {
  std::uint64_t size = 0;
  if (!take_number(text, size) || size > text.size()) return false;
  out = text.substr(0, size);
  text.remove_prefix(size);
  return true;
}

void add_entry(std::string_view key, std::string_view reading, std::string& out) {
  for (const std::string_view part : {key, reading}) {
    add_number(part.size(), out);
    out.append(part);
  }
}

}  // namespace

KeptReadings::KeptReadings(std::string file) : file_(std::move(file)) {
  if (!file_.empty()) load();
}

void KeptReadings::load() {
  if (loaded_.read(file_, kLargestFile) != FileBuffer::Status::kOk) return;
  std::string_view text = loaded_.text();
  const std::string head = this_program();
  if (!text.starts_with(head)) return;
  text.remove_prefix(head.size());
  std::uint64_t sum = 0;
  std::uint64_t count = 0;
  if (!take_number(text, sum) || sum != checksum(text) || !take_number(text, count)) return;
  old_.reserve(std::min<std::size_t>(count, text.size() / 16));
  for (std::string_view key, reading; take_text(text, key) && take_text(text, reading);)
    old_.try_emplace(key, reading);
}

std::optional<std::string_view> KeptReadings::find(const std::string& key) const {
  if (const auto found = old_.find(key); found != old_.end()) {
    found->second.asked.store(true, std::memory_order_relaxed);
    return found->second.bytes;
  }
  const std::shared_lock lock(mutex_);
  const auto found = fresh_.find(key);
  // Never removed, and a map's values stay where they are.
  return found == fresh_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

void KeptReadings::keep(std::string key, std::string reading) {
  const std::unique_lock lock(mutex_);
  fresh_.try_emplace(std::move(key), std::move(reading));
}

void KeptReadings::save() const {
  if (file_.empty() || fresh_.size() < kWorthWriting) return;
  std::string body;
  std::uint64_t count = 0;
  for (const auto& [key, reading] : old_) {
    if (!reading.asked) continue;
    add_entry(key, reading.bytes, body);
    ++count;
  }
  for (const auto& [key, reading] : fresh_) {
    add_entry(key, reading, body);
    ++count;
  }
  std::string counted;
  add_number(count, counted);
  counted += body;
  std::string text = this_program();
  add_number(checksum(counted), text);
  text += counted;
  if (text.size() > kLargestFile) return;
  const std::string folder(folder_of(file_));
  mkdir(std::string(folder_of(folder)).c_str(), 0700);
  mkdir(folder.c_str(), 0700);
  (void)write_file(file_, text);
}

std::string kept_readings_file(const std::string& root) {
  std::string folder;
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  if (cache != nullptr && *cache == '/') {
    folder = cache;
  } else if (home != nullptr && *home == '/') {
    folder = std::string(home) + "/.cache";
  } else {
    return {};
  }
  return fmt::format("{}/ssot/{}.readings", folder, sha256(root).substr(0, 32));
}

}  // namespace ssot
