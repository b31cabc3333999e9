#include "run/audit_history.h"

#include <algorithm>
#include <map>
#include <vector>

#include "git/history.h"
#include "git/repository.h"

namespace ssot {
namespace {

// Lines `first` to `last` of a text, both included, with their ends.
std::string lines_of(std::string_view text, int first, int last) {
  std::size_t start = 0;
  for (int line = 1; line < first; ++line) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) return {};
    start = end + 1;
  }
  std::size_t end = start;
  for (int line = first; line <= last && end < text.size(); ++line)
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  return std::string(text.substr(start, end - start));
}

}  // namespace

void add_history(Inventory& inventory, const std::string& root, const Contents& contents, bool authors) {
  std::vector<AuditDefinition*> definitions;
  for (AuditConcept& each : inventory.concepts) {
    for (AuditDefinition& definition : each.definitions) definitions.push_back(&definition);
  }
  const auto repository = find_repository(root);
  if (!repository) {
    for (AuditDefinition* each : definitions) each->changed.unknown = "no git repository";
    return;
  }
  // By file, so that each is read once.
  std::stable_sort(definitions.begin(), definitions.end(),
                   [](const AuditDefinition* a, const AuditDefinition* b) { return a->path < b->path; });
  std::vector<Passage> passages;
  FileBuffer buffer;
  std::string_view read;
  for (const AuditDefinition* each : definitions) {
    if (read != each->path) contents.read(each->path, buffer);  // what cannot be read is empty
    read = each->path;
    passages.push_back({each->path, lines_of(buffer.text(), each->line, each->end_line)});
  }
  std::vector<LastChange> changes = last_changes(*repository, passages, {.authors = authors});
  for (std::size_t i = 0; i < definitions.size(); ++i) definitions[i]->changed = std::move(changes[i]);
  inventory.commit = head_commit(*repository);
}

}  // namespace ssot
