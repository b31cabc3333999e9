#include "run/audit_history.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/lines.h"
#include "git/history.h"
#include "git/repository.h"

namespace ssot {
void add_history(Inventory& inventory, const std::string& root, const Contents& contents,
                 const AuditRequest& request) {
  std::vector<AuditDefinition*> definitions;
  for (AuditConcept& each : inventory.concepts) {
    for (AuditDefinition& definition : each.definitions) definitions.push_back(&definition);
  }
  const auto repository = find_repository(root);
  if (repository) inventory.commit = head_commit(*repository);
  if (!repository || !request.dates) {
    for (AuditDefinition* each : definitions)
      each->changed.unknown = repository ? "not asked" : "no git repository";
    return;
  }
  // By file, so that each is read once.
  std::stable_sort(definitions.begin(), definitions.end(),
                   [](const AuditDefinition* a, const AuditDefinition* b) { return a->path < b->path; });
  std::vector<Passage> passages;
  FileBuffer buffer;
  std::optional<TextLines> lines;
  std::string_view read;
  for (const AuditDefinition* each : definitions) {
    if (read != each->path) {
      contents.read(each->path, buffer);  // what cannot be read is empty
      lines.emplace(buffer.text());
    }
    read = each->path;
    passages.push_back({each->path, std::string(lines->between(each->line, each->end_line))});
  }
  std::vector<LastChange> changes = last_changes(*repository, passages, {.authors = request.authors});
  for (std::size_t i = 0; i < definitions.size(); ++i) definitions[i]->changed = std::move(changes[i]);
}

}  // namespace ssot
