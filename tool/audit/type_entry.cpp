#include "audit/type_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/parallel.h"

namespace ssot {
namespace {

bool is_type(const Definition& each) {
  return each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kStruct;
}

void add_method(TypeEntry& type, std::string_view name, const Definition& declared, const Lines& body) {
  const auto [known, fresh] = type.by_name.emplace(name, type.methods.size());
  if (fresh) {
    type.methods.push_back({name, &declared, body});
  } else if (MethodEntry& each = type.methods[known->second]; each.body.file == nullptr) {
    each.body = body;
  }
}

void add_own_methods(TypeEntry& type) {
  const Definition& self = type.at();
  type.text.push_back({type.facts, self.line, self.end_line});
  const auto& all = type.facts->definitions;
  for (std::size_t i = static_cast<std::size_t>(type.definition) + 1; i < all.size(); ++i) {
    if (all[i].parent < type.definition && all[i].line > self.end_line) break;
    if (all[i].parent != type.definition || all[i].kind != DefinitionKind::kFunction) continue;
    const Lines body = all[i].declaration ? Lines{} : Lines{type.facts, all[i].line, all[i].end_line};
    add_method(type, all[i].name, all[i], body);
  }
}

// A C++ method that is written outside of its class.
struct Outside {
  std::size_t type = 0;
  const FileFacts* file = nullptr;
  const Definition* definition = nullptr;
};

class OutsideMethods {
 public:
  OutsideMethods(const Project& project, std::span<const TypeEntry> types)
      : project_(project), types_(types) {
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (types[i].facts->language != Language::kPython && types[i].file != kNoFile)
        by_name_[types[i].at().qualified].push_back(i);
    }
  }

  std::vector<Outside> in(FileId file) const {
    const FileFacts& facts = project_.facts(file);
    std::vector<Outside> found;
    if (facts.language == Language::kPython) return found;
    for (const Definition& each : facts.definitions) {
      if (each.parent >= 0 || each.kind != DefinitionKind::kFunction || each.declaration) continue;
      const std::size_t end = each.qualified.rfind("::");
      if (end == std::string_view::npos) continue;
      const auto owners = by_name_.find(each.qualified.substr(0, end));
      if (owners == by_name_.end()) continue;
      if (const std::size_t type = owner(owners->second, file); type < types_.size())
        found.push_back({type, &facts, &each});
    }
    return found;
  }

 private:
  // Of several classes of one qualified name the one whose header the file includes; of none where it
  // includes several.
  std::size_t owner(const std::vector<std::size_t>& types, FileId file) const {
    if (types.size() == 1) return types.front();
    std::size_t found = types_.size();
    for (const std::size_t type : types) {
      const bool known = types_[type].file == file || includes(file, types_[type].file);
      if (known && found != types_.size()) return types_.size();
      if (known) found = type;
    }
    return found;
  }

  bool includes(FileId file, FileId header) const {
    const auto edges = project_.edges(file);
    return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) { return edge.to == header; });
  }

  const Project& project_;
  std::span<const TypeEntry> types_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_name_;
};

}  // namespace

std::size_t TypeEntry::lines() const {
  std::size_t all = 0;
  for (const Lines& each : text) all += static_cast<std::size_t>(std::max(0, each.last - each.first + 1));
  return all;
}

const MethodEntry* TypeEntry::method(std::string_view wanted) const {
  const auto found = by_name.find(wanted);
  return found == by_name.end() ? nullptr : &methods[found->second];
}

bool stands_for_itself(const FileFacts& facts, const Definition& definition) {
  return is_type(definition) && !definition.declaration && !definition.local && !definition.unnamed_scope &&
         !definition.conditional && definition.specialisation.empty() && definition.parent < 0 &&
         !definition.name.empty() && !facts.path.ends_with(".pyi");
}

void add_methods(const Project& project, std::span<TypeEntry> types, unsigned threads) {
  parallel_for(types.size(), threads, [&](std::size_t i, unsigned) { add_own_methods(types[i]); });
  const OutsideMethods outside(project, types);
  std::vector<std::vector<Outside>> found(project.size());
  parallel_for(project.size(), threads, [&](std::size_t i, unsigned) {
    found[i] = outside.in(FileId{static_cast<std::uint32_t>(i)});
  });
  for (const std::vector<Outside>& file : found) {
    for (const Outside& each : file) {
      TypeEntry& type = types[each.type];
      const Lines body{each.file, each.definition->line, each.definition->end_line};
      add_method(type, each.definition->name, *each.definition, body);
      type.text.push_back(body);
    }
  }
}

bool is_plain_method(const TypeEntry& type, std::string_view method) {
  if (type.facts->language == Language::kPython) return !method.starts_with("__");
  return method != type.at().name && !method.starts_with('~') && !method.starts_with("operator");
}

std::string signature_of(const FileFacts& facts, const Definition& method) {
  std::string text = fmt::format("{}{}(", method.is_async ? "async " : "", method.name);
  bool starred = false;
  bool first = true;
  for (std::size_t i = 0; i < method.parameters.size(); ++i) {
    const Parameter& each = method.parameters[i];
    if (i == 0 && facts.language == Language::kPython && method.parent >= 0 &&
        (each.name == "self" || each.name == "cls"))
      continue;
    if (!first) text += ", ";
    first = false;
    if (each.kind == ParameterKind::kVararg) starred = true;
    if (each.kind == ParameterKind::kKeywordOnly && !starred) {
      starred = true;
      text += "*, ";
    }
    if (each.kind == ParameterKind::kVararg) text += "*";
    if (each.kind == ParameterKind::kKwarg) text += "**";
    text += each.name.empty() ? std::string_view("_") : each.name;
    if (each.has_default) text += "=…";
  }
  return text + ")";
}

}  // namespace ssot
