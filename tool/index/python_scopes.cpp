#include "index/python_scopes.h"

#include <algorithm>
#include <tuple>

namespace ssot {
namespace {

auto key_of(const PythonScopes::Entry& entry) { return std::tie(entry.scope, entry.name); }

// The innermost definition around each place; places are asked in order.
class Around {
 public:
  explicit Around(const FileFacts& facts) : facts_(facts) {}

  std::int32_t operator()(int line, int column) {
    for (; next_ < facts_.definitions.size(); ++next_) {
      const Definition& each = facts_.definitions[next_];
      if (std::tie(each.line, each.column) > std::tie(line, column)) break;
      leave(each.line);
      open_.push_back(static_cast<std::int32_t>(next_));
    }
    leave(line);
    return open_.empty() ? PythonScopes::kModuleScope : open_.back();
  }

 private:
  void leave(int line) {
    while (!open_.empty() && facts_.definitions[static_cast<std::size_t>(open_.back())].end_line < line)
      open_.pop_back();
  }

  const FileFacts& facts_;
  std::size_t next_ = 0;
  std::vector<std::int32_t> open_;
};

std::string_view bound_name(const Import& import) {
  if (!import.alias.empty()) return import.alias;
  if (import.kind == ImportKind::kFrom) return import.name;
  return import.module.substr(0, import.module.find('.'));
}

}  // namespace

PythonScopes::PythonScopes(const FileFacts& facts) : facts_(facts) {
  add_definitions();
  add_imports();
  add_assignments();
  add_others();
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.scope, a.name, a.kind, a.index) < std::tie(b.scope, b.name, b.kind, b.index);
  });
  std::sort(all_.begin(), all_.end());
}

void PythonScopes::add_definitions() {
  for (std::size_t i = 0; i < facts_.definitions.size(); ++i) {
    const Definition& each = facts_.definitions[i];
    const auto index = static_cast<std::int32_t>(i);
    entries_.push_back({each.parent, each.name, Kind::kDefinition, index});
    for (std::size_t k = 0; k < each.parameters.size(); ++k)
      entries_.push_back({index, each.parameters[k].name, Kind::kParameter, static_cast<std::int32_t>(k)});
  }
}

// Where definitions were not read, what a function imports stands beside what the module binds: then both
// must agree.
void PythonScopes::add_imports() {
  Around around(facts_);
  for (std::size_t i = 0; i < facts_.imports.size(); ++i) {
    const Import& each = facts_.imports[i];
    const auto index = static_cast<std::int32_t>(i);
    const std::int32_t inner = around(each.line, each.column);
    const std::int32_t scope = each.scope == Scope::kModule ? kModuleScope : inner;
    if (each.name != "*") {
      entries_.push_back({scope, bound_name(each), Kind::kImport, index});
    } else if (scope == kModuleScope) {
      stars_.push_back(index);
    }
  }
}

void PythonScopes::add_assignments() {
  for (std::size_t i = 0; i < facts_.exports.size(); ++i) {
    const Export& each = facts_.exports[i];
    if (each.target.empty()) {
      all_.push_back(each.name);
    } else {
      entries_.push_back({kModuleScope, each.name, Kind::kAlias, static_cast<std::int32_t>(i)});
    }
  }
  for (std::size_t i = 0; i < facts_.bindings.size(); ++i) {
    const Binding& each = facts_.bindings[i];
    const bool attribute = each.name.find('.') != std::string_view::npos;
    const std::int32_t scope = attribute ? class_around(each.parent) : each.parent;
    entries_.push_back({scope, each.name, Kind::kBinding, static_cast<std::int32_t>(i)});
  }
}

// `bound` holds definitions, aliases and all other assignments of a module alike. What is left over was read
// as none of them; an alias may be there twice, as an export and as a binding.
void PythonScopes::add_others() {
  struct Counts {
    int bound = 0, definitions = 0, aliases = 0, bindings = 0;
  };
  std::unordered_map<std::string_view, Counts> names;
  for (const std::string_view name : facts_.bound) ++names[name].bound;
  for (const Entry& each : entries_) {
    const auto found = names.find(each.name);
    if (each.scope != kModuleScope || found == names.end()) continue;
    Counts& counts = found->second;
    if (each.kind == Kind::kDefinition) ++counts.definitions;
    if (each.kind == Kind::kAlias) ++counts.aliases;
    if (each.kind == Kind::kBinding) ++counts.bindings;
  }
  for (const auto& [name, counts] : names) {
    if (counts.bound > counts.definitions + std::max(counts.aliases, counts.bindings))
      entries_.push_back({kModuleScope, name, Kind::kOther, -1});
  }
}

std::int32_t PythonScopes::class_around(std::int32_t definition) const {
  while (definition >= 0 &&
         facts_.definitions[static_cast<std::size_t>(definition)].kind != DefinitionKind::kClass)
    definition = facts_.definitions[static_cast<std::size_t>(definition)].parent;
  return definition;
}

std::span<const PythonScopes::Entry> PythonScopes::of(std::int32_t scope, std::string_view name) const {
  const Entry wanted{scope, name, Kind::kOther, -1};
  const auto [first, last] =
      std::equal_range(entries_.begin(), entries_.end(), wanted,
                       [](const Entry& a, const Entry& b) { return key_of(a) < key_of(b); });
  return {first, last};
}

bool PythonScopes::offers(std::string_view name) const {
  return facts_.has_all ? std::binary_search(all_.begin(), all_.end(), name) : !name.starts_with('_');
}

const PythonScopes& PythonScopeTables::of(const Project& project, FileId file) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<PythonScopes>& table = tables_[file];
  if (!table) table = std::make_unique<PythonScopes>(project.facts(file));
  return *table;
}

std::shared_ptr<PythonScopeTables> new_python_scope_tables() { return std::make_shared<PythonScopeTables>(); }

const PythonScopes& Project::python_scopes(FileId id) const { return python_scopes_->of(*this, id); }

}  // namespace ssot
