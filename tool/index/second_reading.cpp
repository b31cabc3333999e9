#include "index/second_reading.h"

#include <utility>

#include "index/definition_order.h"

namespace ssot {

Project with_second_reading(Project project, std::vector<FileFacts> again) {
  for (FileFacts& each : again) {
    const FileId id = project.find(each.path);
    if (id == kNoFile) continue;
    order_definitions(each);
    FileFacts& facts = project.facts_[static_cast<std::size_t>(id)];
    facts.defined = each.defined;
    facts.definitions = std::move(each.definitions);
    facts.uses = std::move(each.uses);
    facts.bindings = std::move(each.bindings);
    facts.mentions = std::move(each.mentions);
    facts.arena.absorb(std::move(each.arena));
  }
  project.python_scopes_ = new_python_scope_tables();  // they hold indices into what was replaced
  return project;
}

}  // namespace ssot
