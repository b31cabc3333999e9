// A Project built by hand: files with facts, no text, no disk, no front end.
//
//   ProjectBuilder tree;
//   tree.file("app/chat.py").from("app.ws", "Manager").type("Session");
//   const Project project = tree.build();
//
// Each thing added to a file stands on a line of its own, in order, from line 1. It does not read sources:
// what a source would mean is the front ends' matter.
#pragma once
#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/path.h"
#include "index/link.h"
#include "index/project.h"
#include "policy/load.h"

namespace ssot::test {

// The policy of an ssot.json's text; fails with its first complaint as the only file name.
inline Policy policy_of(const std::string& text, std::string_view today = "2026-11-20") {
  LoadedPolicy loaded = load_policy(
      "ssot.json",
      [&](const std::string& path) { return path == "ssot.json" ? std::optional(text) : std::nullopt; },
      *parse_date(today));
  if (!loaded.complaints.empty()) loaded.policy.files = {to_text(loaded.complaints.front())};
  return std::move(loaded.policy);
}

class FileBuilder {
 public:
  explicit FileBuilder(std::string path) {
    facts_.language = is_python(path) ? Language::kPython : Language::kCpp;
    facts_.path = std::move(path);
    facts_.defined = true;
  }

  FileBuilder& import(std::string_view module, std::string_view alias = {}) {
    return add(ImportKind::kImport, module, {}, alias);
  }
  FileBuilder& from(std::string_view module, std::string_view name, std::string_view alias = {}) {
    return add(ImportKind::kFrom, module, name, alias);
  }
  // With its delimiters: "\"a/b.hpp\"", "<vector>".
  FileBuilder& include(std::string_view spelling) { return add(ImportKind::kInclude, spelling, {}, {}); }
  FileBuilder& import_module(std::string_view name) { return add(ImportKind::kModule, name, {}, {}); }
  // The scope of the last import.
  FileBuilder& in(Scope scope) {
    facts_.imports.back().scope = scope;
    return *this;
  }
  FileBuilder& guarded() {
    facts_.imports.back().guarded = true;
    return *this;
  }

  // A class at file level; its methods follow.
  FileBuilder& type(std::string_view name, DefinitionKind kind = DefinitionKind::kClass) {
    Definition each = definition(kind, name);
    each.qualified = each.name;
    last_type_ = static_cast<std::int32_t>(facts_.definitions.size());
    facts_.definitions.push_back(std::move(each));
    return *this;
  }
  FileBuilder& method(std::string_view name, std::size_t parameters = 0) {
    Definition each = definition(DefinitionKind::kFunction, name);
    Definition& owner = facts_.definitions[static_cast<std::size_t>(last_type_)];
    const std::string_view separator = facts_.language == Language::kPython ? "." : "::";
    each.qualified = facts_.arena.copy(std::string(owner.qualified).append(separator).append(each.name));
    each.parent = last_type_;
    each.parameters.resize(parameters);
    owner.end_line = each.line;
    facts_.definitions.push_back(std::move(each));
    return *this;
  }
  // What a parser knows of the last definition; the file's depth becomes kUnit unless it was set before.
  FileBuilder& content(std::initializer_list<std::string_view> lines) {
    Detail& sure = detail();
    std::string whole = "content";
    for (const std::string_view line : lines) {
      sure.content.push_back(facts_.arena.copy(line));
      whole.append(line).push_back('\n');
    }
    sure.odr_hash = std::hash<std::string>{}(whole);
    return *this;
  }
  Detail& detail() {
    if (facts_.depth == Proof::kLexer) facts_.depth = Proof::kUnit;
    facts_.details.resize(facts_.definitions.size());
    facts_.details.back().sure = true;
    return facts_.details.back();
  }
  FileBuilder& depth(Proof depth) {
    facts_.depth = depth;
    return *this;
  }
  FileBuilder& function(std::string_view name) { return type(name, DefinitionKind::kFunction); }
  // `name = target` at module level.
  FileBuilder& alias(std::string_view name, std::string_view target) {
    facts_.exports.push_back(
        {facts_.arena.copy(name), facts_.arena.copy(target), ++line_, 1, 1 + static_cast<int>(name.size())});
    return *this;
  }
  FileBuilder& all(std::initializer_list<std::string_view> names) {
    facts_.has_all = true;
    ++line_;
    for (const std::string_view name : names)
      facts_.exports.push_back({facts_.arena.copy(name), {}, line_, 1, 1 + static_cast<int>(name.size())});
    return *this;
  }
  FileBuilder& variable(std::string_view name) {
    ++line_;
    facts_.bound.push_back(facts_.arena.copy(name));
    return *this;
  }
  FileBuilder& declares_module(std::string_view name) {
    facts_.module_name = facts_.arena.copy(name);
    facts_.module_interface = true;
    return *this;
  }
  FileBuilder& hands_on() {
    facts_.only_hands_on = true;
    return *this;
  }

