// competing-factory (SSOT103): a function outside the declared factories that makes the concept, returns it,
// or has a factory's name.
//
// Functions of modules and namespaces, and static and class methods: what can be called to get an object.
// Methods work on an object that is there already, and local functions are their function's matter.

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "checks/check.h"
#include "checks/factories.h"
#include "checks/places.h"
#include "index/concept_makers.h"
#include "index/cpp_aliases.h"

namespace ssot {
namespace {

std::string_view last_link(std::string_view name) {
  const std::size_t at = name.find_last_of(".:");
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

std::string_view scope_of(std::string_view qualified) {
  const std::size_t at = qualified.rfind("::");
  return at == std::string_view::npos ? std::string_view{} : qualified.substr(0, at);
}

bool has_decorator(const Definition& definition, std::initializer_list<std::string_view> names) {
  return std::any_of(definition.decorators.begin(), definition.decorators.end(), [&](std::string_view each) {
    return std::find(names.begin(), names.end(), last_link(each)) != names.end();
  });
}

bool is_class(const Definition& each) {
  return each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kStruct ||
         each.kind == DefinitionKind::kUnion;
}

// What of the whole tree's C++ the check asks, once and only when it is asked.
class CppTree {
 public:
  explicit CppTree(const Project& project) : project_(project) {}

  // `Session` of `Session::get() {`, where a `using namespace` or a macro's namespace leads to the class:
  // some class has that name.
  bool may_be_class(std::string_view scope) {
    collect();
    return class_names_.contains(last_link(scope.substr(0, scope.find('<'))));
  }
  const CppAliases& aliases() {
    if (!aliases_) aliases_.emplace(project_);
    return *aliases_;
  }
  // The function has a body somewhere, of which it is known that no object is needed to call it.
  bool is_defined(const Definition& function) {
    collect();
    return functions_.contains({function.qualified, function.parameters.size()});
  }

 private:
  void collect() {
    if (collected_) return;
    collected_ = true;
    std::vector<const Definition*> unsure;  // that a class may hold, and nothing says whether they are static
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileId id{static_cast<std::uint32_t>(i)};
      const FileFacts& file = project_.facts(id);
      if (file.language != Language::kCpp) continue;
      for (std::size_t k = 0; k < file.definitions.size(); ++k) {
        const Definition& each = file.definitions[k];
        if (is_class(each)) class_names_.insert(each.name);
        if (each.kind != DefinitionKind::kFunction || each.declaration) continue;
        const Detail* detail = project_.detail(id, k);
        const bool sure =
            each.parent >= 0 || scope_of(each.qualified).empty() || (detail && detail->is_static);
        if (sure) functions_.emplace(each.qualified, each.parameters.size());
        if (!sure) unsure.push_back(&each);
      }
    }
    for (const Definition* each : unsure) {
      if (!may_be_class(scope_of(each->qualified)))
        functions_.emplace(each->qualified, each->parameters.size());
    }
  }

  const Project& project_;
  bool collected_ = false;
  std::optional<CppAliases> aliases_;
  std::unordered_set<std::string_view> class_names_;
  std::set<std::pair<std::string_view, std::size_t>> functions_;
};

enum class Why : std::uint8_t { kNothing, kMakes, kName, kReturns };

class Makers {
 public:
  Makers(const CheckInput& input, const FoundConcept& found, CppTree& tree, Sink& sink)
      : input_(input), found_(found), makers_(input.project, found), tree_(tree), sink_(sink) {
    std::vector<std::string_view> names;
    for (const FoundSymbol& each : found.canonical) {
      if (each.symbol->kind != Symbol::Kind::kPython) names.push_back(each.symbol->last());
    }
    if (!names.empty()) cpp_names_ = tree.aliases().of(names);
  }

  void judge(FileId id) {
    const FileFacts& file = input_.project.facts(id);
    if (found_.is_home(id) || found_.is_implementation(id) || is_stub_of_source(input_.project, file)) return;
    factories_ = makers_.factories_for(file);
    if (factories_.empty()) return;
    const std::vector<bool> making = makes(id);
    for (std::size_t i = 0; i < file.definitions.size(); ++i) {
      const Definition& each = file.definitions[i];
      if (each.kind != DefinitionKind::kFunction || each.local) continue;
      const Why why = making[i] ? Why::kMakes : has_factory_name(each) ? Why::kName : returns(id, i);
      if (why == Why::kNothing || !gives_objects(id, i) || makers_.is_own(id, static_cast<std::int32_t>(i)) ||
          is_said_elsewhere(each))
        continue;
      report(file, i, why);
    }
  }

 private:
  // By definition: it returns what it constructs.
  std::vector<bool> makes(FileId id) const {
    const FileFacts& file = input_.project.facts(id);
    std::vector<bool> making(file.definitions.size());
    for (const Use& use : file.uses) {
      if (use.returned && use.parent >= 0 && makers_.constructs(id, use))
        making[static_cast<std::size_t>(use.parent)] = true;
    }
    return making;
  }

