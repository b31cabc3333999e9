#include "audit/pictures.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/path.h"

namespace ssot {
namespace {

constexpr std::size_t kMostNodes = 200;
constexpr std::size_t kMostFoldersOfTree = 60;
constexpr int kDeepest = 32;

// The first `depth` segments of a file's folder; "." for the root.
std::string_view folder_at(std::string_view path, int depth) {
  std::size_t end = std::string_view::npos;
  std::size_t at = 0;
  for (int i = 0; i < depth; ++i) {
    const std::size_t slash = path.find('/', at);
    if (slash == std::string_view::npos) break;
    end = slash;
    at = slash + 1;
  }
  return end == std::string_view::npos ? std::string_view(".") : path.substr(0, end);
}

// Files by the name of the node that stands for them.
class Picture {
 public:
  Picture(const Project& project, const std::vector<FileId>& files) : project_(project), files_(files) {}

  bool fits(int depth, std::size_t most) const {
    std::set<std::string_view> names;
    for (const FileId file : files_) {
      names.insert(name_of_node(file, depth));
      if (names.size() > most) return false;
    }
    return true;
  }

  // By folders of the greatest depth that fits; a depth of 0 is by file.
  AuditGraph draw(int depth, const std::map<FileId, Role>& roles) const {
    AuditGraph graph;
    graph.folders = depth > 0;
    std::map<std::string_view, AuditGraph::Node> nodes;
    for (const FileId file : files_) {
      const std::string_view name = name_of_node(file, depth);
      auto [node, fresh] = nodes.try_emplace(name, AuditGraph::Node{std::string(name), 0, std::nullopt});
      ++node->second.files;
      const auto role = roles.find(file);
      if (role != roles.end() && (!node->second.role || role->second < *node->second.role))
        node->second.role = role->second;
    }
    std::map<std::string_view, std::uint32_t> index;
    for (auto& [name, node] : nodes) {
      index[name] = static_cast<std::uint32_t>(graph.nodes.size());
      graph.nodes.push_back(std::move(node));
    }
    add_edges(depth, index, graph);
    return graph;
  }

 private:
  std::string_view name_of_node(FileId file, int depth) const {
    return depth == 0 ? project_.path(file) : folder_at(project_.path(file), depth);
  }

  void add_edges(int depth, const std::map<std::string_view, std::uint32_t>& index, AuditGraph& graph) const {
    std::unordered_map<std::uint32_t, std::uint32_t> node_of;
    for (const FileId file : files_)
      node_of[static_cast<std::uint32_t>(file)] = index.at(name_of_node(file, depth));
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> edges;
    for (const FileId file : files_) {
      const std::uint32_t from = node_of.at(static_cast<std::uint32_t>(file));
      for (const Edge& edge : project_.edges(file)) {
        const auto to = node_of.find(static_cast<std::uint32_t>(edge.to));
        if (to != node_of.end() && to->second != from && !edge.guessed) ++edges[{from, to->second}];
      }
    }
    for (const auto& [ends, imports] : edges) graph.edges.push_back({ends.first, ends.second, imports});
  }

  const Project& project_;
  const std::vector<FileId>& files_;
};

int deepest_that_fits(const Picture& picture, std::size_t most) {
  int depth = 1;
  while (depth < kDeepest && picture.fits(depth + 1, most)) ++depth;
  return depth;
}

}  // namespace

AuditGraph picture_of(const Project& project, const std::map<FileId, Role>& roles,
                      const std::vector<FileId>& others) {
  std::set<FileId> all(others.begin(), others.end());
  for (const auto& [file, role] : roles) all.insert(file);
  const std::vector<FileId> files(all.begin(), all.end());
  const Picture picture(project, files);
  return picture.draw(picture.fits(0, kMostNodes) ? 0 : deepest_that_fits(picture, kMostNodes), roles);
}

AuditGraph picture_of_tree(const Project& project) {
  std::vector<FileId> files;
  for (std::size_t i = 0; i < project.size(); ++i) files.push_back(FileId{static_cast<std::uint32_t>(i)});
  const Picture picture(project, files);
  return picture.draw(deepest_that_fits(picture, kMostFoldersOfTree), {});
}

}  // namespace ssot
