// Scopes that a macro opens or closes: `FMT_BEGIN_NAMESPACE`, standing where a declaration may begin.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/cpp/sketch_reader.h"

namespace ssot::cpp {

// True when `token` is such a macro: then what it stands for has happened.
bool SketchReader::takes_namespace_macro(const Token& token) {
  if (scope().kind > ScopeKind::kLinkage || state_.parens != 0 || state_.angles != 0 || state_.equal != 0)
    return false;
  if (head_.size() != 0) {
    // After a statement that needs no `;`: another macro, with or without arguments.
    const std::size_t last = head_.size() - 1;
    const bool macro = head_.is(last, TokenKind::kName) && is_shouted(head_.text(last));
    if (!macro && !head_.is(last, TokenKind::kRightParen)) return false;
  }
  const std::string_view name = text_.substr(token.offset, token.size);
  if (!is_shouted(name)) return false;
  const NamespaceMacros::Answer answer = macros_.find(name, steps_);
  if (answer == NamespaceMacros::Answer::kUnknown) unknown_macros_.insert(name);
  if (answer != NamespaceMacros::Answer::kKnown || steps_.empty()) return false;
  clear_head();
  for (const ScopeStep& step : steps_) {
    if (step.kind != ScopeStep::kClose) {
      open_by_macro(step, token);
    } else if (scope().by_macro) {
      // Only what a macro opened: where the opening macro is unknown, its counterpart must not close anything
      // else.
      close_brace(token);
    }
  }
  return true;
}

void SketchReader::open_by_macro(const ScopeStep& step, const Token& token) {
  if (macro_scopes_ == kMostMacroScopes) {
    lost(token.offset, "Macros open more scopes than are read; names from here on may lack some.");
  }
  if (++macro_scopes_ > kMostMacroScopes) return;
  ScopeNode node = child(step.kind == ScopeStep::kLinkage ? ScopeKind::kLinkage : ScopeKind::kNamespace);
  node.by_macro = true;
  if (step.kind == ScopeStep::kNamespace && node.qualified.size() <= kLongestName) {
    const std::string_view name = step.name.empty() ? "(anonymous)" : step.name;
    node.unnamed = node.unnamed || step.name.empty();
    node.qualified = facts_.arena.copy(node.qualified.empty() ? std::string(name)
                                                              : fmt::format("{}::{}", node.qualified, name));
    node.namespace_name = node.qualified;
  }
  enter(node, token);
}

void SketchReader::note_unknown_macros() {
  facts_.unknown_macros.reserve(unknown_macros_.size());
  for (const std::string_view name : unknown_macros_)
    facts_.unknown_macros.push_back(facts_.arena.copy(name));
  std::sort(facts_.unknown_macros.begin(), facts_.unknown_macros.end());
}

}  // namespace ssot::cpp
