#include "frontend/cpp/enclosing.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <tuple>
#include <vector>

namespace ssot::cpp {
namespace {

// Goes through definitions and places in ascending order, once.
class Sweep {
 public:
  explicit Sweep(const std::vector<Definition>& definitions) : definitions_(definitions) {
    for (std::size_t i = 0; i < definitions.size(); ++i) {
      const Definition& each = definitions[i];
      const bool encloses = each.kind != DefinitionKind::kMacro && each.kind != DefinitionKind::kVariable &&
                            each.kind != DefinitionKind::kAlias && !each.declaration;
      if (encloses) order_.push_back(static_cast<std::int32_t>(i));
    }
    std::stable_sort(order_.begin(), order_.end(), [&](std::int32_t a, std::int32_t b) {
      return std::tuple(of(a).line, of(a).column) < std::tuple(of(b).line, of(b).column);
    });
  }

  std::int32_t around(int line, int column) {
    while (next_ < order_.size() &&
           std::tuple(of(order_[next_]).line, of(order_[next_]).column) <= std::tuple(line, column)) {
      close(of(order_[next_]).line);
      open_.push_back(order_[next_++]);
    }
    close(line);
    return open_.empty() ? -1 : open_.back();
  }

 private:
  const Definition& of(std::int32_t index) const { return definitions_[static_cast<std::size_t>(index)]; }
  void close(int line) {
    while (!open_.empty() && of(open_.back()).end_line < line) open_.pop_back();
  }

  const std::vector<Definition>& definitions_;
  std::vector<std::int32_t> order_;
  std::vector<std::int32_t> open_;
  std::size_t next_ = 0;
};

}  // namespace

void set_parents(FileFacts& facts) {
  Sweep for_uses(facts.definitions);
  for (Use& use : facts.uses) use.parent = for_uses.around(use.line, use.column);
  Sweep for_namespaces(facts.definitions);
  for (NamespaceUse& use : facts.namespace_uses) {
    if (!use.local) continue;
    const std::int32_t around = for_namespaces.around(use.line, std::numeric_limits<int>::max());
    if (around < 0) continue;
    use.scope = facts.definitions[static_cast<std::size_t>(around)].qualified;
    use.end_line = facts.definitions[static_cast<std::size_t>(around)].end_line;
  }
  Sweep for_bindings(facts.definitions);
  for (Binding& binding : facts.bindings) binding.parent = for_bindings.around(binding.line, binding.column);
}

}  // namespace ssot::cpp
