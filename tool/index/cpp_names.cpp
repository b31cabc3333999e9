#include "index/cpp_names.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "index/cpp_name_table.h"
#include "index/cpp_start.h"

namespace ssot {
namespace {

constexpr int kMostAliases = 16;  // one of another
constexpr std::size_t kMostDirectives = 64;
constexpr std::size_t kMostLooked = 256;  // definitions, to see whether a namespace is there

using Entry = CppNameTable::Entry;

std::string joined(const std::vector<std::string>& links, std::size_t from, std::size_t to,
                   std::string_view with) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) text += with;
    text += links[i];
  }
  return text;
}

std::string in_scope(std::string_view scope, std::string_view name) {
  std::string whole(scope);
  if (!whole.empty()) whole += "::";
  return whole.append(name);
}

bool encloses(std::string_view scope, std::string_view inner) {
  return scope.empty() || inner == scope ||
         (inner.size() > scope.size() && inner.starts_with(scope) &&
          inner.substr(scope.size()).starts_with("::"));
}

// The innermost namespace around both.
std::string_view common(std::string_view a, std::string_view b) {
  while (!encloses(a, b)) a = scope_around(a);
  return a;
}

bool is_type(const Definition& each) {
  return each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kStruct ||
         each.kind == DefinitionKind::kUnion || each.kind == DefinitionKind::kEnum;
}

// An alias that is nothing but another name: `using A = ns::B;`, `using ns::B;`.
std::string_view plain_target(const Definition& alias) {
  const std::string_view target = alias.target;
  const bool plain = !target.empty() && target.find_first_of("<>*&()[] ,.") == std::string_view::npos;
  return plain && !alias.is_template ? target : std::string_view();
}

class Lookup {
 public:
  Lookup(const Project& project, FileId file)
      : project_(project), table_(project.cpp_names()), file_(file), view_(table_.view(project, file)) {}

  // `links` from `scope` outward.
  Meaning outward(std::string_view scope, const std::vector<std::string>& links, int line, int aliases);
  Meaning exactly(std::string_view qualified, int aliases);
  // From `scope` outward nothing is nearer than `qualified`, which no file defines.
  bool leads_outside(std::string_view scope, const std::vector<std::string>& links, int line,
                     std::string_view qualified);

 private:
  // What a name in a scope leads to.
  struct Found {
    enum class State { kNothing, kUnsure, kOne } state = State::kNothing;
    Entry entry;
    Proof proof = Proof::kLexer;
    std::size_t links = 0;
  };

  const Definition& of(const Entry& entry) const {
    return project_.facts(entry.file).definitions[static_cast<std::size_t>(entry.definition)];
  }
  std::optional<Proof> sees(FileId file) const {
    const auto found = view_.sure.find(file);
    return found == view_.sure.end() ? std::nullopt : std::optional(found->second);
  }
  Found one(const std::string& qualified) const;
  Found definition_of(const Entry& declared, Proof proof) const;
  Found longest(std::string_view scope, const std::vector<std::string>& links) const;
  Found in_inline_namespace(std::string_view scope, const std::vector<std::string>& links) const;
  bool has_namespace(const std::string& scope) const;
  std::vector<std::string> scopes_at(std::string_view level, std::string_view scope, int line) const;
  std::string resolved_namespace(std::string_view scope, std::string_view target) const;
  Meaning meaning(const Found& found, const std::vector<std::string>& links, int aliases);

  const Project& project_;
  const CppNameTable& table_;
  FileId file_;
  const CppNameTable::View& view_;
};

// Some definitions of one name that the file sees. They are one thing, or nobody knows.
Lookup::Found Lookup::one(const std::string& qualified) const {
  Found found;
  bool guessed = false;
  for (const Entry& each : table_.find(qualified)) {
    const std::optional<Proof> proof = sees(each.file);
    if (!proof) {
      guessed = guessed || std::binary_search(view_.guessed.begin(), view_.guessed.end(), each.file);
      continue;
    }
    // What stands in another file's anonymous namespace is still what the includer sees.
    const Definition& definition = of(each);
    if (found.state == Found::State::kNothing) {
      found = {.state = Found::State::kOne, .entry = each, .proof = *proof, .links = 0};
      continue;
    }
    const Definition& first = of(found.entry);
    const bool function = definition.kind == DefinitionKind::kFunction;
    if (function != (first.kind == DefinitionKind::kFunction)) {
      // A class and its constructor written outside it, or a function that hides a class.
      return {.state = Found::State::kUnsure, .entry = {}, .proof = Proof::kLexer, .links = 0};
    }
    const bool better = (first.declaration && !definition.declaration && !function) ||
                        (function && found.entry.file == file_ && each.file != file_);
    if (better) {
      found.entry = each;
      found.proof = *proof;
    } else if (each.file != found.entry.file && !definition.declaration && !first.declaration && !function) {
      return {.state = Found::State::kUnsure, .entry = {}, .proof = Proof::kLexer, .links = 0};
    } else if (function && each.file != found.entry.file && each.file != file_) {
      return {.state = Found::State::kUnsure, .entry = {}, .proof = Proof::kLexer, .links = 0};
    }
  }
  if (found.state == Found::State::kNothing && guessed) found.state = Found::State::kUnsure;
  if (found.state == Found::State::kOne && of(found.entry).declaration && is_type(of(found.entry)))
    return definition_of(found.entry, found.proof);
  return found;
}

