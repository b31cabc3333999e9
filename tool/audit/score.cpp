#include "audit/score.h"

#include <algorithm>
#include <map>

#include "audit/recommend.h"

namespace ssot {
namespace {

std::size_t right_among(const std::vector<PlaceKey>& rivals, const std::set<PlaceKey>& right) {
  return static_cast<std::size_t>(
      std::count_if(rivals.begin(), rivals.end(), [&](PlaceKey each) { return right.contains(each); }));
}

std::size_t right_among(const std::set<ImportPlace>& imports, const std::set<ImportPlace>& right) {
  return static_cast<std::size_t>(std::count_if(
      imports.begin(), imports.end(), [&](const ImportPlace& each) { return right.contains(each); }));
}

int per_cent(std::size_t part, std::size_t all) {
  return all == 0 ? 100 : static_cast<int>(100 * part / all);
}

}  // namespace

Counted counted_in(const Cluster& cluster) {
  Counted counted;
  std::map<FileId, std::set<ImportPlace>> by_path;
  for (const Member& member : cluster.members) {
    if (member.type.file == kNoFile) continue;
    const PlaceKey place = place_key(member.type.file, member.type.definition);
    counted.members.push_back(place);
    if (member.rival) counted.rivals.push_back(place);
    for (const Reach& each : member.imports) {
      counted.imports.emplace(each.from, each.import);
      by_path[each.through].emplace(each.from, each.import);
    }
  }
  const Recommendation keep = recommend(cluster);
  if (!keep.member) return counted;
  std::map<FileId, std::size_t> lead_to_it;
  for (const Reach& each : cluster.members[*keep.member].imports) ++lead_to_it[each.through];
  const auto most = std::max_element(lead_to_it.begin(), lead_to_it.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != lead_to_it.end()) counted.recommended_imports = by_path[most->first];
  return counted;
}

Score score_of(const std::vector<Counted>& clusters, const Right& right, std::size_t backups) {
  Score score;
  score.backups = backups;
  std::size_t possible = 0;
  for (const Counted& each : clusters) {
    const bool declared = right_among(each.members, right.definitions) > 0;
    const std::size_t imports = declared ? right_among(each.imports, right.imports) : 0;
    // One of them must be right, whether or not anybody has said which.
    const std::size_t right_definitions =
        std::max<std::size_t>(1, right_among(each.rivals, right.definitions));
    score.definitions += each.rivals.size();
    score.imports += each.imports.size();
    score.right_definitions += right_definitions;
    score.right_imports += imports;
    possible += right_definitions + (declared ? imports : each.recommended_imports.size());
  }
  score.right = score.right_definitions + score.right_imports;
  score.all = score.definitions + score.imports + backups;
  score.points = per_cent(score.right, score.all);
  score.possible = per_cent(possible, score.all);
  return score;
}

}  // namespace ssot