  FileFacts& facts() { return facts_; }
  Definition& last_definition() { return facts_.definitions.back(); }

 private:
  static bool is_python(std::string_view path) { return path.ends_with(".py") || path.ends_with(".pyi"); }

  FileBuilder& add(ImportKind kind, std::string_view module, std::string_view name, std::string_view alias) {
    ++line_;
    Import each;
    each.kind = kind;
    each.module = facts_.arena.copy(module);
    each.name = facts_.arena.copy(name);
    each.alias = facts_.arena.copy(alias);
    each.line = each.end_line = each.name_line = line_;
    each.column = each.name_column = 1;
    each.name_end_column = 2;
    facts_.imports.push_back(each);
    return *this;
  }

  Definition definition(DefinitionKind kind, std::string_view name) {
    Definition each;
    each.kind = kind;
    each.name = facts_.arena.copy(name);
    each.line = each.end_line = ++line_;
    each.column = 1;
    each.name_column = 7;
    return each;
  }

  FileFacts facts_;
  int line_ = 0;
  std::int32_t last_type_ = -1;
};

// Translation units by hand: what is compiled, what each unit reads, what it is linked into.
//
//   tree.units().unit("src/a.cpp", {"bin/app"}).follows("src/a.cpp", 1, "src/a.hpp");
//
// A directive that is followed is read; `reads` adds files that no directive is told of.
class UnitsBuilder {
 public:
  // The database that the next units are of; begun with "build/compile_commands.json".
  UnitsBuilder& database(const std::string& path) {
    auto& files = units_.databases.files;
    const auto at = std::find(files.begin(), files.end(), path);
    database_ = static_cast<std::uint32_t>(at - files.begin());
    if (at == files.end()) files.push_back(path);
    return *this;
  }
  UnitsBuilder& unit(const std::string& file, const std::vector<std::string>& programs = {}) {
    if (units_.databases.files.empty()) database("/r/build/compile_commands.json");
    CompileCommand command;
    command.file = "/r/" + file;
    command.database = database_;
    for (const std::string& program : programs) {
      auto& all = units_.databases.programs;
      const auto at = std::find(all.begin(), all.end(), program);
      command.programs.push_back(static_cast<std::uint32_t>(at - all.begin()));
      if (at == all.end()) all.push_back(program);
    }
    std::sort(command.programs.begin(), command.programs.end());
    UnitGraph::Unit unit;
    unit.command = static_cast<std::uint32_t>(units_.databases.commands.size());
    unit.file = number(file);
    unit.reached = {unit.file};
    units_.databases.commands.push_back(std::move(command));
    units_.graph.units.push_back(std::move(unit));
    return *this;
  }
  UnitsBuilder& failed(const std::string& why) {
    units_.graph.units.back().failure = why;
    return *this;
  }
  UnitsBuilder& reads(const std::string& path) {
    units_.graph.units.back().reached.push_back(number(path));
    return *this;
  }
  // In the last unit the directive at that line leads to `target`.
  UnitsBuilder& follows(const std::string& file, std::uint32_t line, const std::string& target) {
    reads(file).reads(target);
    const auto unit = static_cast<std::uint32_t>(units_.graph.units.size() - 1);
    for (UnitGraph::Directive& each : units_.graph.directives) {
      if (each.file != number(file) || each.line != line || each.target != number(target)) continue;
      each.units.push_back(unit);
      return *this;
    }
    units_.graph.directives.push_back({number(file), line, number(target), {unit}});
    return *this;
  }
  // The last unit's search path holds all of these for the directive; the first wins.
  UnitsBuilder& shadows(const std::string& file, std::uint32_t line, const std::vector<std::string>& found) {
    UnitGraph::Shadowed shadowed;
    shadowed.unit = static_cast<std::uint32_t>(units_.graph.units.size() - 1);
    shadowed.file = number(file);
    shadowed.line = line;
    for (const std::string& each : found) shadowed.found.push_back(number(each));
    units_.graph.shadowed.push_back(std::move(shadowed));
    return *this;
  }

