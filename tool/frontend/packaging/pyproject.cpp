// pyproject.toml: [project.scripts], [project.gui-scripts], [project.entry-points.*], [tool.poetry.scripts],
// [tool.poetry.plugins.*].

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/toml.h>

#include <algorithm>
#include <string>

#include "frontend/packaging/readers.h"

namespace ssot::packaging {
namespace {

// Far above any project's; a parser is not fed more.
constexpr std::size_t kLargestProject = std::size_t{4} << 20;

void add(const toml::node& node, const std::string& how, Document& out) {
  const auto* text = node.as_string();
  if (text == nullptr) return;
  const toml::source_region& place = node.source();
  Mention mention;
  mention.text = out.arena.copy(text->get());
  mention.how = out.arena.copy(how);
  mention.line = static_cast<int>(place.begin.line);
  mention.column = static_cast<int>(place.begin.column) + 1;  // behind the quote
  mention.end_column = mention.column + static_cast<int>(text->get().size());
  out.mentions.push_back(mention);
}

// A table of entry points by name. Poetry's may be tables too: { callable = "a:b" }, { reference = "a:b", type = "console" }.
void add_all(const toml::node* node, const std::string& table, Document& out) {
  if (node == nullptr || !node->is_table()) return;
  for (const auto& [key, value] : *node->as_table()) {
    const std::string how = table + "." + std::string(key.str());
    if (!value.is_table()) {
      add(value, how, out);
      continue;
    }
    for (const char* inner : {"callable", "reference"}) {
      if (const toml::node* named = value.as_table()->get(inner)) add(*named, how, out);
    }
  }
}

void add_groups(const toml::node* node, const std::string& table, Document& out) {
  if (node == nullptr || !node->is_table()) return;
  for (const auto& [key, value] : *node->as_table()) add_all(&value, table + "." + std::string(key.str()), out);
}

const toml::node* find(const toml::table& root, std::initializer_list<const char*> path) {
  const toml::node* at = &root;
  for (const char* key : path) {
    if (!at->is_table()) return nullptr;
    at = at->as_table()->get(key);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace

void read_pyproject(std::string_view text, Document& out) {
  if (text.size() > kLargestProject) {
    out.gaps.push_back({out.path, 0, GapKind::kSkippedLimit, "the file is too large for a project file"});
    return;
  }
  const toml::parse_result parsed = toml::parse(text, std::string_view(out.path));
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    out.gaps.push_back({out.path, static_cast<int>(error.source().begin.line), GapKind::kLost,
                        "this is no valid TOML, so its entry points are not known: " + std::string(error.description())});
    return;
  }
  const toml::table& root = parsed.table();
  add_all(find(root, {"project", "scripts"}), "project.scripts", out);
  add_all(find(root, {"project", "gui-scripts"}), "project.gui-scripts", out);
  add_groups(find(root, {"project", "entry-points"}), "project.entry-points", out);
  add_all(find(root, {"tool", "poetry", "scripts"}), "tool.poetry.scripts", out);
  add_groups(find(root, {"tool", "poetry", "plugins"}), "tool.poetry.plugins", out);
  std::stable_sort(out.mentions.begin(), out.mentions.end(),
                   [](const Mention& a, const Mention& b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); });
}

}  // namespace ssot::packaging