// `class W;` here: the one class of that name in the tree.
Lookup::Found Lookup::definition_of(const Entry& declared, Proof proof) const {
  Found found{.state = Found::State::kUnsure, .entry = declared, .proof = proof, .links = 0};
  for (const Entry& each : table_.find(declared.name)) {
    const Definition& definition = of(each);
    if (definition.declaration || !is_type(definition)) continue;
    if (found.state == Found::State::kOne && each.file != found.entry.file) {
      found.state = Found::State::kUnsure;
      return found;
    }
    found.state = Found::State::kOne;
    found.entry = each;
    found.proof = Proof::kLexer;
  }
  return found;
}

bool Lookup::has_namespace(const std::string& scope) const {
  std::size_t looked = 0;
  for (const Entry& each : table_.inside(scope)) {
    if (sees(each.file) || ++looked == kMostLooked) return true;
  }
  return false;
}

// `ns::C` is `ns::v1::C` where v1 is inline.
Lookup::Found Lookup::in_inline_namespace(std::string_view scope,
                                          const std::vector<std::string>& links) const {
  Found found;
  for (const auto& [file, use] : view_.namespaces) {
    if (!use->is_inline) continue;
    const std::string stands_in = without_anonymous(use->scope);
    for (std::size_t count = links.size(); count > 1; --count) {
      const std::string whole = in_scope(scope, joined(links, 0, count, "::"));
      if (stands_in.empty() || stands_in == whole || !encloses(stands_in, whole)) break;
      Found here = one(in_scope(in_scope(stands_in, use->target), whole.substr(stands_in.size() + 2)));
      if (here.state == Found::State::kNothing) continue;
      here.links = count;
      const bool other = found.state == Found::State::kOne && found.entry.name != here.entry.name;
      if (other) return {.state = Found::State::kUnsure, .entry = {}, .proof = Proof::kLexer, .links = 0};
      found = here;
      break;
    }
  }
  return found;
}

// The longest part of `links` that `scope` defines.
Lookup::Found Lookup::longest(std::string_view scope, const std::vector<std::string>& links) const {
  for (std::size_t count = links.size(); count > 0; --count) {
    const std::string name = in_scope(scope, joined(links, 0, count, "::"));
    Found found = one(name);
    if (found.state == Found::State::kNothing) continue;
    found.links = count;
    return found;
  }
  Found found = in_inline_namespace(scope, links);
  if (found.state != Found::State::kNothing) return found;
  // A namespace of that name hides those further out.
  if (links.size() > 1 && has_namespace(in_scope(scope, links[0]))) found.state = Found::State::kUnsure;
  return found;
}

// "a::b" for a `target` that stands in `scope`; as written when nothing is known of it.
std::string Lookup::resolved_namespace(std::string_view scope, std::string_view target) const {
  if (target.starts_with("::")) return std::string(target.substr(2));
  for (std::string_view level = scope;; level = scope_around(level)) {
    std::string whole = in_scope(level, target);
    if (level.empty() || has_namespace(whole)) return whole;
  }
}

// The scopes whose names are found at `level` for a place in `scope`: itself, and what `using namespace`
// brings.
std::vector<std::string> Lookup::scopes_at(std::string_view level, std::string_view scope, int line) const {
  std::vector<std::string> scopes{std::string(level)};
  for (const auto& [file, use] : view_.namespaces) {
    if (!use->name.empty() || scopes.size() == kMostDirectives) continue;
    const std::string stands_in = without_anonymous(use->scope);
    if (!encloses(stands_in, scope)) continue;
    if (use->local && (line < use->line || line > use->end_line)) continue;
    std::string named =
        use->is_inline ? in_scope(stands_in, use->target) : resolved_namespace(stands_in, use->target);
    if (common(named, stands_in) != level) continue;
    if (std::find(scopes.begin(), scopes.end(), named) == scopes.end()) scopes.push_back(std::move(named));
  }
  return scopes;
}

