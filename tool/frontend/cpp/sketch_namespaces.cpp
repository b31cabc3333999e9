// How the names of one namespace are found in another: `using namespace`, aliases, inline namespaces.
#include "frontend/cpp/sketch_reader.h"

namespace ssot::cpp {

void SketchReader::note_using_namespace(std::size_t from) {
  if (from >= head_.size()) return;
  NamespaceUse use;
  use.scope = scope().qualified;
  use.target = facts_.arena.copy(head_.written(from, head_.size()));
  use.line = use.end_line = lines_.line(text_.data() + head_.tokens[from].offset);
  facts_.namespace_uses.push_back(use);
}

// `inline namespace v1 {`.
void SketchReader::note_inline_namespace(std::string_view around, std::string_view name) {
  if (name.empty() || name.find(':') != std::string_view::npos) return;
  NamespaceUse use;
  use.scope = around;
  use.target = facts_.arena.copy(name);
  use.is_inline = true;
  use.line = use.end_line = lines_.line(text_.data() + head_.tokens[0].offset);
  facts_.namespace_uses.push_back(use);
}

// `namespace n = a::b;`
bool SketchReader::declares_namespace_alias(const Token& end) {
  if (state_.equal == 0 || head_.size() < 2 || !head_.is(0, TokenKind::kNamespace)) return false;
  const std::size_t name = head_.size() - 1;
  if (!head_.is(name, TokenKind::kName)) return true;
  NamespaceUse use;
  use.scope = scope().qualified;
  use.name = facts_.arena.copy(head_.text(name));
  use.target = facts_.arena.copy(head_.written_range(state_.equal, end.offset));
  use.line = use.end_line = lines_.line(text_.data() + head_.tokens[name].offset);
  facts_.namespace_uses.push_back(use);
  return true;
}

}  // namespace ssot::cpp
