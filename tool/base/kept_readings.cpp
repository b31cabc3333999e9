#include "base/kept_readings.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>

#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kLargestFile = std::size_t{512} << 20;
constexpr std::string_view kMagic = "ssot-readings/1\n";

// Another build may read otherwise.
std::string this_program() {
  struct stat state{};
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

// The whole file, not copied: it is replaced and never written to. Empty when it cannot be had.
std::string_view mapped(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return {};
  struct stat state{};
  void* bytes = MAP_FAILED;
  if (fstat(fd, &state) == 0 && S_ISREG(state.st_mode) && state.st_size > 0 &&
      static_cast<std::size_t>(state.st_size) <= kLargestFile)
    bytes =
        mmap(nullptr, static_cast<std::size_t>(state.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  close(fd);
  if (bytes == MAP_FAILED) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(state.st_size)};
}

// Renamed into place like every output, but nobody waits until it has reached the disk: the checksum tells a
// half.
void write_quickly(const std::string& path, std::string_view text) {
  const std::string temporary = fmt::format("{}.{}.tmp", path, getpid());
  const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return;
  bool whole = true;
  while (whole && !text.empty()) {
    const ssize_t part = write(fd, text.data(), text.size());
    whole = part > 0;
    if (whole) text.remove_prefix(static_cast<std::size_t>(part));
  }
  close(fd);
  if (!whole || rename(temporary.c_str(), path.c_str()) != 0) unlink(temporary.c_str());
}

// What no run has written for a month belongs to a tree that is gone.
void forget_old(const std::string& folder) {
  constexpr auto kAge = std::chrono::hours(24 * 30);
  std::error_code error;
  for (const auto& each : std::filesystem::directory_iterator(folder, error)) {
    const auto written = each.last_write_time(error);
    if (!error && std::filesystem::file_time_type::clock::now() - written > kAge &&
        each.is_regular_file(error))
      std::filesystem::remove(each.path(), error);
  }
}

}  // namespace

KeptReadings::KeptReadings(std::string file, std::size_t worth_writing)
    : file_(std::move(file)), worth_writing_(worth_writing) {
  if (!file_.empty()) load();
}

KeptReadings::~KeptReadings() {
  if (!mapped_.empty()) munmap(const_cast<char*>(mapped_.data()), mapped_.size());
}

void KeptReadings::load() {
  mapped_ = mapped(file_);
  std::string_view text = mapped_;
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
  if (file_.empty() || fresh_.size() < worth_writing_) return;
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
  write_quickly(file_, text);
  forget_old(folder);
}

std::string kept_readings_file(const std::string& root, std::string_view kind) {
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
  return fmt::format("{}/ssot/{}.{}", folder, sha256(root).substr(0, 32), kind);
}

}  // namespace ssot
