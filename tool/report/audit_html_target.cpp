// The target architecture: how a concept is reached today, and how when its migration is done. Both pictures
// follow from the inventory's values: consumers by folder → import paths → definitions.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/text.h"
#include "report/audit_html_parts.h"

namespace ssot::audit_html {
namespace {

// A column of more is not read; what has fewest imports stands in one node together, which says how many it
// stands for.
constexpr std::size_t kMostInAColumn = 30;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

// One column: which of its things stands for itself.
class Column {
 public:
  // `weights`: of each thing its imports.
  explicit Column(const std::vector<std::size_t>& weights) : place_(weights.size()) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (order.size() > kMostInAColumn) {
      std::stable_sort(order.begin(), order.end(),
                       [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
      rest_ = order.size() - (kMostInAColumn - 1);
    }
    kept_.assign(order.begin(), order.end() - static_cast<std::ptrdiff_t>(rest_));
    std::sort(kept_.begin(), kept_.end());
    std::fill(place_.begin(), place_.end(), kept_.size());
    for (std::size_t at = 0; at < kept_.size(); ++at) place_[kept_[at]] = at;
  }
  const std::vector<std::size_t>& kept() const { return kept_; }
  std::size_t rest() const { return rest_; }
  // Of a thing: the number of its node within the column.
  std::size_t place(std::size_t thing) const { return place_[thing]; }

 private:
  std::vector<std::size_t> kept_, place_;
  std::size_t rest_ = 0;
};

// Three columns and the imports between their things.
struct Flow {
  struct Folder {
    std::string path;
    std::size_t imports = 0;
    std::set<std::string> files;
  };
  explicit Flow(const AuditConcept& of) : entry(of) {}
  const AuditConcept& entry;
  std::vector<Folder> folders;                                       // sorted by path
  std::vector<std::size_t> paths;                                    // indices into AuditConcept::paths
  std::vector<std::size_t> definitions;                              // indices into AuditConcept::definitions
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> first;  // folder, index into `paths` → imports
  std::map<std::pair<std::size_t, std::size_t>, std::size_t>
      second;  // index into `paths`, into `definitions` → imports
};

std::size_t index_in(const std::vector<std::size_t>& list, std::size_t value) {
  return static_cast<std::size_t>(std::find(list.begin(), list.end(), value) - list.begin());
}

void add_folders(Flow& flow) {
  std::map<std::string, Flow::Folder> folders;
  for (const AuditConsumer& consumer : flow.entry.consumers) {
    Flow::Folder& folder = folders[folder_of(consumer.path)];
    folder.path = folder_of(consumer.path);
    ++folder.imports;
    folder.files.insert(consumer.path);
  }
  for (auto& [path, folder] : folders) flow.folders.push_back(std::move(folder));
}

std::size_t folder_index(const Flow& flow, const AuditConsumer& consumer) {
  const auto found =
      std::ranges::lower_bound(flow.folders, folder_of(consumer.path), {}, &Flow::Folder::path);
  return static_cast<std::size_t>(found - flow.folders.begin());
}

void add_consumer(Flow& flow, const AuditConsumer& consumer, std::size_t path,
                  const std::vector<std::size_t>& definitions) {
  const std::size_t at = index_in(flow.paths, path);
  if (at == flow.paths.size()) return;
  ++flow.first[{folder_index(flow, consumer), at}];
  for (const std::size_t definition : definitions) {
    const std::size_t to = index_in(flow.definitions, definition);
    if (to < flow.definitions.size()) ++flow.second[{at, to}];
  }
}

// A path that nobody takes leads to its definitions all the same.
void add_ways_not_taken(Flow& flow) {
  for (std::size_t at = 0; at < flow.paths.size(); ++at) {
    for (const std::size_t definition : flow.entry.paths[flow.paths[at]].definitions) {
      const std::size_t to = index_in(flow.definitions, definition);
      if (to < flow.definitions.size()) flow.second.try_emplace({at, to}, 0);
    }
  }
}

template <class Imports>
std::vector<std::size_t> weights_of(std::size_t count, const Imports& edges, bool of_the_left) {
  std::vector<std::size_t> weights(count);
  for (const auto& [ends, imports] : edges) weights[of_the_left ? ends.first : ends.second] += imports;
  return weights;
}

Picture::Node folder_node(const Flow::Folder& folder) {
  const std::string words =
      fmt::format("{} in {}", count_of(folder.imports, "import"), count_of(folder.files.size(), "file"));
  return {{folder.path, words}, false, fmt::format("{}: {}", folder.path, words), "folder", 0};
}

Picture::Node path_node(const AuditPath& path) {
  const std::string state = path.state + (path.dead ? ", dead" : "");
  return {
      {path.path, state}, false, fmt::format("{} ({})", path.path, state), path.right ? "right" : "path", 1};
}

Picture::Node definition_node(const AuditDefinition& definition) {
  const std::string_view role = role_name(definition.role);
  return {{definition.name, definition.path, std::string(role)},
          true,
          fmt::format("{} in {}:{} ({})", definition.qualified, definition.path, definition.line, role),
          role,
          2};
}

Picture::Node rest_node(std::size_t count, std::string_view what, int column) {
  const std::string words = fmt::format("{} other {}", count, what);
  return {{words, "those with fewest imports"}, true, words, "rest", column};
}

class Drawing {
 public:
  explicit Drawing(const Flow& flow)
      : flow_(flow),
        folders_(weights_of(flow.folders.size(), flow.first, true)),
        paths_(weights_of(flow.paths.size(), flow.first, false)),
        definitions_(weights_of(flow.definitions.size(), flow.second, false)) {}