  // A factory that is a member says nothing about other functions of its last name: `create` is the name of
  // many things.
  bool has_factory_name(const Definition& function) {
    if (function.declaration || function.parent >= 0 || is_member(function)) return false;
    return std::any_of(factories_.begin(), factories_.end(), [&](const FoundSymbol* factory) {
      const Symbol& symbol = *factory->symbol;
      if (symbol.last() != function.name) return false;
      if (symbol.kind == Symbol::Kind::kPython) return symbol.right.find('.') == std::string::npos;
      return !tree_.may_be_class(scope_of(symbol.right));
    });
  }

  Why returns(FileId id, std::size_t index) const {
    const FileFacts& file = input_.project.facts(id);
    const Definition& each = file.definitions[index];
    // Most functions return something else, and need no look-up.
    if (file.language == Language::kCpp && !holds_word(each.returns, cpp_names_)) return Why::kNothing;
    return makers_.is_value({id, each.parent, each.line}, each.returns) ? Why::kReturns : Why::kNothing;
  }

  // It can be called without an object of its class.
  bool gives_objects(FileId id, std::size_t index) {
    const FileFacts& file = input_.project.facts(id);
    const Definition& each = file.definitions[index];
    if (file.language == Language::kPython) {
      if (has_decorator(each, {"overload", "abstractmethod", "abstractclassmethod", "abstractstaticmethod"}))
        return false;
      return each.parent < 0 || has_decorator(each, {"staticmethod", "classmethod"});
    }
    if (each.name.starts_with("operator")) return false;
    if (!is_member(each)) return true;
    const Detail* detail = input_.project.detail(id, index);
    return detail && detail->is_static;
  }

  // C++: inside a class, or defined outside of one that the tree has.
  bool is_member(const Definition& function) {
    if (function.parent >= 0 || function.access != Access::kNone) return true;
    const std::string_view scope = scope_of(function.qualified);
    return !scope.empty() && tree_.may_be_class(scope);
  }

  // Of a function that is declared and defined, the definition speaks; of one that is only declared, the
  // first declaration.
  bool is_said_elsewhere(const Definition& function) {
    if (!function.declaration) return false;
    if (tree_.is_defined(function)) return true;
    return !declared_.emplace(function.qualified, function.parameters.size()).second;
  }

  std::string_view kind_words(const FileFacts& file, const Definition& each) const {
    if (file.language == Language::kPython && each.parent >= 0)
      return has_decorator(each, {"classmethod"}) ? "class method" : "static method";
    return each.parent >= 0 ? "static method" : "function";
  }

  void report(const FileFacts& file, std::size_t index, Why why) {
    const Definition& each = file.definitions[index];
    const Concept& policy = *found_.policy;
    const FoundSymbol* canonical = canonical_for(found_, file);
    const std::string what = canonical ? canonical->symbol->right : policy.id;
    Finding finding;
    finding.concept_id = policy.id;
    finding.path = file.path;
    finding.region = region_of(each);
    finding.written = policy.place;
    finding.proof = file.details.empty() || !file.details[index].sure ? Proof::kLexer : file.depth;
    if (each.parent >= 0)
      finding.enclosing = file.definitions[static_cast<std::size_t>(each.parent)].qualified;
    finding.detail = each.qualified;
    if (input_.policy.is_test(file.path)) finding.own_severity = Severity::kNote;
    const std::string_view kind = kind_words(file, each);
    switch (why) {
      case Why::kMakes:
        finding.message =
            fmt::format("{} {} makes and returns {}; that is the matter of the concept {}'s factories", kind,
                        each.qualified, what, policy.id);
        break;
      case Why::kName:
        finding.message =
            fmt::format("{} {} has the name of a factory of the concept {}, and is another function", kind,
                        each.qualified, policy.id);
        break;
      default:
        finding.message = fmt::format("{} {} returns {}, and is none of the concept {}'s factories", kind,
                                      each.qualified, what, policy.id);
    }
    point_at_factories(input_.project, factories_, finding);
    finding.advice += "; if this function is meant to be one, list it in \"factories\".";
    sink_.report(std::move(finding));
  }

  const CheckInput& input_;
  const FoundConcept& found_;
  ConceptMakers makers_;
  CppTree& tree_;
  Sink& sink_;
  std::set<std::string_view> cpp_names_;       // under which C++ code may speak of the canonical class
  std::vector<const FoundSymbol*> factories_;  // in the language of the file that is judged
  std::set<std::pair<std::string_view, std::size_t>>
      declared_;  // functions without a body that were reported
};

void judge(const CheckInput& input, Sink& sink) {
  CppTree tree(input.project);
  for (const FoundConcept& found : input.concepts.all()) {
    if (found.policy->factories.empty()) continue;
    Makers makers(input, found, tree, sink);
    for (std::size_t i = 0; i < input.project.size(); ++i)
      makers.judge(FileId{static_cast<std::uint32_t>(i)});
  }
}

}  // namespace

constinit const Check competing_factory{judge};

}  // namespace ssot
