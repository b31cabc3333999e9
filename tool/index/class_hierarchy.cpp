#include "index/class_hierarchy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "index/meanings.h"

namespace ssot {
namespace {

// What people write stays far below; what a generator writes must not cost more than it says.
constexpr std::size_t kMostBases = 64;
constexpr std::size_t kLongestLineage = 256;
constexpr std::size_t kLongestMerge = 2048;  // of all bases' lineages together

std::string_view without_arguments(std::string_view base) { return base.substr(0, base.find_first_of("[<")); }

std::string_view last_link(std::string_view base) {
  base = without_arguments(base);
  const std::size_t at = base.find_last_of(".:");
  return at == std::string_view::npos ? base : base.substr(at + 1);
}

// Names joined by '.', as meanings are asked for; empty where the base is no plain name: `make_base()`.
std::string chain_of(std::string_view base) {
  std::string chain;
  for (const char c : without_arguments(base)) {
    const bool word = c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (word || c == '.') {
      chain += c;
    } else if (c == ':') {
      if (!chain.empty() && chain.back() != '.') chain += '.';
    } else if (c != ' ') {
      return {};
    }
  }
  return chain;
}

// Python's C3: the first head of a list that stands in no other list's tail, again and again.
std::optional<std::vector<ClassPlace>> linearised(std::vector<std::vector<ClassPlace>> lists) {
  std::map<ClassPlace, std::size_t> in_tails;
  for (const auto& list : lists) {
    for (std::size_t i = 1; i < list.size(); ++i) ++in_tails[list[i]];
  }
  std::vector<std::size_t> heads(lists.size(), 0);
  std::vector<ClassPlace> order;
  while (true) {
    std::optional<ClassPlace> next;
    bool left = false;
    for (std::size_t k = 0; k < lists.size() && !next; ++k) {
      if (heads[k] == lists[k].size()) continue;
      left = true;
      if (in_tails[lists[k][heads[k]]] == 0) next = lists[k][heads[k]];
    }
    if (!next) return left ? std::nullopt : std::optional(std::move(order));
    order.push_back(*next);
    for (std::size_t k = 0; k < lists.size(); ++k) {
      if (heads[k] == lists[k].size() || lists[k][heads[k]] != *next) continue;
      if (++heads[k] < lists[k].size()) --in_tails[lists[k][heads[k]]];
    }
  }
}

std::vector<ClassPlace> depth_first(const std::vector<std::vector<ClassPlace>>& lists) {
  std::vector<ClassPlace> order;
  for (const auto& list : lists) {
    for (const ClassPlace& each : list) {
      if (std::find(order.begin(), order.end(), each) == order.end()) order.push_back(each);
    }
  }
  return order;
}

}  // namespace

bool is_class(const Definition& definition) {
  return (definition.kind == DefinitionKind::kClass || definition.kind == DefinitionKind::kStruct) &&
         !definition.declaration;
}

bool marks_interface(std::string_view base) {
  const std::string_view name = last_link(base);
  return name == "ABC" || name == "Protocol";
}

bool brings_no_methods(std::string_view base) {
  const std::string_view name = last_link(base);
  return marks_interface(base) || name == "object" || name == "Generic";
}

ClassHierarchy::Bases ClassHierarchy::bases_of(ClassPlace of) const {
  const FileFacts& facts = project_.facts(of.file);
  const auto index = static_cast<std::size_t>(of.definition);
  const Definition& each = facts.definitions[index];
  const Detail* detail = project_.detail(of.file, index);
  Bases bases;
  bases.whole = each.bases.size() <= kMostBases;
  for (std::size_t i = 0; i < std::min(each.bases.size(), kMostBases); ++i) {
    const bool sure = detail && i < detail->full_bases.size() && !detail->full_bases[i].empty();
    const std::string chain = chain_of(sure ? detail->full_bases[i] : each.bases[i]);
    const Meaning meaning =
        chain.empty() ? Meaning{} : meaning_of(project_, {of.file, each.parent, each.line}, chain);
    const ClassPlace base{meaning.file, meaning.rest.empty() ? meaning.definition : -1};
    if (base.known() && base != of &&
        is_class(project_.facts(base.file).definitions[static_cast<std::size_t>(base.definition)])) {
      bases.found.push_back(base);
    } else {
      const bool python = facts.language == Language::kPython;
      bases.whole = bases.whole && !meaning.known() && python && brings_no_methods(each.bases[i]);
      bases.unread = bases.unread || meaning.known() || !python;
    }
  }
  return bases;
}

Lineage ClassHierarchy::merged(ClassPlace of, const Bases& bases) const {
  Lineage lineage{.classes = {of}, .whole = bases.whole, .unread = bases.unread};
  std::vector<std::vector<ClassPlace>> lists;
  std::size_t total = 0;
  for (const ClassPlace& base : bases.found) {
    const Lineage& above = lineages_.at(base);
    // Unfinished: a ring, which no program has.
    lineage.whole = lineage.whole && above.whole && !above.classes.empty();
    lineage.unread = lineage.unread || above.unread;
    total += above.classes.size();
    if (above.classes.size() < kLongestLineage && total <= kLongestMerge) {
      lists.push_back(above.classes);
    } else {
      lineage.whole = false;
    }
  }
  lists.push_back(bases.found);
  std::optional<std::vector<ClassPlace>> order;
  if (project_.facts(of.file).language == Language::kPython) {
    order = linearised(lists);
    lineage.whole = lineage.whole && order;
  }
  if (!order) order = depth_first(lists);
  for (const ClassPlace& each : *order) {
    if (each != of) lineage.classes.push_back(each);
  }
  return lineage;
}

// Bases before what derives from them, without recursion: a chain of classes may be as long as a file.
const Lineage& ClassHierarchy::lineage(ClassPlace of) {
  if (const auto kept = lineages_.find(of); kept != lineages_.end()) return kept->second;
  struct Frame {
    ClassPlace of;
    Bases bases;
    std::size_t next = 0;
  };
  std::vector<Frame> stack;
  const auto begin = [&](ClassPlace each) {
    if (lineages_.try_emplace(each, Lineage{.classes = {}, .whole = false, .unread = true}).second) stack.push_back({each, bases_of(each)});
  };
  begin(of);
  while (!stack.empty()) {
    Frame& top = stack.back();
    if (top.next < top.bases.found.size()) {
      begin(top.bases.found[top.next++]);
      continue;
    }
    lineages_[top.of] = merged(top.of, top.bases);
    stack.pop_back();
  }
  return lineages_.at(of);
}

}  // namespace ssot