  Picture draw() && {
    for (const std::size_t at : folders_.kept()) picture_.nodes.push_back(folder_node(flow_.folders[at]));
    close(folders_, "folders", 0);
    paths_begin_ = picture_.nodes.size();
    for (const std::size_t at : paths_.kept())
      picture_.nodes.push_back(path_node(flow_.entry.paths[flow_.paths[at]]));
    close(paths_, "paths", 1);
    definitions_begin_ = picture_.nodes.size();
    for (const std::size_t at : definitions_.kept())
      picture_.nodes.push_back(definition_node(flow_.entry.definitions[flow_.definitions[at]]));
    close(definitions_, "definitions", 2);
    add_edges();
    return std::move(picture_);
  }

 private:
  void close(const Column& column, std::string_view what, int rank) {
    if (column.rest() > 0) picture_.nodes.push_back(rest_node(column.rest(), what, rank));
  }

  void add_edges() {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> edges;
    for (const auto& [ends, imports] : flow_.first)
      edges[{folders_.place(ends.first), paths_begin_ + paths_.place(ends.second)}] += imports;
    for (const auto& [ends, imports] : flow_.second)
      edges[{paths_begin_ + paths_.place(ends.first),
             definitions_begin_ + definitions_.place(ends.second)}] += imports;
    for (const auto& [ends, imports] : edges) {
      picture_.edges.push_back({static_cast<std::uint32_t>(ends.first),
                                static_cast<std::uint32_t>(ends.second), imports,
                                fmt::format("{} → {}: {}", picture_.nodes[ends.first].title,
                                            picture_.nodes[ends.second].title, count_of(imports, "import"))});
    }
  }

