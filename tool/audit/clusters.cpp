#include "audit/clusters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "audit/factory_functions.h"
#include "audit/roles.h"
#include "base/parallel.h"
#include "base/text.h"

namespace ssot {
namespace {

// Union-find (Tarjan 1975), by the smaller index.
class Joined {
 public:
  explicit Joined(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool imports_one_another(const Project& project, FileId a, FileId b) {
  const auto leads = [&](FileId from, FileId to) {
    const auto edges = project.edges(from);
    return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) { return edge.to == to; });
  };
  return a == b || leads(a, b) || leads(b, a);
}

// A factory, an adapter or an interface belongs to what it serves when one knows the other; its methods are
// others.
bool serves(const Project& project, const TypeEntry& a, const TypeEntry& b) {
  const auto is_servant = [](const TypeEntry& type) {
    return type.name.role == Role::kFactory || type.name.role == Role::kAdapter ||
           type.name.role == Role::kInterface;
  };
  return is_servant(a) != is_servant(b) && imports_one_another(project, a.file, b.file);
}

std::string sentence_of(const TypeEntry& a, const TypeEntry& b, const Tie& tie) {
  const std::string pair =
      a.at().name == b.at().name
          ? fmt::format("{} of {} and {}", a.at().name, a.facts->path, b.facts->path)
          : fmt::format("{} ({}) and {} ({})", a.at().name, a.facts->path, b.at().name, b.facts->path);
  if (tie.derived) return fmt::format("{}: one is the other's base", pair);
  if (tie.shared == 0) return fmt::format("{} have {} % of their text in common", pair, tie.body);
  return fmt::format("{} have {} in common ({} % of all they have) and {} % of their text", pair,
                     count_of(tie.shared, "method"), tie.methods, tie.body);
}

constexpr std::size_t kMostSentences = 5;

std::vector<std::string> evidence_of(const Cluster& cluster) {
  std::vector<const Tie*> held;
  for (const Tie& tie : cluster.ties) {
    if (tie.holds()) held.push_back(&tie);
  }
  std::stable_sort(held.begin(), held.end(), [](const Tie* a, const Tie* b) {
    return std::tuple(a->derived, -a->methods - a->body) < std::tuple(b->derived, -b->methods - b->body);
  });
  std::vector<std::string> sentences;
  for (const Tie* tie : held) {
    if (sentences.size() == kMostSentences) {
      sentences.push_back(fmt::format("{} more pairs like these", held.size() - kMostSentences));
      break;
    }
    sentences.push_back(sentence_of(cluster.members[tie->a].type, cluster.members[tie->b].type, *tie));
  }
  return sentences;
}

// The parts of one group that hang together.
class Parting {
 public:
  Parting(const Project& project, Kindred& group, std::vector<Tie> ties)
      : project_(project), group_(group), ties_(std::move(ties)), joined_(group.types.size()) {
    for (const Tie& tie : ties_) {
      if (tie.holds()) joined_.join(tie.a, tie.b);
    }
    for (std::size_t a = 0; a < group_.types.size(); ++a) {
      const std::size_t end = std::min(group_.types.size(), a + 1 + most_neighbours());
      for (std::size_t b = a + 1; b < end; ++b) {
        if (joined_.find(a) != joined_.find(b) && serves(project_, group_.types[a], group_.types[b]))
          joined_.join(a, b);
      }
    }
  }

  std::vector<Cluster> take() {
    std::map<std::size_t, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < group_.types.size(); ++i) parts[joined_.find(i)].push_back(i);
    std::vector<Cluster> clusters;
    for (const auto& [root, members] : parts) {
      if (members.size() < 2) continue;
      Cluster cluster = cluster_of(members);
      guess_roles(cluster);
      if (cluster.rivals() >= 2 && cluster.files_of_rivals() >= 2) clusters.push_back(std::move(cluster));
    }
    add_others(clusters);
    return clusters;
  }

 private:
  Cluster cluster_of(const std::vector<std::size_t>& indices) {
    Cluster cluster;
    cluster.key = group_.key;
    std::map<std::size_t, std::size_t> place;
    for (const std::size_t index : indices) {
      place[index] = cluster.members.size();
      cluster.members.push_back({.type = std::move(group_.types[index])});
    }
    cluster.compared = cluster.members.size();
    for (Tie tie : ties_) {
      const auto a = place.find(tie.a), b = place.find(tie.b);
      if (a == place.end() || b == place.end()) continue;
      tie.a = a->second;
      tie.b = b->second;
      cluster.ties.push_back(tie);
    }
    cluster.evidence = evidence_of(cluster);
    return cluster;
  }

  // Doubles and left-over copies go with the cluster that has their name, else with the largest.
  void add_others(std::vector<Cluster>& clusters) {
    if (clusters.empty()) return;
    const auto largest =
        std::max_element(clusters.begin(), clusters.end(),
                         [](const Cluster& a, const Cluster& b) { return a.compared < b.compared; });
    for (std::vector<TypeEntry>* entries : {&group_.doubles, &group_.copies}) {
      for (TypeEntry& each : *entries) {
        auto place = std::find_if(clusters.begin(), clusters.end(), [&](const Cluster& cluster) {
          return std::any_of(cluster.members.begin(), cluster.members.end(),
                             [&](const Member& member) { return member.type.at().name == each.at().name; });
        });
        if (place == clusters.end()) place = largest;
        place->members.push_back({.type = std::move(each)});
      }
    }
    for (Cluster& cluster : clusters) guess_roles(cluster);
  }