  // As the scan of units hands them over: sorted, and of directives with one target only the first unit.
  Units build() && {
    const auto place = [](const auto& each) { return std::tuple(each.file, each.line); };
    auto& directives = units_.graph.directives;
    std::sort(directives.begin(), directives.end(), [&](const auto& a, const auto& b) {
      return std::tuple_cat(place(a), std::tuple(a.target)) < std::tuple_cat(place(b), std::tuple(b.target));
    });
    for (std::size_t i = 0; i < directives.size(); ++i) {
      const bool alone = (i == 0 || place(directives[i - 1]) != place(directives[i])) &&
                         (i + 1 == directives.size() || place(directives[i + 1]) != place(directives[i]));
      if (alone) directives[i].units.resize(1);
    }
    std::sort(units_.graph.shadowed.begin(), units_.graph.shadowed.end(), [&](const auto& a, const auto& b) {
      return std::tuple_cat(place(a), std::tuple(a.unit)) < std::tuple_cat(place(b), std::tuple(b.unit));
    });
    for (UnitGraph::Unit& unit : units_.graph.units) {
      std::sort(unit.reached.begin(), unit.reached.end());
      unit.reached.erase(std::unique(unit.reached.begin(), unit.reached.end()), unit.reached.end());
    }
    return std::move(units_);
  }

 private:
  std::uint32_t number(const std::string& path) {
    auto& files = units_.graph.files;
    const auto at = std::find(files.begin(), files.end(), path);
    const auto index = static_cast<std::uint32_t>(at - files.begin());
    if (at == files.end()) files.push_back(path);
    return index;
  }

  Units units_;
  std::uint32_t database_ = 0;
};

class ProjectBuilder {
 public:
  // The file of that path, which is new or was begun before.
  FileBuilder& file(const std::string& path) { return files_.try_emplace(path, path).first->second; }
  // A file without facts: "pyproject.toml", "app/fast.so".
  ProjectBuilder& other(const std::string& path) {
    others_.push_back(path);
    return *this;
  }
  Tree& tree() { return tree_; }
  UnitsBuilder& units() { return units_; }

  Project build(const Policy& policy = {}) {
    std::vector<FileFacts> facts;
    for (auto& [path, file] : files_) {
      tree_.files.push_back({path, file.facts().language, 0});
      if (!file.facts().details.empty()) file.facts().details.resize(file.facts().definitions.size());
      facts.push_back(std::move(file.facts()));
    }
    for (const std::string& path : others_) tree_.files.push_back({path, Language::kNone, 0});
    std::sort(tree_.files.begin(), tree_.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return link(std::move(tree_), std::move(facts), policy, 1, std::move(units_).build());
  }

 private:
  std::map<std::string, FileBuilder> files_;
  std::vector<std::string> others_;
  Tree tree_;
  UnitsBuilder units_;
};

// Where import `index` of `path` leads: a path, "outside", "namespace", "broken" or "no name"; "?" before a
// guess.
inline std::string leads_to(const Project& project, std::string_view path, std::size_t index = 0) {
  const Resolution& to = project.resolution(project.find(path), index);
  switch (to.state) {
    case Resolution::State::kOutside:
      return "outside";
    case Resolution::State::kNamespace:
      return "namespace";
    case Resolution::State::kBroken:
      return "broken";
    case Resolution::State::kNoName:
      return "no name";
    case Resolution::State::kFile:
      break;
  }
  return (to.guessed ? "?" : "") + std::string(project.path(to.target));
}

}  // namespace ssot::test
