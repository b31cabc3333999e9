#include "index/constant_texts.h"

#include <algorithm>

namespace ssot {
namespace {

std::string_view without_value(std::string_view member) {
  return member.ends_with(".value") ? member.substr(0, member.size() - 6) : member;
}

std::string_view last_link(std::string_view chain) {
  const std::size_t at = chain.find_last_of(".:");
  return at == std::string_view::npos ? chain : chain.substr(at + 1);
}

bool is_parameter(const Definition& function, std::string_view name) {
  return std::any_of(function.parameters.begin(), function.parameters.end(),
                     [&](const Parameter& each) { return each.name == name; });
}

}  // namespace

std::vector<std::string_view> ConstantTexts::of(const Standing& standing, std::string_view chain) {
  const FileFacts& facts = project_.facts(standing.file);
  if (chain.empty() || chain.front() == '.') return {};
  if (chain.find('.') == std::string_view::npos) {
    if (auto values = local(standing, chain); !values.empty()) return values;
  }
  if (facts.language != Language::kPython) return of_cpp(standing, chain);
  for (const std::string_view self : {"self.", "cls."}) {
    if (chain.starts_with(self)) return of_own_class(standing, without_value(chain.substr(self.size())));
  }
  const Meaning meaning = meaning_of(project_, standing, chain);
  if (!meaning.known()) return {};
  if (meaning.definition < 0)
    return meaning.rest.empty() || meaning.rest == "value" ? find(meaning.file, -1, meaning.name)
                                                           : std::vector<std::string_view>{};
  return find(meaning.file, meaning.definition, without_value(meaning.rest));
}

const ConstantTexts::Bound& ConstantTexts::bound_in(FileId file) {
  const auto [at, first] = bound_.try_emplace(file);
  if (first) {
    for (const Binding& each : project_.facts(file).bindings) {
      if (each.literal) at->second[{each.parent, each.name}].push_back(each.value);
    }
  }
  return at->second;
}

std::vector<std::string_view> ConstantTexts::find(FileId file, std::int32_t scope, std::string_view name) {
  const Bound& bound = bound_in(file);
  const auto at = bound.find({scope, name});
  return at == bound.end() ? std::vector<std::string_view>{} : at->second;
}

// In the functions around it and in the file; a parameter hides what lies further out.
std::vector<std::string_view> ConstantTexts::local(const Standing& standing, std::string_view name) {
  const auto& all = project_.facts(standing.file).definitions;
  for (std::int32_t at = standing.parent; at >= 0; at = all[static_cast<std::size_t>(at)].parent) {
    const Definition& each = all[static_cast<std::size_t>(at)];
    const bool is_function = each.kind == DefinitionKind::kFunction;
    if (!is_function && at != standing.parent) continue;
    if (auto values = find(standing.file, at, name); !values.empty()) return values;
    if (is_function && is_parameter(each, name)) return {};
  }
  return find(standing.file, -1, name);
}

std::vector<std::string_view> ConstantTexts::of_own_class(const Standing& standing, std::string_view member) {
  const auto& all = project_.facts(standing.file).definitions;
  for (std::int32_t at = standing.parent; at >= 0; at = all[static_cast<std::size_t>(at)].parent) {
    if (all[static_cast<std::size_t>(at)].kind == DefinitionKind::kClass) return find(standing.file, at, member);
  }
  return {};
}

std::vector<std::string_view> ConstantTexts::of_cpp(const Standing& standing, std::string_view chain) {
  const auto& all = project_.facts(standing.file).definitions;
  const bool plain = chain.find('.') == std::string_view::npos;
  for (std::int32_t at = standing.parent; plain && at >= 0; at = all[static_cast<std::size_t>(at)].parent) {
    if (is_parameter(all[static_cast<std::size_t>(at)], chain)) return {};
  }
  if (!cpp_read_) {
    cpp_read_ = true;
    for (const FileFacts& facts : project_.files()) {
      if (facts.language != Language::kCpp) continue;
      for (const Binding& each : facts.bindings) {
        if (!each.literal) continue;
        const auto [known, first] = cpp_names_.try_emplace(last_link(each.name), each.value);
        if (!first && known->second != each.value) known->second = {};
      }
    }
  }
  const auto found = cpp_names_.find(last_link(chain));
  if (found == cpp_names_.end() || found->second.empty()) return {};
  return {found->second};
}

}  // namespace ssot
