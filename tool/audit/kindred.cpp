#include "audit/kindred.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "audit/fingerprints.h"
#include "base/lines.h"
#include "base/parallel.h"
#include "base/text.h"

namespace ssot {
namespace {

// C++: `class Outer::Inner {` stands by itself and belongs to Outer.
void leave_out_nested(std::vector<TypeEntry>& types) {
  std::unordered_set<std::string_view> names;
  for (const TypeEntry& each : types) {
    if (each.facts->language != Language::kPython) names.insert(each.at().qualified);
  }
  std::erase_if(types, [&](const TypeEntry& each) {
    const std::string_view qualified = each.at().qualified;
    const std::size_t end = qualified.rfind("::");
    return end != std::string_view::npos && names.contains(qualified.substr(0, end));
  });
}

// Every type that stands for itself, file by file.
std::vector<TypeEntry> all_types(const DiscoveryInput& input) {
  std::vector<std::vector<TypeEntry>> found(input.project.size());
  parallel_for(found.size(), input.threads, [&](std::size_t i, unsigned) {
    const FileId file{static_cast<std::uint32_t>(i)};
    const FileFacts& facts = input.project.facts(file);
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      if (stands_for_itself(facts, facts.definitions[k]))
        found[i].push_back(type_entry(facts, file, static_cast<std::int32_t>(k), input.policy));
    }
  });
  std::vector<TypeEntry> all;
  for (std::vector<TypeEntry>& file : found) std::move(file.begin(), file.end(), std::back_inserter(all));
  leave_out_nested(all);
  return all;
}

std::vector<TypeEntry> types_of_copies(const DiscoveryInput& input) {
  std::vector<TypeEntry> found;
  for (const FileFacts& facts : input.left_over) {
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      if (stands_for_itself(facts, facts.definitions[k]))
        found.push_back(type_entry(facts, kNoFile, static_cast<std::int32_t>(k), input.policy));
    }
  }
  return found;
}

bool of_several_files(const std::vector<TypeEntry>& types) {
  return std::any_of(types.begin(), types.end(),
                     [&](const TypeEntry& each) { return each.facts != types.front().facts; });
}

// One kind of entry of all groups, read together, since methods out of line are looked for in every file.
void read_methods(const DiscoveryInput& input, std::vector<Kindred>& groups,
                  std::vector<TypeEntry> Kindred::* entries) {
  std::vector<TypeEntry> all;
  for (Kindred& group : groups)
    std::move((group.*entries).begin(), (group.*entries).end(), std::back_inserter(all));
  add_methods(input.project, all, input.threads);
  auto next = all.begin();
  for (Kindred& group : groups) {
    for (TypeEntry& each : group.*entries) each = std::move(*next++);
  }
}

}  // namespace

TypeEntry type_entry(const FileFacts& facts, FileId file, std::int32_t definition, const Policy& policy) {
  TypeEntry entry;
  entry.file = file;
  entry.facts = &facts;
  entry.definition = definition;
  entry.test = policy.is_test(facts.path);
  entry.name = meaning_of_name(entry.at().name);
  return entry;
}

std::vector<Kindred> kindred_types(const DiscoveryInput& input) {
  std::vector<TypeEntry> types = all_types(input);
  NameKeys keys;
  for (const TypeEntry& each : types) keys.learn(each.at().name);
  std::vector<std::string> key_of(types.size());
  parallel_for(types.size(), input.threads,
               [&](std::size_t i, unsigned) { key_of[i] = keys.key_of(types[i].name); });
  std::unordered_map<std::string, Kindred> by_key;
  for (std::size_t i = 0; i < types.size(); ++i) {
    Kindred& group = by_key[key_of[i]];
    const bool is_double = types[i].name.role == Role::kMock;
    if (types[i].test && !is_double) continue;
    (types[i].test ? group.doubles : group.types).push_back(std::move(types[i]));
  }
  for (TypeEntry& each : types_of_copies(input)) {
    const auto group = by_key.find(keys.key_of(each.name));
    if (group != by_key.end()) group->second.copies.push_back(std::move(each));
  }
  std::vector<Kindred> groups;
  for (auto& [key, group] : by_key) {
    if (group.types.size() < 2 || !of_several_files(group.types)) continue;
    group.key = key;
    groups.push_back(std::move(group));
  }
  std::sort(groups.begin(), groups.end(), [](const Kindred& a, const Kindred& b) { return a.key < b.key; });
  read_methods(input, groups, &Kindred::types);
  read_methods(input, groups, &Kindred::doubles);
  read_methods(input, groups, &Kindred::copies);
  return groups;
}

std::vector<std::vector<std::uint64_t>> fingerprints_of(const std::vector<const TypeEntry*>& types,
                                                        const Contents& contents, unsigned threads) {
  // Each file is read once for all the types in it.
  std::map<const FileFacts*, std::vector<std::pair<std::size_t, Lines>>> by_file;
  for (std::size_t i = 0; i < types.size(); ++i) {
    for (const Lines& each : types[i]->text) by_file[each.file].emplace_back(i, each);
  }
  const std::vector<std::pair<const FileFacts*, std::vector<std::pair<std::size_t, Lines>>>> files(
      by_file.begin(), by_file.end());
  std::vector<std::vector<std::pair<std::size_t, std::vector<std::uint64_t>>>> found(files.size());
  std::vector<FileBuffer> buffers(std::max(1U, threads));
  parallel_for(files.size(), threads, [&](std::size_t f, unsigned worker) {
    const auto& [facts, parts] = files[f];
    if (contents.read(facts->path, buffers[worker]) != FileBuffer::Status::kOk) return;
    const TextLines text(buffers[worker].text());
    for (const auto& [type, lines] : parts)
      found[f].emplace_back(
          type, fingerprints_of(tokens_of(text.between(lines.first, lines.last), facts->language)));
  });
  std::vector<std::vector<std::uint64_t>> all(types.size());
  for (auto& file : found) {
    for (auto& [type, prints] : file) all[type].insert(all[type].end(), prints.begin(), prints.end());
  }
  parallel_for(all.size(), threads, [&](std::size_t i, unsigned) {
    std::sort(all[i].begin(), all[i].end());
    all[i].erase(std::unique(all[i].begin(), all[i].end()), all[i].end());
  });
  return all;
}

}  // namespace ssot
