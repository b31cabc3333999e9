// The graph, or the part of it that was asked for, ready to be drawn.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/path.h"
#include "base/text.h"
#include "index/cycle_edges.h"
#include "run/graph_parts.h"
#include "run/run.h"

namespace ssot {
namespace {

// Every file, and every edge that counts. Node i is file i.
GraphView files_of(const Project& project, const EdgeFilter& counts) {
  GraphView view;
  // Target, place, guessed: a statement that takes many names is one.
  std::vector<std::tuple<std::uint32_t, int, int, bool>> imports;
  for (std::uint32_t file = 0; file < project.size(); ++file) {
    view.nodes.emplace_back(project.path(FileId{file}));
    imports.clear();
    for (const Edge& edge : project.edges(FileId{file})) {
      if (!counts(edge)) continue;
      const Import& import = project.facts(edge.from).imports[edge.import];
      imports.emplace_back(static_cast<std::uint32_t>(edge.to), import.line, import.column, edge.guessed);
    }
    std::sort(imports.begin(), imports.end());
    for (std::size_t at = 0; at < imports.size(); ++at) {
      const auto [to, line, column, guessed] = imports[at];
      if (at == 0 || std::get<0>(imports[at - 1]) != to) {
        view.edges.push_back({file, to, line, 1, guessed});
        continue;
      }
      GraphView::Edge& edge = view.edges.back();
      edge.guessed = edge.guessed && guessed;
      if (std::get<1>(imports[at - 1]) != line || std::get<2>(imports[at - 1]) != column) ++edge.imports;
    }
  }
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

// What names of files mean in `view`.
struct Names {
  const Project& project;
  const GraphView& view;
  const std::vector<std::uint32_t>& folder_of;  // by file; empty at file level

  Result<std::uint32_t> node(const std::string& name) const {
    if (!folder_of.empty()) {
      const std::string plain = join("", name);
      const auto folder = std::lower_bound(view.nodes.begin(), view.nodes.end(), plain.empty() ? "." : plain);
      if (folder != view.nodes.end() && *folder == (plain.empty() ? "." : plain))
        return static_cast<std::uint32_t>(folder - view.nodes.begin());
    }
    const Result<FileId> file = find_file(project, name);
    if (!file) return Error{file.error()};
    const auto index = static_cast<std::uint32_t>(*file);
    return folder_of.empty() ? index : folder_of[index];
  }
};

}  // namespace

Result<GraphView> graph_view(const Linked& linked, const Policy& policy, const GraphQuestion& question) {
  const EdgeFilter all = [](const Edge&) { return true; };
  GraphView view = files_of(linked.project, question.cycles ? cycle_edges(linked.project, policy) : all);
  std::vector<std::uint32_t> folder_of;
  if (question.folders) view = by_folder(view, folder_of);
  if (question.cycles) return cycles_of(view);
  const Names names{linked.project, view, folder_of};
  if (!question.around.empty()) {
    const Result<std::uint32_t> centre = names.node(question.around);
    if (!centre) return Error{centre.error()};
    return around(view, *centre, question.hops);
  }
  if (question.from.empty()) return view;
  const Result<std::uint32_t> from = names.node(question.from);
  if (!from) return Error{from.error()};
  const Result<std::uint32_t> to = names.node(question.to);
  if (!to) return Error{to.error()};
  GraphView chain = chain_between(view, *from, *to);
  if (chain.nodes.empty())
    return Error{fmt::format("No chain of imports leads from {} to {}.", view.nodes[*from], view.nodes[*to])};
  return chain;
}

}  // namespace ssot
