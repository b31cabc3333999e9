// What a complete head says, written down as definitions.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/cpp/sketch_reader.h"

namespace ssot::cpp {
namespace {

DefinitionKind record_kind(TokenKind key) {
  switch (key) {
    case TokenKind::kStruct:
      return DefinitionKind::kStruct;
    case TokenKind::kUnion:
      return DefinitionKind::kUnion;
    case TokenKind::kEnum:
      return DefinitionKind::kEnum;
    default:
      return DefinitionKind::kClass;
  }
}

}  // namespace

Definition SketchReader::begin_definition(DefinitionKind kind, std::uint32_t offset) {
  Definition definition;
  const char* at = text_.data() + offset;
  definition.kind = kind;
  definition.conditional = conditional_ > 0;
  definition.local = scope().local;
  definition.unnamed_scope = scope().unnamed;
  definition.parent = scope().enclosing;
  if (scope().kind == ScopeKind::kRecord) definition.access = state_.access;
  definition.line = definition.end_line = lines_.line(at);
  definition.column = definition.name_column = lines_.column(at);
  return definition;
}

// One string serves both: the name is the end of the qualified name.
void SketchReader::name_definition(Definition& definition, std::string_view around, std::string_view path,
                                   std::string_view name) {
  scratch_.assign(around);
  if (!around.empty()) scratch_ += "::";
  scratch_ += path;
  const std::size_t start = scratch_.size();
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '\\') {
      const char* after = after_splice(name.data() + i, name.data() + name.size());
      if (after != name.data() + i) {
        i = static_cast<std::size_t>(after - name.data()) - 1;
        continue;
      }
    }
    scratch_ += name[i];
  }
  definition.qualified = facts_.arena.copy(scratch_);
  definition.name = definition.qualified.substr(start);
}

std::int32_t SketchReader::add(Definition definition) {
  facts_.definitions.push_back(std::move(definition));
  return static_cast<std::int32_t>(facts_.definitions.size()) - 1;
}

void SketchReader::set_end(std::int32_t definition, std::uint32_t offset) {
  if (definition >= 0) {
    facts_.definitions[static_cast<std::size_t>(definition)].end_line = lines_.line(text_.data() + offset);
  }
}

bool SketchReader::opens_namespace(const Token& brace) {
  std::size_t at = 0;
  while (at < head_.size() && !head_.is(at, TokenKind::kNamespace) && !head_.is(at, TokenKind::kExtern)) {
    at = head_.after(at);
  }
  const std::size_t size = head_.size();
  const bool linkage = (at < size && head_.is(at, TokenKind::kExtern) &&
                        head_.is(at + 1, TokenKind::kString) && at + 2 == size) ||
                       (size == 1 && head_.is(0, TokenKind::kExport));
  if (linkage) {
    ScopeNode node = child(ScopeKind::kLinkage);
    clear_head();
    enter(node, brace);
    return true;
  }
  if (at >= size || head_.is(at, TokenKind::kExtern)) return false;
  std::string name;
  for (std::size_t i = at + 1; i < size;) {
    if (head_.after_attribute(i) != i) {
      i = head_.after_attribute(i);
      continue;
    }
    if (head_.is(i, TokenKind::kName) && !head_.is(i + 1, TokenKind::kLeftParen)) {
      // A name right after a name: the first was a macro.
      if (head_.is(i - 1, TokenKind::kColonColon) ||
          (head_.is(i - 1, TokenKind::kSpecifier) && !name.empty()))
        name += "::";
      else
        name.clear();
      name += head_.text(i);
    }
    i = head_.after(i);
  }
  ScopeNode node = child(ScopeKind::kNamespace);
  node.unnamed = node.unnamed || name.empty();
  if (at > 0 && head_.is(at - 1, TokenKind::kSpecifier)) note_inline_namespace(node.qualified, name);
  if (name.empty()) name = "(anonymous)";
  node.qualified =
      facts_.arena.copy(node.qualified.empty() ? name : fmt::format("{}::{}", node.qualified, name));
  node.namespace_name = node.qualified;
  clear_head();
  enter(node, brace);
  return true;
}

