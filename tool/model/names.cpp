// The words that reports and facts use for the model's enumerations.
#include <fmt/format.h>

#include <array>

#include "model/facts.h"
#include "model/finding.h"
#include "model/inventory.h"
#include "model/language.h"
#include "model/place.h"

namespace ssot {
namespace {

template <std::size_t kSize, class Enum>
constexpr std::string_view word(const std::array<std::string_view, kSize>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t kSize>
constexpr std::optional<Enum> value_of(const std::array<std::string_view, kSize>& words,
                                       std::string_view name) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (words[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 4> kSeverities{"off", "note", "warning", "error"};
constexpr std::array<std::string_view, 8> kRoles{"canonical", "implementation", "interface", "adapter",
                                                 "factory",   "mock",           "legacy",    "backup"};
constexpr std::array<std::string_view, 3> kRiskLevels{"low", "medium", "high"};
constexpr std::array<std::string_view, 3> kCellStates{"same", "differs", "missing"};

}  // namespace

std::string_view language_name(Language language) {
  return word(std::array<std::string_view, 8>{"", "cpp", "python", "markdown", "rst", "cpp", "", ""},
              language);
}
std::string_view import_kind_name(ImportKind kind) {
  return word(std::array<std::string_view, 4>{"import", "from", "include", "module"}, kind);
}
std::string_view scope_name(Scope scope) {
  return word(std::array<std::string_view, 4>{"module", "function", "class", "type-checking"}, scope);
}
std::string_view definition_kind_name(DefinitionKind kind) {
  return word(std::array<std::string_view, 9>{"class", "struct", "union", "enum", "concept", "alias",
                                              "function", "variable", "macro"},
              kind);
}
std::string_view parameter_kind_name(ParameterKind kind) {
  return word(
      std::array<std::string_view, 5>{"positional-only", "positional", "vararg", "keyword-only", "kwarg"},
      kind);
}
std::string_view access_name(Access access) {
  return word(std::array<std::string_view, 4>{"", "public", "protected", "private"}, access);
}
std::string_view use_kind_name(UseKind kind) {
  return word(std::array<std::string_view, 3>{"construction", "call", "member"}, kind);
}
std::string_view gap_kind_name(GapKind kind) {
  return word(std::array<std::string_view, 6>{"unread", "lost", "computed-include", "no-unit", "worker",
                                              "skipped-limit"},
              kind);
}
std::string_view severity_name(Severity severity) { return word(kSeverities, severity); }
std::optional<Severity> severity_from(std::string_view name) { return value_of<Severity>(kSeverities, name); }
std::string_view role_name(Role role) { return word(kRoles, role); }
std::optional<Role> role_from(std::string_view name) { return value_of<Role>(kRoles, name); }
std::string_view risk_level_name(RiskLevel level) { return word(kRiskLevels, level); }
std::optional<RiskLevel> risk_level_from(std::string_view name) {
  return value_of<RiskLevel>(kRiskLevels, name);
}
std::string_view cell_state_name(CellState state) { return word(kCellStates, state); }
std::optional<CellState> cell_state_from(std::string_view name) {
  return value_of<CellState>(kCellStates, name);
}
std::string_view proof_name(Proof proof) {
  return word(std::array<std::string_view, 3>{"lexer", "parse", "unit"}, proof);
}
std::string_view status_name(Status status) {
  return word(std::array<std::string_view, 3>{"new", "known", "suppressed"}, status);
}

std::string to_text(const Place& place) {
  return place.line == 0 ? place.file : fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

}  // namespace ssot
