#include "index/cpp_start.h"

#include <algorithm>

#include "index/cpp_name_table.h"

namespace ssot {
namespace {

// The scope in which a place stands; nothing where no fact tells.
std::optional<std::string> scope_of(const FileFacts& facts, const Standing& standing) {
  if (standing.parent >= 0)
    return without_anonymous(facts.definitions[static_cast<std::size_t>(standing.parent)].qualified);
  // At namespace scope the definition that begins on this line, or goes on here, tells.
  const auto behind = std::upper_bound(facts.definitions.begin(), facts.definitions.end(), standing.line,
                                       [](int line, const Definition& each) { return line < each.line; });
  bool scoped = false;
  auto at = behind;
  for (int n = 0; n < 16 && at != facts.definitions.begin(); ++n) {
    --at;
    if (at->kind == DefinitionKind::kMacro) continue;
    if (at->end_line >= standing.line)
      return without_anonymous(scope_around(without_anonymous(at->qualified)));
  }
  scoped = std::any_of(facts.definitions.begin(), facts.definitions.end(), [](const Definition& each) {
    return each.kind != DefinitionKind::kMacro && each.qualified.find("::") != std::string_view::npos;
  });
  return scoped ? std::nullopt : std::optional<std::string>("");
}

// A parameter or local name that hides what is further out.
bool is_hidden(const FileFacts& facts, const Standing& standing, std::string_view name) {
  for (std::int32_t at = standing.parent; at >= 0;) {
    const Definition& each = facts.definitions[static_cast<std::size_t>(at)];
    if (std::any_of(each.parameters.begin(), each.parameters.end(),
                    [&](const Parameter& parameter) { return parameter.name == name; }))
      return true;
    const auto binds = [&](const Binding& binding) { return binding.parent == at && binding.name == name; };
    if (std::any_of(facts.bindings.begin(), facts.bindings.end(), binds)) return true;
    at = each.parent;
  }
  return false;
}

}  // namespace

std::vector<std::string> cpp_links(std::string_view chain) {
  std::vector<std::string> links{""};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (chain[i] == '.' || chain[i] == ':') {
      if (!links.back().empty()) links.emplace_back();
    } else {
      links.back() += chain[i];
    }
  }
  if (links.back().empty()) links.pop_back();
  return links;
}

std::string_view scope_around(std::string_view qualified) {
  const std::size_t at = qualified.rfind("::");
  return at == std::string_view::npos ? std::string_view() : qualified.substr(0, at);
}

std::optional<CppStart> cpp_start(const Project& project, const Standing& standing, std::string_view chain) {
  const FileFacts& facts = project.facts(standing.file);
  if (chain.empty() || chain.front() == '.') return std::nullopt;
  CppStart start{.links = cpp_links(chain), .scope = {}, .in_full = chain.front() == ':'};
  if (start.links.empty() || start.links.size() > kMostCppLinks || start.links[0] == "this")
    return std::nullopt;
  if (start.in_full) return start;
  if (is_hidden(facts, standing, start.links[0])) return std::nullopt;
  std::optional<std::string> scope = scope_of(facts, standing);
  if (!scope) return std::nullopt;
  start.scope = std::move(*scope);
  return start;
}

}  // namespace ssot