std::int32_t SketchReader::add_record(const RecordHead& record, const Prefix& prefix, bool declaration,
                                      bool is_friend) {
  Definition definition =
      begin_definition(record_kind(head_.kind(record.key)), head_.tokens[record.name].offset);
  definition.declaration = declaration;
  definition.is_template = prefix.is_template;
  if (record.arguments_end > record.arguments) {
    definition.specialisation = facts_.arena.copy(head_.written(record.arguments, record.arguments_end));
  }
  const std::string path = path_text(head_, record.path, record.name);
  name_definition(definition, is_friend ? scope().namespace_name : scope().qualified, path,
                  head_.text(record.name));
  if (!declaration && definition.kind != DefinitionKind::kEnum) {
    for (const auto& [from, to] : read_bases(head_, record.bases)) {
      definition.bases.push_back(facts_.arena.copy(head_.written(from, to)));
    }
  }
  return add(std::move(definition));
}

bool SketchReader::opens_record(const Token& brace) {
  const Prefix prefix = read_prefix(head_);
  const RecordHead record = read_record(head_, prefix.first);
  if (!record.found) return false;
  // In a body, `struct A b {…}` is a variable.
  if (state_.local_head && record.two_names) return false;
  const bool is_enum = head_.is(record.key, TokenKind::kEnum);
  ScopeNode node = child(is_enum ? ScopeKind::kEnum : ScopeKind::kRecord);
  node.nameless = record.unnamed;
  node.record = record_kind(head_.kind(record.key));
  node.typedef_tail = head_has(TokenKind::kTypedef, record.key);
  if (!record.unnamed) {
    node.definition = add_record(record, prefix, /*declaration=*/false, /*is_friend=*/false);
    const Definition& definition = facts_.definitions[static_cast<std::size_t>(node.definition)];
    node.qualified = definition.qualified;
    node.class_name = definition.name;
    node.enclosing = node.definition;
  } else {
    node.class_name = {};
  }
  const bool is_class = head_.is(record.key, TokenKind::kClass);
  clear_head();
  enter(node, brace);
  state_.access = is_class ? Access::kPrivate : Access::kPublic;
  return true;
}

std::string SketchReader::function_name(const FunctionHead& function) const {
  if (head_.is(function.name, TokenKind::kTilde)) return fmt::format("~{}", head_.text(function.name + 1));
  if (!head_.is(function.name, TokenKind::kOperator)) return std::string(head_.text(function.name));
  std::string name = "operator";
  for (std::size_t i = function.name + 1; i < function.name_end; ++i) {
    const std::string_view text = head_.text(i);
    const bool word = is_word(text.front());
    const bool first = i == function.name + 1;
    if ((word && (first || is_word(name.back()))) || (first && head_.is(i, TokenKind::kColonColon)))
      name += ' ';
    else if (!first && !word && head_.is(i, TokenKind::kStar) && is_word(name.back()))
      name += ' ';
    name += text;
  }
  return name;
}

std::int32_t SketchReader::add_function(const FunctionHead& function, const Prefix& prefix, bool declaration,
                                        bool is_friend) {
  Definition definition = begin_definition(DefinitionKind::kFunction, head_.tokens[function.name].offset);
  definition.declaration = declaration;
  definition.is_template = prefix.is_template;
  if (function.name_end < function.open && head_.is(function.name_end, TokenKind::kLess)) {
    definition.specialisation = facts_.arena.copy(head_.written(function.name_end, function.open));
  }
  const bool absolute = head_.is(function.path, TokenKind::kColonColon);
  const std::string_view around = absolute    ? std::string_view()
                                  : is_friend ? scope().namespace_name
                                              : scope().qualified;
  name_definition(definition, around, path_text(head_, function.path, function.name),
                  function_name(function));
  definition.returns = return_type(function, prefix);
  if (shape_ != nullptr) shape_->parameter_lists.insert(head_.tokens[function.open].offset);
  const std::vector<ParameterTokens> parameters = read_parameters(head_, function.open, function.close);
  definition.parameters.reserve(parameters.size());
  for (const ParameterTokens& parameter : parameters) {
    Parameter added;
    if (parameter.name != 0) added.name = facts_.arena.copy(head_.text(parameter.name));
    added.kind = parameter.variadic ? ParameterKind::kVararg : ParameterKind::kPositional;
    added.has_default = parameter.has_default;
    definition.parameters.push_back(added);
  }
  return add(std::move(definition));
}

