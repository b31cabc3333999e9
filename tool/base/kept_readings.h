// What was read of a file's bytes, kept for the next tree that holds the same bytes: the base of a change, and the next commit.
//
// A reading is found by everything that it depends on, spelled out: where, which git object, how it was read. So it cannot be
// out of date; what is not found is read. On disk it lies in the user's own cache folder, never in the scanned tree
// (docs/decisions/kept-readings.md).
#pragma once
#include <atomic>
#include <cstddef>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ssot {

class KeptReadings {
 public:
  // With what an earlier run left in `file`; what is damaged or of another version counts as nothing. It is written again when
  // so many readings are new.
  KeptReadings(std::string file, std::size_t worth_writing);
  ~KeptReadings();
  KeptReadings(const KeptReadings&) = delete;
  KeptReadings& operator=(const KeptReadings&) = delete;

  // From any number of threads. A view lives as long as this.
  std::optional<std::string_view> find(const std::string& key) const;
  void keep(std::string key, std::string reading);

  // Writes what this run has asked for, when enough of it is new. What cannot be written is no loss.
  void save() const;

 private:
  struct Reading {
    std::string_view bytes;
    mutable std::atomic<bool> asked = false;
    explicit Reading(std::string_view text) : bytes(text) {}
  };
  void load();

  std::string file_;
  std::size_t worth_writing_ = 0;
  std::string_view mapped_;  // the file, as it was at the start
  std::unordered_map<std::string_view, Reading> old_;  // into `mapped_`; fixed from the start
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, std::string> fresh_;
};

// The file of this kind ("readings") for a repository; empty when there is no cache folder ($XDG_CACHE_HOME/ssot or ~/.cache/ssot).
std::string kept_readings_file(const std::string& root, std::string_view kind);

}  // namespace ssot