Meaning Lookup::outward(std::string_view scope, const std::vector<std::string>& links, int line,
                        int aliases) {
  for (std::string_view level = scope;; level = scope_around(level)) {
    Found found;
    for (const std::string& each : scopes_at(level, scope, line)) {
      Found here = longest(each, links);
      if (here.state == Found::State::kNothing) continue;
      const bool other = found.state != Found::State::kNothing;
      if (here.state == Found::State::kUnsure || other) return {};
      found = here;
    }
    if (found.state == Found::State::kOne) return meaning(found, links, aliases);
    for (const auto& [file, use] : view_.namespaces) {
      if (use->name.empty() || use->name != links[0] || without_anonymous(use->scope) != level) continue;
      if (use->local && (line < use->line || line > use->end_line)) continue;
      const std::string named = resolved_namespace(level, use->target);
      return links.size() == 1 ? Meaning{}
                               : exactly(in_scope(named, joined(links, 1, links.size(), "::")), aliases);
    }
    if (level.empty()) return {};
  }
}

// The name in full, as far as it is defined; no scope further out is asked.
Meaning Lookup::exactly(std::string_view qualified, int aliases) {
  const std::vector<std::string> links = cpp_links(qualified);
  if (links.empty() || links.size() > kMostCppLinks) return {};
  Found found = longest("", links);
  if (found.state == Found::State::kOne) return meaning(found, links, aliases);
  return {};
}

bool Lookup::leads_outside(std::string_view scope, const std::vector<std::string>& links, int line,
                           std::string_view qualified) {
  if (one(std::string(qualified)).state != Found::State::kNothing) return false;
  const std::string written = joined(links, 0, links.size(), "::");
  for (std::string_view level = scope;; level = scope_around(level)) {
    const std::vector<std::string> scopes = scopes_at(level, scope, line);
    for (const std::string& each : scopes) {
      if (in_scope(each, written) == qualified) return true;
    }
    for (const std::string& each : scopes) {
      if (longest(each, links).state != Found::State::kNothing) return false;
    }
    for (const auto& [file, use] : view_.namespaces) {
      if (links.size() == 1 || use->name != links[0] || without_anonymous(use->scope) != level) continue;
      if (use->local && (line < use->line || line > use->end_line)) continue;
      return in_scope(resolved_namespace(level, use->target), joined(links, 1, links.size(), "::")) ==
             qualified;
    }
    if (level.empty()) return false;
  }
}

Meaning Lookup::meaning(const Found& found, const std::vector<std::string>& links, int aliases) {
  const Definition& definition = of(found.entry);
  const std::string rest = joined(links, found.links, links.size(), ".");
  if (definition.kind == DefinitionKind::kAlias && aliases > 0) {
    const Detail* const detail =
        project_.detail(found.entry.file, static_cast<std::size_t>(found.entry.definition));
    const bool known =
        detail != nullptr && !detail->meant.empty() && detail->meant.find('<') == std::string_view::npos;
    std::string target(known ? without_anonymous(detail->meant) : plain_target(definition));
    if (!target.empty()) {
      Lookup other(project_, found.entry.file);
      std::vector<std::string> wanted = cpp_links(target);
      for (std::size_t i = found.links; i < links.size(); ++i) wanted.push_back(links[i]);
      if (wanted.size() > kMostCppLinks) return {};
      const std::string whole = joined(wanted, 0, wanted.size(), "::");
      const std::string stands_in(scope_around(found.entry.name));
      // `using ns::W;` finds itself when it is looked up where it stands.
      const bool itself = in_scope(stands_in, whole) == found.entry.name;
      Meaning followed = known || target.starts_with("::") || itself
                             ? other.exactly(whole, aliases - 1)
                             : other.outward(stands_in, wanted, definition.line, aliases - 1);
      if (followed.known()) {
        followed.proof = std::min(followed.proof, found.proof);
        return followed;
      }
    }
  }
  Meaning result;
  result.file = found.entry.file;
  result.definition = found.entry.definition;
  result.name = std::string(definition.qualified);
  result.rest = rest;
  const Proof own = project_.proof_of(found.entry.file, static_cast<std::size_t>(found.entry.definition));
  result.proof = std::min(own, found.proof);
  return result;
}

}  // namespace

Meaning cpp_meaning(const Project& project, const Standing& standing, std::string_view chain) {
  const std::optional<CppStart> start = cpp_start(project, standing, chain);
  if (!start) return {};
  Lookup lookup(project, standing.file);
  return start->in_full ? lookup.exactly(chain, kMostAliases)
                        : lookup.outward(start->scope, start->links, standing.line, kMostAliases);
}

bool cpp_means_outside(const Project& project, const Standing& standing, std::string_view chain,
                       std::string_view qualified) {
  const std::optional<CppStart> start = cpp_start(project, standing, chain);
  if (!start) return false;
  Lookup lookup(project, standing.file);
  return lookup.leads_outside(start->scope, start->links, standing.line, qualified);
}

Meaning cpp_meaning_in(const Project& project, FileId file, std::string_view qualified) {
  return Lookup(project, file).exactly(without_anonymous(qualified), kMostAliases);
}

}  // namespace ssot