bool SketchReader::opens_function(const Token& brace) {
  const Prefix prefix = read_prefix(head_);
  const std::size_t limit = state_.colon != 0 ? state_.colon : head_.size();
  const TokenKind first = head_.kind(prefix.first);
  if (first == TokenKind::kStatement || first == TokenKind::kCatch) return false;
  const FunctionHead function = read_function(head_, prefix.first, limit, scope().class_name);
  if (!function.found) return false;
  ScopeNode body = child(ScopeKind::kBody);
  body.local = true;
  // Without a return type it is a constructor, a destructor, or a macro such as TEST(A, b).
  const std::string_view name = head_.text(function.name);
  const bool member = function.path != function.name || name == scope().class_name ||
                      head_.is(function.name, TokenKind::kTilde);
  const bool old_c = scope().kind == ScopeKind::kFile && facts_.path.ends_with(".c") && !is_shouted(name);
  if (function.typed || member || old_c) {
    const bool is_friend = head_has(TokenKind::kFriend, function.path);
    body.definition = add_function(function, prefix, /*declaration=*/false, is_friend);
    body.enclosing = body.definition;
    body.qualified = facts_.definitions[static_cast<std::size_t>(body.definition)].qualified;
    if (head_has(TokenKind::kTry, head_.size())) try_function_ = body.definition;
  }
  clear_head();
  enter(body, brace);
  return true;
}

void SketchReader::add_alias(std::size_t name, std::string_view target, const Token& end, bool is_template) {
  Definition definition = begin_definition(DefinitionKind::kAlias, head_.tokens[name].offset);
  definition.is_template = is_template;
  definition.target = facts_.arena.copy(target);
  name_definition(definition, scope().qualified, {}, head_.text(name));
  set_end(add(std::move(definition)), end.offset);
}

bool SketchReader::declares_using(const Token& end) {
  const Prefix prefix = read_prefix(head_);
  std::size_t at = prefix.first;
  if (head_.is(at, TokenKind::kConcept) && head_.is(at + 1, TokenKind::kName) && state_.equal != 0) {
    Definition definition = begin_definition(DefinitionKind::kConcept, head_.tokens[at + 1].offset);
    definition.is_template = true;
    name_definition(definition, scope().qualified, {}, head_.text(at + 1));
    set_end(add(std::move(definition)), end.offset);
    return true;
  }
  if (!head_.is(at, TokenKind::kUsing)) return false;
  ++at;
  if (state_.equal != 0) {
    if (head_.is(at, TokenKind::kName)) {
      add_alias(at, head_.written_range(state_.equal, end.offset), end, prefix.is_template);
    }
    return true;
  }
  if (head_.is(at, TokenKind::kNamespace)) note_using_namespace(at + 1);
  if (head_.is(at, TokenKind::kNamespace) || head_.is(at, TokenKind::kEnum)) return true;
  for (std::size_t start = at, i = at; i <= head_.size();) {
    if (i < head_.size() && !head_.is(i, TokenKind::kComma)) {
      i = head_.after(i);
      continue;
    }
    if (head_.is(start, TokenKind::kTypename)) ++start;
    const bool named =
        i > start + 1 && head_.is(i - 1, TokenKind::kName) && head_.is(i - 2, TokenKind::kColonColon);
    // `using Base::Base;` takes constructors over, it names nothing.
    const bool constructors = named && i >= start + 3 && head_.text(i - 3) == head_.text(i - 1);
    if (named && !(constructors && scope().kind == ScopeKind::kRecord)) {
      add_alias(i - 1, head_.written(start, i), end, /*is_template=*/false);
    }
    start = ++i;
  }
  return true;
}

bool SketchReader::declares_typedef(const Token& end) {
  const std::size_t first = read_prefix(head_).first;
  std::size_t at = first;
  while (at < head_.size() && !head_.is(at, TokenKind::kTypedef) && !head_.is(at, TokenKind::kLeftParen))
    at = head_.after(at);
  if (!head_.is(at, TokenKind::kTypedef)) return false;
  for (const std::size_t name : declared_names(head_, at + 1, /*type_is_given=*/false)) {
    const std::size_t stop = name + 1 == head_.size() ? name : head_.size();
    add_alias(name, head_.written(at + 1, stop), end, /*is_template=*/false);
  }
  return true;
}

// `typedef struct {…} Name;`: the record is called Name; `typedef struct A {…} B;`: B is another name for A.
void SketchReader::names_tail(const Token& end) {
  bool first = state_.tail_nameless;
  for (const std::size_t name : declared_names(head_, 0, /*type_is_given=*/true)) {
    if (first && name == 0) {
      Definition definition = begin_definition(state_.tail_record, head_.tokens[name].offset);
      name_definition(definition, scope().qualified, {}, head_.text(name));
      add(std::move(definition));
    } else {
      add_alias(name, definition_kind_name(state_.tail_record), end, /*is_template=*/false);
    }
    first = false;
  }
}

