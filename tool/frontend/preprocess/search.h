// Where a unit looks for headers, and what was found there: answers are kept, so that most includes cost one
// look into a table.
//
// One `Lookups` a thread; `SearchPath`s are shared.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "frontend/preprocess/files.h"
#include "model/unit.h"

namespace ssot::preprocess {

struct SearchPath {
  std::uint32_t number = 0;
  std::vector<const Folder*> folders;
  std::uint32_t angled = 0;  // where a header in <> starts
};

struct Hit {
  static constexpr std::uint32_t kNowhere = ~0U;
  File* file = nullptr;            // null: there is none
  std::uint32_t place = kNowhere;  // index of the folder in the search path; not along the path: kNowhere
  std::uint32_t shadow = 0;  // not 0: several folders of the tree hold it; a number of `Lookups::shadows`
};

// Open addressing from numbers to hits.
class HitTable {
 public:
  HitTable() : slots_(1 << 12) {}
  Hit* find(std::uint64_t key);
  Hit* add(std::uint64_t key, const Hit& hit);

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    Hit hit;
  };
  std::size_t start(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15ULL >> 20) & (slots_.size() - 1);
  }
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

class Lookups {
 public:
  explicit Lookups(Files& files) : files_(files) {}

  // `name` is the header's text with its delimiters, as NameTable knows it; null: do not remember the answer.
  // `beside`: the folder of the file that includes; null: do not look there.
  Hit find(const SearchPath& path, const Folder* beside, std::string_view header, const Name* name,
           bool angled);
  // From a place of the search path on: #include_next.
  Hit find_next(const SearchPath& path, std::uint32_t place, std::string_view header, const Name* name);

  const std::vector<File*>& shadow(std::uint32_t number) const { return shadows_[number - 1]; }

 private:
  Hit search(const SearchPath& path, std::string_view header, bool angled);
  Hit find_from(const SearchPath& path, std::uint32_t place, std::string_view header);
  std::uint32_t find_shadow(const SearchPath& path, const Hit& hit, std::string_view header);

  Files& files_;
  HitTable beside_;
  HitTable along_;
  HitTable next_;
  std::vector<std::vector<File*>> shadows_;
};

}  // namespace ssot::preprocess
