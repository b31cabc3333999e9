#include "checks/cpp_signature.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace ssot {
namespace {

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The two classes that are compared: each stands for the other where it is named in a signature.
struct Both {
  std::string_view here, there;
  bool holds(std::string_view word) const { return word == here || word == there; }
};

// A type without the scopes of its names, which differ between two namespaces for what is one type to a
// reader; either of the two classes is "@".
std::string plain_type(std::string_view type, const Both& classes) {
  std::string plain;
  for (std::size_t at = 0; at < type.size();) {
    if (!is_word(type[at])) {
      if (type[at] != ' ' || (!plain.empty() && is_word(plain.back()))) plain += type[at];
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < type.size() && is_word(type[end])) ++end;
    const std::string_view word = type.substr(at, end - at);
    at = end;
    if (type.substr(at).starts_with("::")) {
      at += 2;
      continue;
    }
    plain += classes.holds(word) ? "@" : word;
  }
  return plain;
}

struct Counts {
  std::size_t least = 0;
  std::size_t most = 0;
  bool open = false;  // `...`
};

Counts counts_of(const Definition& each) {
  Counts counts;
  for (const Parameter& parameter : each.parameters) {
    if (parameter.kind == ParameterKind::kVararg) {
      counts.open = true;
      continue;
    }
    ++counts.most;
    if (!parameter.has_default) ++counts.least;
  }
  return counts;
}

std::vector<std::string> types_of(const CppMethod& method, const Both& classes) {
  std::vector<std::string> types;
  for (const std::string_view type : method.detail->parameter_types)
    types.push_back(plain_type(type, classes));
  return types;
}

std::string parameters_word(std::size_t count) { return count_of(count, "parameter"); }

void compare_types(const CppMethod& here, const CppMethod& there, std::vector<std::string>& drifts) {
  const Both classes{here.class_name, there.class_name};
  std::vector<std::string> own = types_of(here, classes);
  std::vector<std::string> canonical = types_of(there, classes);
  if (own != canonical && own.size() == canonical.size()) {
    const std::size_t at = static_cast<std::size_t>(
        std::mismatch(own.begin(), own.end(), canonical.begin()).first - own.begin());
    const std::string place = fmt::format("parameter {}", at + 1);
    std::sort(own.begin(), own.end());
    std::sort(canonical.begin(), canonical.end());
    drifts.push_back(own == canonical
                         ? "takes its parameters in another order"
                         : fmt::format("takes {} as {}, not as {}", place, here.detail->parameter_types[at],
                                       there.detail->parameter_types[at]));
  }
  const std::string returned = plain_type(here.detail->type, classes);
  const std::string wanted = plain_type(there.detail->type, classes);
  if (!returned.empty() && !wanted.empty() && returned != wanted)
    drifts.push_back(fmt::format("returns {}, not {}", here.detail->type, there.detail->type));
}

}  // namespace

std::vector<std::string> cpp_drifts(const CppMethod& here, const CppMethod& there) {
  std::vector<std::string> drifts;
  // Parameters of a template say nothing by their number, nor by their names.
  const bool templates = here.definition.is_template || there.definition.is_template;
  if (!templates) {
    const Counts own = counts_of(here.definition);
    const Counts canonical = counts_of(there.definition);
    if (own.least > canonical.least)
      drifts.push_back(own.most == canonical.most
                           ? "has lost a default"
                           : fmt::format("needs {}, not {}", parameters_word(own.least), canonical.least));
    if (!own.open && (own.most < canonical.most || canonical.open))
      drifts.push_back(canonical.open
                           ? "takes no further arguments (...)"
                           : fmt::format("takes {}, not {}", parameters_word(own.most), canonical.most));
  }
  if (!here.detail || !there.detail) return drifts;
  if (!templates) compare_types(here, there, drifts);
  if (there.detail->is_const && !here.detail->is_const && !here.detail->is_static)
    drifts.emplace_back("is not const");
  if (there.detail->is_static != here.detail->is_static)
    drifts.emplace_back(here.detail->is_static ? "is static" : "is not static");
  if (there.detail->is_virtual && !here.detail->is_virtual && !here.has_bases)
    drifts.emplace_back("is not virtual");
  return drifts;
}

std::string cpp_signature_text(const CppMethod& method) {
  const auto& parameters = method.definition.parameters;
  if (!method.detail || method.detail->parameter_types.size() != parameters.size()) {
    const Counts counts = counts_of(method.definition);
    const std::string defaults =
        counts.least < counts.most ? fmt::format(", {} with a default", counts.most - counts.least) : "";
    return fmt::format("{}({}{})", method.definition.name, parameters_word(counts.most), defaults);
  }
  std::vector<std::string> types;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    types.push_back(
        fmt::format("{}{}", method.detail->parameter_types[i], parameters[i].has_default ? " = …" : ""));
  const Detail& detail = *method.detail;
  return fmt::format("{}{}{}{}({}){}", detail.is_static ? "static " : "", detail.is_virtual ? "virtual " : "",
                     detail.type.empty() ? "" : fmt::format("{} ", detail.type), method.definition.name,
                     fmt::join(types, ", "), detail.is_const ? " const" : "");
}

}  // namespace ssot