bool SketchReader::declares_record(const Token& end) {
  if (state_.equal != 0 || state_.braced || state_.tail) return false;
  const Prefix prefix = read_prefix(head_);
  const RecordHead record = read_record(head_, prefix.first);
  if (!record.found || record.unnamed) return false;
  const bool is_enum = head_.is(record.key, TokenKind::kEnum);
  if (record.bases < head_.size() && !is_enum) return true;  // a bit-field of that type
  if (record.two_names) {
    std::size_t first_name = record.key + 1;
    while (first_name < record.name && head_.after_attribute(first_name) != first_name)
      first_name = head_.after_attribute(first_name);
    const bool macro = head_.is(first_name, TokenKind::kName) && is_shouted(head_.text(first_name));
    if (!macro) return false;
  }
  const bool is_friend = head_has(TokenKind::kFriend, record.key);
  set_end(add_record(record, prefix, /*declaration=*/true, is_friend), end.offset);
  return true;
}

bool SketchReader::declares_function(const Token& end) {
  const Prefix prefix = read_prefix(head_);
  const TokenKind first = head_.kind(prefix.first);
  if (first == TokenKind::kStatement || first == TokenKind::kStaticAssert || first == TokenKind::kNamespace)
    return true;
  if (state_.braced) return false;
  const FunctionHead function = read_function(head_, prefix.first, head_.size(), scope().class_name);
  if (!function.found) return false;
  const std::string_view name = head_.text(function.name);
  const bool in_class = scope().kind == ScopeKind::kRecord;
  const bool special = head_.is(function.name, TokenKind::kTilde) ||
                       head_.is(function.name, TokenKind::kOperator) ||
                       (in_class && name == scope().class_name);
  const bool qualified = function.path != function.name;
  const bool given = state_.after_equal == TokenKind::kDefault || state_.after_equal == TokenKind::kDelete;
  if (state_.equal != 0 && !given && !(in_class && state_.after_equal == TokenKind::kNumber)) return false;
  if (!function.typed && !special && !(qualified && given)) return true;  // a macro's call
  if (!special && !in_class && !given && holds_arguments(head_, function.open, function.close)) return false;
  const bool is_friend = head_has(TokenKind::kFriend, function.path);
  const bool declaration = !given || prefix.instantiation;
  set_end(add_function(function, prefix, declaration, is_friend), end.offset);
  return true;
}

// Only at namespace scope, and only where it can be nothing else: a type, a name, and an initialiser or
// nothing.
void SketchReader::declares_variable(const Token& end) {
  if (scope().kind == ScopeKind::kRecord || state_.tail) return;
  const Prefix prefix = read_prefix(head_);
  std::size_t name = head_.size();
  std::size_t words = 0;
  for (std::size_t i = prefix.first; i < head_.size(); i = head_.after(i)) {
    const TokenKind kind = head_.kind(i);
    if (kind == TokenKind::kLeftParen || kind == TokenKind::kLeftSquare) break;
    if (kind == TokenKind::kComma || kind == TokenKind::kColon || kind == TokenKind::kPunctuation ||
        kind == TokenKind::kUsing)
      return;
    if (head_.after_attribute(i) != i) return;
    if (kind != TokenKind::kSpecifier && kind != TokenKind::kExtern && kind != TokenKind::kString) ++words;
    name = kind == TokenKind::kName ? i : head_.size();
  }
  if (words < 2 || name >= head_.size() || head_.is(name - 1, TokenKind::kColonColon)) return;
  const bool bare = state_.equal == 0 && !state_.braced && head_.after(name) == head_.size();
  if (bare && head_.is(prefix.first, TokenKind::kName) && is_shouted(head_.text(prefix.first))) return;
  Definition definition = begin_definition(DefinitionKind::kVariable, head_.tokens[name].offset);
  definition.declaration = bare && head_has(TokenKind::kExtern, name);
  definition.is_template = prefix.is_template;
  name_definition(definition, scope().qualified, {}, head_.text(name));
  set_end(add(std::move(definition)), end.offset);
}

void SketchReader::define_macro(const Directive& directive) {
  if (directive.name_size == 0) return;
  macros_.passed_definition(text_.substr(directive.name, directive.name_size));
  Definition definition = begin_definition(DefinitionKind::kMacro, directive.name);
  definition.access = Access::kNone;
  definition.unnamed_scope = false;
  definition.local = false;
  definition.parent = -1;
  name_definition(definition, {}, {}, text_.substr(directive.name, directive.name_size));
  set_end(add(std::move(definition)), directive.end);
}

}  // namespace ssot::cpp
