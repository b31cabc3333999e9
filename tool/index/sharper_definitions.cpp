#include "index/sharper_definitions.h"

#include <utility>

#include "index/definition_order.h"
#include "index/sharper_uses.h"

namespace ssot {

Project with_definitions(Project project, std::vector<FileFacts> sharper) {
  for (FileFacts& each : sharper) {
    const FileId id = project.find(each.path);
    if (id == kNoFile) continue;
    order_definitions(each);
    FileFacts& facts = project.facts_[static_cast<std::size_t>(id)];
    facts.defined = true;
    facts.depth = each.depth;
    const std::vector<Definition> before = std::exchange(facts.definitions, std::move(each.definitions));
    facts.details = std::move(each.details);
    take_uses(facts, before, std::move(each.uses));
    facts.arena.absorb(std::move(each.arena));
  }
  project.cpp_names_ = new_cpp_name_table();
  project.python_scopes_ = new_python_scope_tables();  // they hold indices into what was replaced
  return project;
}

}  // namespace ssot
