#include "database/link_graph.h"

#include <algorithm>
#include <numeric>

namespace ssot {
namespace {

// LLVM asks two million; Chromium some hundred.
constexpr std::size_t kMostSteps = 300'000'000;
constexpr std::size_t kMostInputs = 10'000'000;
constexpr std::size_t kMostMemberships = 60'000'000;

}  // namespace

std::uint32_t LinkGraph::node_of(std::string_view path) {
  const auto [found, added] = ids_.try_emplace(std::string(path), static_cast<std::uint32_t>(nodes_.size()));
  if (added) {
    nodes_.emplace_back();
    paths_.emplace_back(path);
  }
  return found->second;
}

void LinkGraph::add(Kind kind, std::string_view output, const std::vector<std::string>& inputs) {
  inputs_ += inputs.size() + 1;
  if (inputs_ > kMostInputs) return;
  const std::uint32_t id = node_of(output);
  if (nodes_[id].defined) return;
  std::vector<std::uint32_t> ids;
  ids.reserve(inputs.size());
  for (const std::string& input : inputs) ids.push_back(node_of(input));
  nodes_[id].kind = kind;
  nodes_[id].defined = true;
  nodes_[id].inputs = std::move(ids);
  programs_ += kind == Kind::kProgram || kind == Kind::kArchive;
}

LinkGraph::Programs LinkGraph::programs() const {
  constexpr std::uint32_t kNever = UINT32_MAX;
  Programs answer;
  std::vector<std::vector<std::uint32_t>> of_node(nodes_.size());
  std::vector<std::uint32_t> seen(nodes_.size(), kNever);
  std::vector<bool> taken(nodes_.size());  // archives inside some program
  std::size_t steps = 0, memberships = 0;
  std::vector<std::uint32_t> stack;

  const auto spread = [&](std::uint32_t from) {
    const auto program = static_cast<std::uint32_t>(answer.paths.size());
    answer.paths.push_back(paths_[from]);
    stack.assign(1, from);
    seen[from] = program;
    while (!stack.empty() && steps < kMostSteps && memberships < kMostMemberships) {
      const std::uint32_t at = stack.back();
      stack.pop_back();
      for (const std::uint32_t input : nodes_[at].inputs) {
        ++steps;
        if (seen[input] == program) continue;
        seen[input] = program;
        if (nodes_[input].kind == Kind::kProgram) continue;  // another program, at most loaded at run time
        if (nodes_[input].kind != Kind::kInput) {
          taken[input] = true;
          stack.push_back(input);
        } else {
          of_node[input].push_back(program);
          ++memberships;
        }
      }
    }
  };

  std::vector<std::uint32_t> order(nodes_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return paths_[a] < paths_[b]; });
  for (const std::uint32_t id : order)
    if (nodes_[id].kind == Kind::kProgram) spread(id);
  // An archive in an archive that nothing takes belongs to the outer one.
  for (const bool outer : {true, false}) {
    for (const std::uint32_t id : order)
      if (nodes_[id].kind == Kind::kArchive && !taken[id] && (outer || seen[id] == kNever)) spread(id);
  }
  if (steps >= kMostSteps || memberships >= kMostMemberships || inputs_ > kMostInputs) {
    answer = {};
    answer.too_many = true;
    return answer;
  }

  // Programs were found before archives; now by path.
  std::vector<std::uint32_t> by_path(answer.paths.size()), rank(answer.paths.size());
  std::iota(by_path.begin(), by_path.end(), 0U);
  std::sort(by_path.begin(), by_path.end(),
            [&](std::uint32_t a, std::uint32_t b) { return answer.paths[a] < answer.paths[b]; });
  std::vector<std::string> sorted;
  for (std::uint32_t i = 0; i < by_path.size(); ++i) {
    rank[by_path[i]] = i;
    sorted.push_back(std::move(answer.paths[by_path[i]]));
  }
  answer.paths = std::move(sorted);
  for (std::uint32_t id = 0; id < nodes_.size(); ++id) {
    if (of_node[id].empty()) continue;
    for (std::uint32_t& program : of_node[id]) program = rank[program];
    std::sort(of_node[id].begin(), of_node[id].end());
    answer.of_input.emplace(paths_[id], std::move(of_node[id]));
  }
  return answer;
}

}  // namespace ssot
