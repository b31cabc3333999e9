#include "frontend/preprocess/search.h"

#include <algorithm>

namespace ssot::preprocess {

Hit* HitTable::find(std::uint64_t key) {
  for (std::size_t at = start(key);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key) return &slots_[at].hit;
    if (slots_[at].key == 0) return nullptr;
  }
}

Hit* HitTable::add(std::uint64_t key, const Hit& hit) {
  if (++used_ * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t at = start(slot.key);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }
  std::size_t at = start(key);
  while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {key, hit};
  return &slots_[at].hit;
}

Hit Lookups::find(const SearchPath& path, const Folder* beside, std::string_view header, const Name* name,
                  bool angled) {
  if (header.starts_with('/')) return {.file = files_.find_absolute(header)};
  if (!angled && beside != nullptr) {
    // Folders are numbered from 1, so no key is 0.
    const std::uint64_t key = name == nullptr ? 0 : std::uint64_t{beside->number} << 32 | name->id;
    const Hit* known = key == 0 ? nullptr : beside_.find(key);
    const Hit hit = known != nullptr ? *known : Hit{.file = files_.find(beside, header)};
    if (key != 0 && known == nullptr) beside_.add(key, hit);
    if (hit.file != nullptr) return hit;
  }
  if (name == nullptr) return search(path, header, angled);
  const std::uint64_t key = std::uint64_t{path.number} << 32 | name->id;
  if (const Hit* known = along_.find(key)) return *known;
  return *along_.add(key, search(path, header, angled));
}

Hit Lookups::search(const SearchPath& path, std::string_view header, bool angled) {
  Hit hit = find_from(path, angled ? path.angled : 0, header);
  if (hit.file != nullptr && hit.file->folder->in_tree) hit.shadow = find_shadow(path, hit, header);
  return hit;
}

Hit Lookups::find_from(const SearchPath& path, std::uint32_t place, std::string_view header) {
  if (header.starts_with('/')) return {};
  for (; place < path.folders.size(); ++place) {
    if (File* file = files_.find(path.folders[place], header)) return {.file = file, .place = place};
  }
  return {};
}

Hit Lookups::find_next(const SearchPath& path, std::uint32_t place, std::string_view header,
                       const Name* name) {
  if (name == nullptr || place >= 1024 || path.number >= 1U << 22) return find_from(path, place, header);
  const std::uint64_t key = std::uint64_t{path.number << 10 | place} << 32 | name->id;
  if (const Hit* known = next_.find(key)) return *known;
  return *next_.add(key, find_from(path, place, header));
}

std::uint32_t Lookups::find_shadow(const SearchPath& path, const Hit& hit, std::string_view header) {
  std::vector<File*> found = {hit.file};
  for (std::uint32_t place = hit.place + 1; place < path.folders.size(); ++place) {
    if (!path.folders[place]->in_tree) continue;
    File* file = files_.find(path.folders[place], header);
    if (file == nullptr || !file->folder->in_tree) continue;
    const auto same = [&](File* other) {
      return other == file || &files_.content(*other) == &files_.content(*file);
    };
    if (std::none_of(found.begin(), found.end(), same)) found.push_back(file);
  }
  if (found.size() < 2) return 0;
  shadows_.push_back(std::move(found));
  return static_cast<std::uint32_t>(shadows_.size());
}

}  // namespace ssot::preprocess
