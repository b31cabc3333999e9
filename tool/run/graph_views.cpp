// Parts of the graph, ready to be drawn.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/path.h"
#include "base/text.h"
#include "index/graph.h"
#include "run/run.h"

namespace ssot {
namespace {

// The files of `files` and every edge between them.
GraphView view_of(const Project& project, const std::set<FileId>& files,
                  const std::vector<FileId>& highlighted) {
  GraphView view;
  std::map<FileId, std::uint32_t> index;
  for (const FileId file : files) {
    index.emplace(file, static_cast<std::uint32_t>(view.nodes.size()));
    view.nodes.emplace_back(project.path(file));
  }
  for (const FileId file : files) {
    std::map<std::uint32_t, GraphView::Edge> edges;
    std::map<std::uint32_t, std::set<std::pair<int, int>>> statements;  // one that takes many names is one
    for (const Edge& edge : project.edges(file)) {
      const auto to = index.find(edge.to);
      if (to == index.end()) continue;
      const Import& import = project.facts(file).imports[edge.import];
      const int line = import.line;
      statements[to->second].emplace(import.line, import.column);
      const auto [at, added] =
          edges.emplace(to->second, GraphView::Edge{index.at(file), to->second, line, 1, edge.guessed});
      if (added) continue;
      at->second.imports = statements[to->second].size();
      at->second.line = std::min(at->second.line, line);
      at->second.guessed = at->second.guessed && edge.guessed;
    }
    for (const auto& [to, edge] : edges) view.edges.push_back(edge);
  }
  for (const FileId file : highlighted) view.highlighted.push_back(index.at(file));
  return view;
}

// A path from the root, a module name, a header as it is included, or the unique end of a path.
Result<FileId> find_file(const Project& project, const std::string& name) {
  for (const FileId exact : {project.find(join("", name)), project.module(name), project.header(name)}) {
    if (exact != kNoFile) return exact;
  }
  std::vector<FileId> ends;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < project.size(); ++i) {
    const std::string_view path = project.files()[i].path;
    names.push_back(path);
    const bool fits =
        path.ends_with(name) && path.size() > name.size() && path[path.size() - name.size() - 1] == '/';
    if (fits) ends.push_back(FileId{static_cast<std::uint32_t>(i)});
  }
  if (ends.size() == 1) return ends.front();
  if (ends.size() > 1) {
    return Error{fmt::format("\"{}\" is the end of {} paths, such as {} and {}; name more of it.", name,
                             ends.size(), project.path(ends[0]), project.path(ends[1]))};
  }
  const std::string_view like = closest(name, names);
  return Error{fmt::format("\"{}\" is no file or module of this tree{}.", name,
                           like.empty() ? "" : fmt::format("; did you mean \"{}\"?", like))};
}

}  // namespace

Result<GraphView> whole_graph(const Linked& linked) {
  std::set<FileId> files;
  for (std::size_t i = 0; i < linked.project.size(); ++i)
    files.insert(files.end(), FileId{static_cast<std::uint32_t>(i)});
  return view_of(linked.project, files, {});
}

Result<GraphView> shortest_chain(const Linked& linked, const std::string& from, const std::string& to) {
  const Project& project = linked.project;
  const Result<FileId> start = find_file(project, from);
  if (!start) return Error{start.error()};
  const Result<FileId> goal = find_file(project, to);
  if (!goal) return Error{goal.error()};
  const FileId starts[] = {*start};
  const auto chain = shortest_chain(
      project, starts, [&](FileId file) { return file == *goal; }, [](const Edge&) { return true; });
  if (chain.empty())
    return Error{
        fmt::format("No chain of imports leads from {} to {}.", project.path(*start), project.path(*goal))};
  GraphView view;
  std::set<FileId> files{*start};
  for (const Edge& edge : chain) files.insert(edge.to);
  view = view_of(project, files, {*start, *goal});
  // Only the chain itself, not every edge between its files.
  const auto on_chain = [&](const GraphView::Edge& drawn) {
    return std::any_of(chain.begin(), chain.end(), [&](const Edge& edge) {
      return view.nodes[drawn.from] == project.path(edge.from) &&
             view.nodes[drawn.to] == project.path(edge.to);
    });
  };
  std::erase_if(view.edges, [&](const GraphView::Edge& edge) { return !on_chain(edge); });
  return view;
}

Result<GraphView> neighbourhood(const Linked& linked, const std::string& around, int hops) {
  const Project& project = linked.project;
  const Result<FileId> centre = find_file(project, around);
  if (!centre) return Error{centre.error()};
  std::set<FileId> files{*centre};
  std::vector<FileId> rim{*centre};
  for (int hop = 0; hop < hops; ++hop) {
    std::vector<FileId> next;
    for (const FileId file : rim) {
      for (const Edge& edge : project.edges(file)) {
        if (files.insert(edge.to).second) next.push_back(edge.to);
      }
      for (const Edge& edge : project.importers(file)) {
        if (files.insert(edge.from).second) next.push_back(edge.from);
      }
    }
    rim = std::move(next);
  }
  return view_of(project, files, {*centre});
}

}  // namespace ssot
