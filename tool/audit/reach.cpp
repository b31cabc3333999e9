#include "audit/reach.h"

#include <algorithm>
#include <tuple>

#include "base/parallel.h"

namespace ssot {
namespace {

class Reacher {
 public:
  Reacher(const Project& project, std::span<const PlaceKey> wanted) : project_(project) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      index_.emplace(wanted[i], static_cast<std::uint32_t>(i));
      by_file_[static_cast<std::uint32_t>(wanted[i] >> 32U)].push_back(static_cast<std::uint32_t>(i));
    }
  }

  void add(FileId from, std::vector<Reach>& out, std::vector<Handing>& handing) const {
    const FileFacts& facts = project_.facts(from);
    for (std::size_t i = 0; i < facts.imports.size(); ++i) {
      const Import& import = facts.imports[i];
      const Resolution& leads = project_.resolution(from, i);
      if (leads.state != Resolution::State::kFile || leads.target == from) continue;
      const auto index = static_cast<std::uint32_t>(i);
      if (import.kind != ImportKind::kFrom || leads.submodule || import.name == "*") {
        add_whole(from, index, leads.target, out);
        continue;
      }
      const std::uint32_t* found = meant(leads.target, import.name);
      if (found == nullptr) continue;
      out.push_back({from, index, leads.target, *found, false});
      if (import.scope == Scope::kModule) handing.push_back({from, *found});
    }
    for (const Export& each : facts.exports) {
      if (each.target.empty()) continue;
      if (const std::uint32_t* found = meant(from, each.name)) handing.push_back({from, *found});
    }
  }

 private:
  void add_whole(FileId from, std::uint32_t import, FileId target, std::vector<Reach>& out) const {
    const auto types = by_file_.find(static_cast<std::uint32_t>(target));
    if (types == by_file_.end()) return;
    for (const std::uint32_t wanted : types->second) out.push_back({from, import, target, wanted, true});
  }

  const std::uint32_t* meant(FileId module, std::string_view name) const {
    const Definer definer = project_.follow(module, name);
    if (definer.file == kNoFile || definer.definition < 0) return nullptr;
    const auto found = index_.find(place_key(definer.file, definer.definition));
    return found == index_.end() ? nullptr : &found->second;
  }

  const Project& project_;
  std::unordered_map<PlaceKey, std::uint32_t> index_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_file_;
};

}  // namespace

Reaches reaches_of(const Project& project, std::span<const PlaceKey> wanted, unsigned threads) {
  const Reacher reacher(project, wanted);
  std::vector<Reaches> found(project.size());
  parallel_for(project.size(), threads, [&](std::size_t i, unsigned) {
    reacher.add(FileId{static_cast<std::uint32_t>(i)}, found[i].imports, found[i].handing);
  });
  Reaches all;
  for (Reaches& each : found) {
    all.imports.insert(all.imports.end(), each.imports.begin(), each.imports.end());
    all.handing.insert(all.handing.end(), each.handing.begin(), each.handing.end());
  }
  const auto import_order = [](const Reach& a, const Reach& b) {
    return std::tuple(a.wanted, a.from, a.import) < std::tuple(b.wanted, b.from, b.import);
  };
  const auto handing_order = [](const Handing& a, const Handing& b) {
    return std::tuple(a.wanted, a.file) < std::tuple(b.wanted, b.file);
  };
  const auto same_handing = [](const Handing& a, const Handing& b) {
    return a.wanted == b.wanted && a.file == b.file;
  };
  std::sort(all.imports.begin(), all.imports.end(), import_order);
  std::sort(all.handing.begin(), all.handing.end(), handing_order);
  all.handing.erase(std::unique(all.handing.begin(), all.handing.end(), same_handing), all.handing.end());
  return all;
}

}  // namespace ssot