  const Project& project_;
  Kindred& group_;
  std::vector<Tie> ties_;
  Joined joined_;
};

std::vector<Cluster> clusters_of(const DiscoveryInput& input, std::vector<Kindred>& groups) {
  MethodWeights weights;
  std::vector<const TypeEntry*> types;
  for (const Kindred& group : groups) {
    for (const TypeEntry& each : group.types) {
      weights.learn(each);
      types.push_back(&each);
    }
  }
  auto prints = fingerprints_of(types, input.contents, input.threads);
  std::vector<std::size_t> first{0};
  for (const Kindred& group : groups) first.push_back(first.back() + group.types.size());
  std::vector<std::vector<Cluster>> found(groups.size());
  parallel_for(groups.size(), input.threads, [&](std::size_t i, unsigned) {
    const std::vector<std::vector<std::uint64_t>> own(
        std::make_move_iterator(prints.begin() + static_cast<std::ptrdiff_t>(first[i])),
        std::make_move_iterator(prints.begin() + static_cast<std::ptrdiff_t>(first[i + 1])));
    found[i] =
        Parting(input.project, groups[i], ties_between(input.project, groups[i].types, own, weights)).take();
  });
  std::vector<Cluster> all;
  for (std::vector<Cluster>& each : found) std::move(each.begin(), each.end(), std::back_inserter(all));
  return all;
}

std::vector<std::string> notes_on(const std::vector<Kindred>& groups) {
  std::vector<std::string> notes;
  for (const Kindred& group : groups) {
    if (group.types.size() <= most_neighbours() + 1) continue;
    notes.push_back(
        fmt::format("There are {} types with names like {}; each was compared with {} of them alone.",
                    group.types.size(), group.types.front().at().name, most_neighbours()));
  }
  return notes;
}

}  // namespace

std::size_t Cluster::rivals() const {
  return static_cast<std::size_t>(
      std::count_if(members.begin(), members.end(), [](const Member& each) { return each.rival; }));
}

std::size_t Cluster::files_of_rivals() const {
  std::set<const FileFacts*> files;
  for (const Member& each : members) {
    if (each.rival) files.insert(each.type.facts);
  }
  return files.size();
}

void add_reaches(const Project& project, std::vector<Cluster>& clusters, unsigned threads) {
  std::vector<PlaceKey> wanted;
  std::vector<Member*> members;
  for (Cluster& cluster : clusters) {
    for (Member& member : cluster.members) {
      if (member.type.file == kNoFile) continue;
      wanted.push_back(place_key(member.type.file, member.type.definition));
      members.push_back(&member);
    }
  }
  const Reaches reaches = reaches_of(project, wanted, threads);
  for (const Reach& each : reaches.imports) members[each.wanted]->imports.push_back(each);
  for (const Handing& each : reaches.handing) members[each.wanted]->handing.push_back(each.file);
}

void weigh(Cluster& cluster) {
  std::map<FileId, std::set<std::pair<FileId, std::uint32_t>>> by_path;
  std::set<std::pair<FileId, std::uint32_t>> all;
  std::size_t methods = 0;
  std::size_t lines = 0;
  std::size_t largest = 0;
  for (const Member& member : cluster.members) {
    for (const Reach& each : member.imports) {
      by_path[each.through].emplace(each.from, each.import);
      all.emplace(each.from, each.import);
    }
    if (!member.rival) continue;
    methods = std::max(methods, member.type.methods.size());
    lines += member.type.lines();
    largest = std::max(largest, member.type.lines());
  }
  std::size_t most = 0;
  for (const auto& [path, imports] : by_path) most = std::max(most, imports.size());
  const std::size_t astray = all.size() - most;
  const std::size_t others = cluster.rivals() > 0 ? cluster.rivals() - 1 : 0;
  const double spread =
      static_cast<double>(others) + static_cast<double>(by_path.empty() ? 0 : by_path.size() - 1);
  const double behaviour = std::log2(2.0 + static_cast<double>(methods));
  cluster.hurt = spread * behaviour * std::sqrt(1.0 + static_cast<double>(astray)) *
                 std::log2(2.0 + static_cast<double>(lines - largest) / 50.0);
  cluster.hurt_reasons = {
      fmt::format("{} among which one must be chosen", count_of(cluster.rivals(), "definition")),
      fmt::format("{} lead to them", count_of(by_path.size(), "import path")),
      fmt::format("{} of {} do not take the path that most take", astray, count_of(all.size(), "import")),
      fmt::format("{} stand beside the largest of them, which has {}", count_of(lines - largest, "line"),
                  count_of(methods, "method"))};
}

Discovery find_clusters(const DiscoveryInput& input) {
  std::vector<Kindred> groups = kindred_types(input);
  std::vector<std::string> notes = notes_on(groups);
  std::vector<Cluster> clusters = clusters_of(input, groups);
  add_factory_functions(input.project, input.policy, clusters, input.threads);
  add_reaches(input.project, clusters, input.threads);
  for (Cluster& each : clusters) weigh(each);
  std::stable_sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    return std::tuple(-a.hurt, std::string_view(a.members.front().type.facts->path)) <
           std::tuple(-b.hurt, std::string_view(b.members.front().type.facts->path));
  });
  return {std::move(clusters), std::move(notes)};
}

}  // namespace ssot
