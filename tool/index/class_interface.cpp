#include "index/class_interface.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace ssot {
namespace {

// Methods by which Python's own syntax calls an object.
constexpr std::array<std::string_view, 14> kProtocolMethods{
    "__call__",  "__enter__", "__exit__", "__aenter__",  "__aexit__",   "__iter__",    "__next__",
    "__aiter__", "__anext__", "__len__",  "__getitem__", "__setitem__", "__delitem__", "__contains__"};

// They leave the methods of a class as they are written.
constexpr std::array<std::string_view, 9> kPlainClassDecorators{
    "dataclass", "final", "runtime_checkable", "total_ordering", "define", "frozen", "attrs",
    "unique",    "mark"};

bool holds(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view last_of(std::string_view chain) { return chain.substr(chain.rfind('.') + 1); }

bool is_public_python(std::string_view name) {
  return !name.starts_with('_') || holds(kProtocolMethods, name);
}

bool is_public_cpp(const Definition& owner, const Definition& each, const Detail* detail) {
  return each.access == Access::kPublic && each.name != owner.name && !each.name.starts_with('~') &&
         !each.name.starts_with("operator") && each.specialisation.empty() && !(detail && detail->is_deleted);
}

// A friend stands in the class, and is no member.
bool is_member(const Definition& owner, const Definition& each) {
  return each.qualified.size() > owner.qualified.size() && each.qualified.starts_with(owner.qualified);
}

class ClassReader {
 public:
  ClassReader(const Project& project, ClassPlace place, ClassInterface& out)
      : project_(project),
        place_(place),
        facts_(project.facts(place.file)),
        owner_(facts_.definitions[static_cast<std::size_t>(place.definition)]),
        out_(out) {}

  void read() {
    out_.open = out_.open || facts_.dynamic || has_strange_decorator();
    read_bindings();
    for (const Method& each : methods()) {
      // What a class before it in the lineage has of that name is what callers meet.
      if (!out_.names.contains(each.name) && out_.by_name.try_emplace(each.name, out_.methods.size()).second)
        out_.methods.push_back(each);
    }
    out_.names.merge(own_names_);
    out_.names.merge(bound_);
  }

 private:
  bool is_python() const { return facts_.language == Language::kPython; }

  bool has_strange_decorator() const {
    return std::any_of(owner_.decorators.begin(), owner_.decorators.end(), [](std::string_view each) {
      return !each.starts_with("pytest.") && !holds(kPlainClassDecorators, last_of(each));
    });
  }

  std::vector<Method> methods() {
    std::vector<Method> found;
    std::map<std::string_view, std::size_t> at;
    // Definitions are in order of place, so members follow.
    for (auto k = static_cast<std::size_t>(place_.definition) + 1; k < facts_.definitions.size(); ++k) {
      const Definition& each = facts_.definitions[k];
      if (each.line > owner_.end_line) break;
      if (each.parent != place_.definition || !is_member(owner_, each)) continue;
      if (each.name == "__getattr__" || each.name == "__getattribute__") out_.open = true;
      // It gives names to an object that is no first parameter of its.
      if (is_python() && each.name == "__new__") out_.open = true;
      own_names_.insert(each.name);
      std::optional<Method> method = read_method(k);
      if (!method) continue;
      // Bound a second time: which of the two callers meet is not known.
      if (bound_.contains(each.name)) method->definition = -1;
      const auto [known, first] = at.try_emplace(each.name, found.size());
      if (first) {
        found.push_back(*method);
      } else {
        found[known->second].definition = -1;
      }
    }
    return found;
  }

  // Nothing for what is no public method, or only describes one.
  std::optional<Method> read_method(std::size_t index) const {
    const Definition& each = facts_.definitions[index];
    Method method{.name = each.name, .owner = place_, .definition = static_cast<std::int32_t>(index)};
    const bool function = each.kind == DefinitionKind::kFunction;
    if (!is_python()) {
      const Detail* detail = project_.detail(place_.file, index);
      if (!function || !is_public_cpp(owner_, each, detail)) return std::nullopt;
      if (detail && detail->is_static) method.kind = MethodKind::kStatic;
      method.is_abstract = detail && detail->is_pure;
    } else if (!function || !is_public_python(each.name)) {
      return std::nullopt;
    } else {
      for (const std::string_view decorator : each.decorators) {
        const std::string_view last = last_of(decorator);
        if (last == "overload" || last == "setter" || last == "deleter") return std::nullopt;
        if (last == "staticmethod") method.kind = MethodKind::kStatic;
        if (last == "classmethod") method.kind = MethodKind::kClass;
        if (last.ends_with("property")) method.kind = MethodKind::kProperty;
        if (last.starts_with("abstract")) method.is_abstract = true;
      }
    }
    method.sometimes = each.conditional;
    if (each.conditional) method.definition = -1;
    return method;
  }

  // `send = _send` in the class, `self.send = AsyncMock()` in a method.
  void read_bindings() {
    const auto& all = facts_.bindings;
    auto at = std::lower_bound(all.begin(), all.end(), owner_.line,
                               [](const Binding& each, int line) { return each.line < line; });
    for (; at != all.end() && at->line <= owner_.end_line; ++at) {
      std::string_view name = at->name;
      if (at->parent != place_.definition) {
        const std::string_view object = object_of(at->parent);
        if (object.empty() || name.size() <= object.size() || name[object.size()] != '.' ||
            !name.starts_with(object))
          continue;
        name.remove_prefix(object.size() + 1);
      }
      if (name == "__dict__") out_.open = true;  // names that are computed
      if (name.find('.') == std::string_view::npos) bound_.insert(name);
    }
  }

  // What the method of this class that `definition` is or stands in calls its object; empty where it is none
  // of its.
  std::string_view object_of(std::int32_t definition) const {
    while (definition > place_.definition) {
      const Definition& each = facts_.definitions[static_cast<std::size_t>(definition)];
      if (each.kind != DefinitionKind::kFunction) return {};
      if (each.parent == place_.definition)
        return each.parameters.empty() || holds(each.decorators, "staticmethod")
                   ? std::string_view{}
                   : each.parameters.front().name;
      definition = each.parent;
    }
    return {};
  }

  const Project& project_;
  ClassPlace place_;
  const FileFacts& facts_;
  const Definition& owner_;
  ClassInterface& out_;
  std::set<std::string_view> bound_;
  std::set<std::string_view> own_names_;
};

}  // namespace

const Method* ClassInterface::find(std::string_view name) const {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : &methods[found->second];
}

ClassInterface interface_of(const Project& project, const Lineage& lineage, bool own) {
  ClassInterface all;
  all.open = !lineage.whole;
  for (const ClassPlace& each : lineage.classes) {
    ClassReader(project, each, all).read();
    if (own) break;
  }
  return all;
}

bool is_abstract_class(const Project& project, ClassPlace place) {
  const FileFacts& facts = project.facts(place.file);
  const auto& bases = facts.definitions[static_cast<std::size_t>(place.definition)].bases;
  if (facts.language == Language::kPython && std::any_of(bases.begin(), bases.end(), marks_interface))
    return true;
  const ClassInterface own = interface_of(project, {.classes = {place}, .whole = true}, true);
  return std::any_of(own.methods.begin(), own.methods.end(),
                     [](const Method& each) { return each.is_abstract; });
}

}  // namespace ssot
