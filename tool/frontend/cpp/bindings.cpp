// What names are given: string literals that are asked for, and declarations that hide a name that is asked
// for.
#include "frontend/cpp/string_literals.h"
#include "frontend/cpp/use_reader.h"

namespace ssot::cpp {

// The value at `value` goes to the chain at `target`.
void UseReader::binds(std::uint32_t target, std::uint32_t value) {
  target_ = target;
  value_ = value;
  if (!words_.has_texts() || !tokens_.is(value, TokenKind::kString)) return;
  std::string text;
  std::uint32_t i = value;
  for (; tokens_.is(i, TokenKind::kString); ++i) append_literal(tokens_.text(i), text);
  if (ends_value(i) && words_.asks_text(text)) add_binding(target, text, /*literal=*/true);
}

void UseReader::declares(const LocalDeclaration& declaration, bool in_record) {
  declared_name_ = declaration.name;
  if (!functions_.empty()) ++functions_.back().declared[tokens_.text(declaration.name)];
  declares_name(declaration);
  if (tokens_.is(declaration.behind, TokenKind::kLeftParen)) vexed_.insert(declaration.behind);
  if (declaration.is_function) return;
  const TokenKind behind = tokens_.kind(declaration.behind);
  if (behind == TokenKind::kEqual || behind == TokenKind::kLeftParen || behind == TokenKind::kLeftBrace)
    binds(declaration.name, declaration.behind + 1);
  declared_object(declaration, in_record);
}

void UseReader::declares_more(std::uint32_t name) {
  if (!words_.asks_word(tokens_.text(name))) return;
  declared_names_.insert(name);
  if (!functions_.empty()) add_binding(name, {}, /*literal=*/false);
}

void UseReader::declares_name(const LocalDeclaration& declaration) {
  if (!words_.asks(tokens_.text(declaration.name))) return;
  const std::uint32_t value = declaration.behind + 1;
  const bool given = tokens_.is(declaration.behind, TokenKind::kEqual);
  if (given && tokens_.is(value, TokenKind::kString)) return;  // binds() has more to say
  std::string text;
  if (given && tokens_.is(value, TokenKind::kName)) {
    read_chain(tokens_, value, other_);
    bool called = false;
    for (const Link& link : other_.links) called = called || link.call != kNoToken;
    if (!called && ends_value(other_.end)) text = other_.text(tokens_, other_.links.size(), ".");
  }
  add_binding(declaration.name, text, /*literal=*/false);
}

void UseReader::add_binding(std::uint32_t target, std::string_view value, bool literal) {
  Binding binding;
  binding.name = name_of(target);
  binding.value = facts_.arena.copy(value);
  binding.literal = literal;
  const LineTable::Place place = lines_.place(tokens_[target].offset);
  binding.line = place.line;
  binding.column = place.column;
  facts_.bindings.push_back(binding);
}

void UseReader::initialises(std::uint32_t name, std::uint32_t open) {
  declared_name_ = name;
  target_ = name;
  value_ = open + 1;
}

void UseReader::uses_namespace(std::uint32_t at, std::uint32_t end) {
  NamespaceUse use;
  std::uint32_t i = at + 1;
  if (tokens_.is(at, TokenKind::kUsing)) {
    if (!tokens_.is(i, TokenKind::kNamespace)) return;
    ++i;
  } else if (tokens_.is(at, TokenKind::kNamespace) && tokens_.is(i, TokenKind::kName) &&
             tokens_.is(i + 1, TokenKind::kEqual)) {
    use.name = facts_.arena.copy(tokens_.text(i));
    i += 2;
  } else {
    return;
  }
  std::string target;
  for (; i < end; ++i) target += tokens_.text(i);
  use.target = facts_.arena.copy(target);
  use.local = true;
  use.line = use.end_line = lines_.place(tokens_[at].offset).line;
  facts_.namespace_uses.push_back(use);
}

}  // namespace ssot::cpp
