// duplicate-definition (SSOT101): a definition claims a concept outside its canonical place, its parts and
// its implementation.
//
// Who claims is fixed in docs/contract.md, "Symbols and concepts". Precision first: an alias claims only when
// it certainly stands for another class than the canonical one.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

bool is_type(const Definition& each) {
  switch (each.kind) {
    case DefinitionKind::kClass:
    case DefinitionKind::kStruct:
    case DefinitionKind::kUnion:
    case DefinitionKind::kEnum:
    case DefinitionKind::kAlias:
      return !each.declaration;
    default:
      return false;
  }
}

std::string_view last_component(std::string_view qualified) {
  qualified = qualified.substr(0, qualified.find('<'));
  const std::size_t at = qualified.find_last_of(".:");
  return at == std::string_view::npos ? qualified : qualified.substr(at + 1);
}

class Claims {
 public:
  Claims(const CheckInput& input, const FoundConcept& found, Sink& sink)
      : input_(input), found_(found), sink_(sink) {}

  void judge() {
    for (std::size_t i = 0; i < input_.project.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      const FileFacts& facts = input_.project.facts(file);
      if (found_.is_home(file) || found_.is_implementation(file) || is_stub(facts)) continue;
      if (found_.policy->is_foreign_to(facts.language)) continue;
      std::set<std::string_view> seen;  // alternatives under `#if`, `if` or `try` are one
      for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
        const Definition& each = facts.definitions[k];
        if (!is_type(each) || !found_.policy->claims(each.name, each.qualified)) continue;
        Proof proof = input_.project.proof_of(file, k);
        if (each.kind == DefinitionKind::kAlias && !alias_claims(each, input_.project.detail(file, k), proof))
          continue;
        if (seen.insert(each.qualified).second)
          report(facts, definition_kind_name(each.kind), each.name, each.qualified, region_of(each),
                 each.local, proof);
      }
      for (const Export& each : facts.exports) {
        if (each.target.empty() || !found_.policy->claims_name(each.name) || !is_other_class(file, each))
          continue;
        const Region region{each.line, each.column, each.line, each.end_column};
        if (seen.insert(each.name).second)
          report(facts, "alias", each.name, each.name, region, /*local=*/false, Proof::kLexer);
      }
    }
  }

 private:
  bool is_stub(const FileFacts& facts) const {
    if (!facts.path.ends_with(".pyi")) return false;
    return input_.project.find(std::string_view(facts.path).substr(0, facts.path.size() - 1)) != kNoFile;
  }

  // By what the compiler says it stands for; else, and then `proof` says so, by how that is written.
  bool alias_claims(const Definition& each, const Detail* detail, Proof& proof) {
    if (detail && !detail->meant.empty() && has_cpp_symbol()) return means_another_type(detail->meant);
    proof = Proof::kLexer;
    return stands_for_another_type(each.target);
  }

  bool has_cpp_symbol() const {
    const auto cpp = [](const FoundSymbol& each) { return each.symbol->kind != Symbol::Kind::kPython; };
    return std::any_of(found_.canonical.begin(), found_.canonical.end(), cpp) ||
           std::any_of(found_.parts.begin(), found_.parts.end(), cpp);
  }

  // The alias stands for a class of this tree itself, not for a pointer to one, and has nothing to do with
  // the concept's own types. `meant` is a type in full.
  bool means_another_type(std::string_view meant) {
    for (std::size_t at = 0; at < meant.size();) {
      std::size_t end = at;
      while (end < meant.size() && (is_word(meant[end]) || meant[end] == ':')) ++end;
      if (end > at && is_own_type(meant.substr(at, end - at))) return false;
      at = end + 1;
    }
    for (const std::string_view word : {"const ", "volatile "}) {
      if (meant.starts_with(word)) meant.remove_prefix(word.size());
    }
    const bool itself = is_word(meant.back()) || meant.back() == '>';
    return itself && qualified_types().contains(meant.substr(0, meant.find('<')));
  }

  // A canonical or part, or something inside it.
  bool is_own_type(std::string_view qualified) const {
    for (const auto* symbols : {&found_.canonical, &found_.parts}) {
      for (const FoundSymbol& each : *symbols) {
        const std::string_view own = each.symbol->right;
        if (each.symbol->kind != Symbol::Kind::kPython && qualified.starts_with(own) &&
            (qualified.size() == own.size() || qualified.substr(own.size()).starts_with("::")))
          return true;
      }
    }
    return false;
  }

  // C++: the alias stands for a type that this tree defines, and has nothing to do with the concept's own
  // names: `std::shared_ptr<Manager>`, `int` and `void (*)()` are no second manager.
  bool stands_for_another_type(std::string_view target) {
    for (std::size_t at = 0; at < target.size();) {
      std::size_t end = at;
      while (end < target.size() && is_word(target[end])) ++end;
      if (end > at && found_.owns_name(target.substr(at, end - at))) return false;
      at = end + 1;
    }
    for (const std::string_view key : {"struct", "class", "union", "enum"}) {
      if (target == key) return true;  // `typedef struct Tag { … } Manager;` defines one on the spot
      if (target.starts_with(key) && !is_word(target[key.size()])) target.remove_prefix(key.size() + 1);
    }
    return types().contains(last_component(target));
  }

  static bool is_word(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  // The names of all C++ types that were read, once.
  const std::set<std::string_view>& types() {
    if (!types_.empty()) return types_;
    for (const FileFacts& facts : input_.project.files()) {
      if (facts.language != Language::kCpp) continue;
      for (const Definition& each : facts.definitions) {
        if (is_type(each) && each.kind != DefinitionKind::kAlias) types_.insert(each.name);
      }
    }
    return types_;
  }

  // The same by their full names.
  const std::set<std::string_view>& qualified_types() {
    if (!qualified_types_.empty()) return qualified_types_;
    for (const FileFacts& facts : input_.project.files()) {
      if (facts.language != Language::kCpp) continue;
      for (const Definition& each : facts.definitions) {
        if (is_type(each) && each.kind != DefinitionKind::kAlias) qualified_types_.insert(each.qualified);
      }
    }
    return qualified_types_;
  }

  // The alias stands for a class of this tree that is no home's, and is not just that class under its own
  // name.
  bool is_other_class(FileId file, const Export& each) const {
    const Definer meant = input_.project.follow(file, each.target);
    if (meant.file == kNoFile || meant.definition < 0) return false;
    if (found_.is_home(meant.file) || found_.is_implementation(meant.file)) return false;
    const Definition& target =
        input_.project.facts(meant.file).definitions[static_cast<std::size_t>(meant.definition)];
    return target.kind == DefinitionKind::kClass && target.name != each.name;
  }

  // The part of the concept that has this name, in the file's own language.
  const FoundSymbol* part_named(const FileFacts& facts, std::string_view name) const {
    const auto part = std::find_if(found_.parts.begin(), found_.parts.end(), [&](const FoundSymbol& each) {
      return each.symbol->last() == name &&
             (each.symbol->kind != Symbol::Kind::kPython) == (facts.language == Language::kCpp);
    });
    return part == found_.parts.end() ? nullptr : &*part;
  }

  void report(const FileFacts& facts, std::string_view kind, std::string_view name,
              std::string_view qualified, Region region, bool local, Proof proof) {
    const Concept& policy = *found_.policy;
    const FoundSymbol* part = part_named(facts, name);
    const FoundSymbol* canonical = part ? part : canonical_for(found_, facts);
    Finding finding;
    finding.concept_id = policy.id;
    finding.path = facts.path;
    finding.region = region;
    finding.written = policy.place;
    finding.proof = proof;
    finding.enclosing = enclosing(facts, region.line - 1);
    finding.detail = qualified;
    finding.message = fmt::format("{}{} {} is a second definition of {}the concept {}", local ? "local " : "",
                                  kind, name, part ? "a part of " : "", policy.id);
    if (canonical) {
      finding.message += fmt::format(", which is {}", canonical->symbol->text);
      finding.advice = fmt::format(
          "Use the canonical one ({}) and delete this definition; if it is another thing, name it in "
          "\"except\", if it belongs to the concept, in \"parts\".",
          import_line(*canonical->symbol));
      if (canonical->file != kNoFile) finding.related.push_back(canonical_place(input_.project, *canonical));
    } else {
      finding.advice = "Delete it, or name it in the concept's \"canonical\", \"parts\" or \"except\".";
    }
    sink_.report(std::move(finding));
  }

  const CheckInput& input_;
  const FoundConcept& found_;
  Sink& sink_;
  std::set<std::string_view> types_;
  std::set<std::string_view> qualified_types_;
};

void judge(const CheckInput& input, Sink& sink) {
  for (const FoundConcept& found : input.concepts.all()) Claims(input, found, sink).judge();
}

}  // namespace

constinit const Check duplicate_definition{judge};

}  // namespace ssot
