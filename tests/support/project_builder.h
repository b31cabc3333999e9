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
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
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

  Project build(const Policy& policy = {}) {
    std::vector<FileFacts> facts;
    for (auto& [path, file] : files_) {
      tree_.files.push_back({path, file.facts().language, 0});
      facts.push_back(std::move(file.facts()));
    }
    for (const std::string& path : others_) tree_.files.push_back({path, Language::kNone, 0});
    std::sort(tree_.files.begin(), tree_.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return link(std::move(tree_), std::move(facts), policy);
  }

 private:
  std::map<std::string, FileBuilder> files_;
  std::vector<std::string> others_;
  Tree tree_;
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
