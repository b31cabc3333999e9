#include "audit/factory_functions.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/parallel.h"

namespace ssot {
namespace {

constexpr std::array<std::string_view, 8> kMakers{"acquire", "build", "create", "get",
                                                  "make",    "new",   "obtain", "provide"};

bool is_maker(std::string_view word) {
  return std::find(kMakers.begin(), kMakers.end(), word) != kMakers.end();
}

bool may_make(const Definition& each) {
  return each.kind == DefinitionKind::kFunction && each.parent < 0 && !each.local && !each.unnamed_scope &&
         !each.conditional && !each.name.empty();
}

// "get_websocket_manager_async" is about websocket, manager.
std::string key_of(const NameKeys& keys, std::string_view name) {
  std::vector<std::string> words = words_of(name);
  if (words.size() < 2 || !is_maker(words.front())) return {};
  std::string rest;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (i > 1) rest += '_';
    rest += words[i];
  }
  return keys.key_of(meaning_of_name(rest));
}

}  // namespace

void add_factory_functions(const Project& project, const Policy& policy, std::vector<Cluster>& clusters,
                           unsigned threads) {
  NameKeys keys;
  std::unordered_map<std::string_view, Cluster*> by_key;
  for (Cluster& cluster : clusters) {
    for (const Member& member : cluster.members) keys.learn(member.type.at().name);
    // Clusters come with the most hurtful first.
    by_key.emplace(cluster.key, &cluster);
  }
  std::vector<std::vector<std::pair<Cluster*, std::int32_t>>> found(project.size());
  parallel_for(project.size(), threads, [&](std::size_t i, unsigned) {
    const FileFacts& facts = project.facts(FileId{static_cast<std::uint32_t>(i)});
    if (policy.is_test(facts.path)) return;
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      const Definition& each = facts.definitions[k];
      if (!may_make(each)) continue;
      const std::string key = key_of(keys, each.name);
      const auto cluster = key.empty() ? by_key.end() : by_key.find(key);
      if (cluster != by_key.end()) found[i].emplace_back(cluster->second, static_cast<std::int32_t>(k));
    }
  });
  for (std::size_t i = 0; i < found.size(); ++i) {
    const FileId file{static_cast<std::uint32_t>(i)};
    for (const auto& [cluster, definition] : found[i]) {
      Member member;
      member.type = type_entry(project.facts(file), file, definition, policy);
      const Definition& at = member.type.at();
      member.type.text.push_back({member.type.facts, at.line, at.end_line});
      member.role = Role::kFactory;
      member.role_reason = "its name says that it makes or fetches one";
      cluster->members.push_back(std::move(member));
    }
  }
}

}  // namespace ssot
