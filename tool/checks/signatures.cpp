#include "checks/signatures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "checks/cpp_signature.h"
#include "checks/parameter_drift.h"

namespace ssot {
namespace {

// They leave what a caller writes as the `def` says it, or MethodKind says how not.
constexpr std::array<std::string_view, 10> kPlainDecorators{"staticmethod",
                                                            "classmethod",
                                                            "property",
                                                            "cached_property",
                                                            "abstractmethod",
                                                            "abstractproperty",
                                                            "abstractstaticmethod",
                                                            "abstractclassmethod",
                                                            "override",
                                                            "final"};

const Definition& definition_of(const Project& project, const Method& method) {
  return project.facts(method.owner.file).definitions[static_cast<std::size_t>(method.definition)];
}

bool is_python(const Project& project, const Method& method) {
  return project.facts(method.owner.file).language == Language::kPython;
}

CppMethod cpp_method(const Project& project, const Method& method) {
  const auto& owner =
      project.facts(method.owner.file).definitions[static_cast<std::size_t>(method.owner.definition)];
  return {.definition = definition_of(project, method),
          .detail = project.detail(method.owner.file, static_cast<std::size_t>(method.definition)),
          .class_name = owner.name,
          .has_bases = !owner.bases.empty()};
}

// Without `self` or `cls`.
std::span<const Parameter> parameters_of(const Definition& each, MethodKind kind) {
  std::span<const Parameter> all(each.parameters);
  const bool bound =
      kind != MethodKind::kStatic && !all.empty() &&
      (all.front().kind == ParameterKind::kPositional || all.front().kind == ParameterKind::kPositionalOnly);
  return bound ? all.subspan(1) : all;
}

// Something that nobody here knows stands between the `def` and its callers.
bool has_strange_decorator(const Definition& each) {
  return std::any_of(each.decorators.begin(), each.decorators.end(), [](std::string_view decorator) {
    const std::string_view last = decorator.substr(decorator.rfind('.') + 1);
    return std::find(kPlainDecorators.begin(), kPlainDecorators.end(), last) == kPlainDecorators.end();
  });
}

// What is not `async` may still return something to await or to iterate over.
bool may_be_awaited(const Definition& each) {
  for (const std::string_view word : {"Awaitable", "Coroutine", "Future", "Task", "Async"}) {
    if (each.returns.find(word) != std::string_view::npos) return true;
  }
  return false;
}

std::string_view kind_words(MethodKind kind) {
  switch (kind) {
    case MethodKind::kInstance:
      return "a method";
    case MethodKind::kStatic:
      return "a static method";
    case MethodKind::kClass:
      return "a class method";
    case MethodKind::kProperty:
      return "a property";
  }
  return {};
}

bool is_called_alike(MethodKind here, MethodKind there) {
  const auto of_class = [](MethodKind kind) {
    return kind == MethodKind::kStatic || kind == MethodKind::kClass;
  };
  return here == there || (of_class(here) && of_class(there));
}

std::vector<std::string> python_drifts(const Project& project, const Method& here, const Method& there) {
  const Definition& own = definition_of(project, here);
  const Definition& canonical = definition_of(project, there);
  if ((has_strange_decorator(own) || has_strange_decorator(canonical)) &&
      own.decorators != canonical.decorators)
    return {};
  if (!is_called_alike(here.kind, there.kind))
    return {fmt::format("is {}, not {}", kind_words(here.kind), kind_words(there.kind))};
  std::vector<std::string> drifts;
  if (here.kind == MethodKind::kProperty) return drifts;
  if (canonical.is_async && !own.is_async && !may_be_awaited(own)) drifts.emplace_back("is not async");
  if (own.is_async && !canonical.is_async && !may_be_awaited(canonical)) drifts.emplace_back("is async");
  for (std::string& drift :
       parameter_drifts(parameters_of(own, here.kind), parameters_of(canonical, there.kind)))
    drifts.push_back(std::move(drift));
  return drifts;
}

std::string parameters_text(std::span<const Parameter> parameters) {
  std::string text;
  bool position_only = false;
  bool keyword_only = false;
  const auto add = [&](std::string_view words) {
    if (!text.empty()) text += ", ";
    text += words;
  };
  for (const Parameter& each : parameters) {
    if (position_only && each.kind != ParameterKind::kPositionalOnly) add("/");
    position_only = each.kind == ParameterKind::kPositionalOnly;
    if (each.kind == ParameterKind::kKeywordOnly && !keyword_only) add("*");
    keyword_only =
        keyword_only || each.kind == ParameterKind::kKeywordOnly || each.kind == ParameterKind::kVararg;
    const std::string_view stars = each.kind == ParameterKind::kVararg  ? "*"
                                   : each.kind == ParameterKind::kKwarg ? "**"
                                                                        : "";
    add(fmt::format("{}{}{}", stars, each.name, each.has_default ? "=…" : ""));
  }
  if (position_only) add("/");
  return text;
}

}  // namespace

std::string signature_text(const Project& project, const Method& method) {
  if (method.definition < 0) return std::string(method.name);
  if (!is_python(project, method)) return cpp_signature_text(cpp_method(project, method));
  const Definition& each = definition_of(project, method);
  if (method.kind == MethodKind::kProperty) return fmt::format("property {}", each.name);
  const std::string_view before = method.kind == MethodKind::kStatic  ? "static "
                                  : method.kind == MethodKind::kClass ? "class "
                                                                      : "";
  return fmt::format("{}{}{}({})", before, each.is_async ? "async " : "", each.name,
                     parameters_text(parameters_of(each, method.kind)));
}

std::vector<std::string> signature_drifts(const Project& project, const Method& here, const Method& there) {
  if (here.definition < 0 || there.definition < 0) return {};
  if (is_python(project, here)) return python_drifts(project, here, there);
  return cpp_drifts(cpp_method(project, here), cpp_method(project, there));
}

Proof proof_of(const Project& project, const Method& method) {
  const std::int32_t index = method.definition >= 0 ? method.definition : method.owner.definition;
  return project.proof_of(method.owner.file, static_cast<std::size_t>(index));
}

}  // namespace ssot