  const Flow& flow_;
  Column folders_, paths_, definitions_;
  std::size_t paths_begin_ = 0, definitions_begin_ = 0;
  Picture picture_;
};

// What stays when the migration is done.
struct Target {
  std::vector<std::size_t> paths, definitions;
  std::size_t path =
      0;  // the way to the recommended definition; AuditConcept::paths.size(): there is none yet
};

bool leads_to(const AuditPath& path, std::size_t definition) {
  return std::ranges::find(path.definitions, definition) != path.definitions.end();
}

// The way that the policy declares; else the one that is the recommended definition's own file; else the one
// that most take.
std::size_t target_path(const AuditConcept& entry) {
  const std::string& home = entry.definitions[*entry.recommended].path;
  std::size_t best = entry.paths.size();
  int best_rank = 0;
  for (std::size_t at = 0; at < entry.paths.size(); ++at) {
    const AuditPath& path = entry.paths[at];
    if (!leads_to(path, *entry.recommended)) continue;
    const int rank = path.right ? (path.state == "canonical" ? 4 : 3) : path.file == home ? 2 : 1;
    if (rank > best_rank || (rank == best_rank && path.imports > entry.paths[best].imports)) {
      best = at;
      best_rank = rank;
    }
  }
  return best;
}

Target target_of(const AuditConcept& entry) {
  Target target;
  target.path = target_path(entry);
  std::set<std::size_t> go;
  for (const MigrationStep& step : entry.migration) go.insert(step.definition);
  const auto other_that_stays = [&](std::size_t definition) {
    return definition != *entry.recommended && !go.contains(definition);
  };
  for (std::size_t at = 0; at < entry.definitions.size(); ++at) {
    if (!go.contains(at)) target.definitions.push_back(at);
  }
  for (std::size_t at = 0; at < entry.paths.size(); ++at) {
    const AuditPath& path = entry.paths[at];
    if (at == target.path || path.right || std::ranges::any_of(path.definitions, other_that_stays))
      target.paths.push_back(at);
  }
  return target;
}

std::string summary_of(const Flow& flow, std::size_t not_led_to) {
  std::string words =
      fmt::format("{} from {}, by {}, to {}.", count_of(flow.entry.consumers.size(), "import"),
                  count_of(flow.folders.size(), "folder"), count_of(flow.paths.size(), "path"),
                  count_of(flow.definitions.size(), "definition"));
  if (not_led_to > 0)
    words += fmt::format(" {} that no path leads to {} not drawn.", count_of(not_led_to, "definition"),
                         not_led_to == 1 ? "is" : "are");
  return words;
}

// Leaves definitions out that none of the paths leads to, and says how many.
std::size_t leave_out_what_no_path_leads_to(Flow& flow) {
  std::set<std::size_t> led_to;
  for (const std::size_t path : flow.paths)
    led_to.insert(flow.entry.paths[path].definitions.begin(), flow.entry.paths[path].definitions.end());
  for (const AuditConsumer& consumer : flow.entry.consumers)
    led_to.insert(consumer.definitions.begin(), consumer.definitions.end());
  return std::erase_if(flow.definitions,
                       [&](std::size_t definition) { return !led_to.contains(definition); });
}

}  // namespace

Picture picture_before(const AuditConcept& entry) {
  Flow flow(entry);
  flow.paths.resize(entry.paths.size());
  flow.definitions.resize(entry.definitions.size());
  std::iota(flow.paths.begin(), flow.paths.end(), std::size_t{0});
  std::iota(flow.definitions.begin(), flow.definitions.end(), std::size_t{0});
  const std::size_t not_led_to = leave_out_what_no_path_leads_to(flow);
  add_folders(flow);
  for (const AuditConsumer& consumer : entry.consumers)
    add_consumer(flow, consumer, consumer.by, consumer.definitions);
  add_ways_not_taken(flow);
  Picture picture = Drawing(flow).draw();
  picture.title = "Before: how " + entry.name + " is reached today";
  picture.description = summary_of(flow, not_led_to);
  return picture;
}

Picture picture_after(const AuditConcept& entry) {
  if (!entry.recommended || *entry.recommended >= entry.definitions.size() ||
      target_path(entry) == entry.paths.size())
    return {};
  const Target target = target_of(entry);
  Flow flow(entry);
  flow.paths = target.paths;
  flow.definitions = target.definitions;
  const std::size_t not_led_to = leave_out_what_no_path_leads_to(flow);
  add_folders(flow);
  for (const AuditConsumer& consumer : entry.consumers) {
    const bool stays = index_in(target.paths, consumer.by) < target.paths.size();
    std::set<std::size_t> definitions;
    for (const std::size_t definition : consumer.definitions) {
      const bool kept = index_in(target.definitions, definition) < target.definitions.size();
      definitions.insert(kept ? definition : *entry.recommended);
    }
    if (!stays) definitions = {*entry.recommended};
    add_consumer(flow, consumer, stays ? consumer.by : target.path, {definitions.begin(), definitions.end()});
  }
  add_ways_not_taken(flow);
  Picture picture = Drawing(flow).draw();
  picture.title = "After: how " + entry.name + " is reached when its migration is done";
  picture.description = summary_of(flow, not_led_to);
  return picture;
}

void write_target(Page& page, const Subject& subject) {
  HtmlWriter& out = page.out;
  out.leaf("h4", "Before and after");
  for (const Picture& picture : {picture_before(subject.entry), picture_after(subject.entry)}) {
    if (picture.nodes.empty()) {
      out.leaf("p",
               "There is no picture of the time after: no definition is recommended that an import path "
               "leads to.");
      continue;
    }
    {
      const auto figure = out.element("figure");
      {
        const auto words = out.element("figcaption");
        out.leaf("strong", picture.title);
        out.text(". " + picture.description);
      }
      draw_graph(out, page.anchors, picture);
    }
    write_edges(out, picture, picture.title);
  }
}

}  // namespace ssot::audit_html
