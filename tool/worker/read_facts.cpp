#include "worker/read_facts.h"

#include <charconv>

#include "worker/json_members.h"

namespace ssot {
namespace {

using nlohmann::json;

// The enumerator that `name_of` calls `name`.
template <class Enum>
Enum named(std::string_view name, std::string_view (*name_of)(Enum), Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return Enum{};
}

class FactsReader {
 public:
  explicit FactsReader(const json& value) : members_(value) {}

  FileFacts read() && {
    facts_.path = bytes_of_path();
    facts_.language = Language::kCpp;
    facts_.depth = named(members_.text("depth"), proof_name, Proof::kUnit);
    facts_.defined = true;
    members_.each("definitions", [&](const json& each) { add_definition(JsonMembers(each)); });
    for (Definition& each : facts_.definitions) each.parent = inside(each.parent);
    members_.each("uses", [&](const json& each) { add_use(JsonMembers(each)); });
    members_.each("bindings", [&](const json& each) { add_binding(JsonMembers(each)); });
    members_.each("gaps", [&](const json& each) { add_gap(JsonMembers(each)); });
    return std::move(facts_);
  }

 private:
  // A path that is not UTF-8 has its bytes beside it, percent-encoded.
  std::string bytes_of_path() const {
    const std::string_view encoded = members_.text("path_bytes");
    if (encoded.empty()) return std::string(members_.text("path"));
    std::string bytes;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
      unsigned value = 0;
      if (encoded[i] == '%' && i + 2 < encoded.size() &&
          std::from_chars(&encoded[i + 1], &encoded[i + 1] + 2, value, 16).ec == std::errc()) {
        bytes += static_cast<char>(value);
        i += 2;
      } else {
        bytes += encoded[i];
      }
    }
    return bytes;
  }

  std::string_view keep(std::string_view text) { return facts_.arena.copy(text); }
  std::vector<std::string_view> keep_all(const JsonMembers& members, const char* name) {
    std::vector<std::string_view> all;
    members.each(name, [&](const json& each) {
      all.push_back(each.is_string() ? keep(each.get_ref<const std::string&>()) : std::string_view());
    });
    return all;
  }
  std::int32_t inside(std::int32_t parent) const {
    return parent < 0 || static_cast<std::size_t>(parent) >= facts_.definitions.size() ? -1 : parent;
  }

  void add_definition(const JsonMembers& members) {
    Definition definition;
    Detail detail;
    definition.kind = named(members.text("kind"), definition_kind_name, DefinitionKind::kMacro);
    definition.access = named(members.text("access"), access_name, Access::kPrivate);
    definition.declaration = members.flag("declaration");
    definition.is_template = members.flag("template");
    definition.conditional = members.flag("conditional");
    definition.local = members.flag("local");
    definition.name = keep(members.text("name"));
    definition.qualified = keep(members.text("qualified"));
    definition.unnamed_scope = definition.qualified.find("(anonymous)") != std::string_view::npos;
    definition.specialisation = keep(members.text("specialisation"));
    definition.target = keep(members.text("target"));
    definition.returns = keep(members.text("returns"));
    definition.line = members.number<int>("line", 1);
    definition.column = members.number<int>("column", 1);
    definition.name_column = members.number<int>("name_column", 1);
    definition.end_line = members.number<int>("end_line", definition.line);
    definition.parent = members.number<std::int32_t>("parent", -1);
    definition.bases = keep_all(members, "bases");
    members.each("parameters", [&](const json& each) {
      const JsonMembers parameter(each);
      definition.parameters.push_back(
          {.name = keep(parameter.text("name")),
           .kind = named(parameter.text("kind"), parameter_kind_name, ParameterKind::kKwarg),
           .has_default = parameter.flag("default")});
      detail.parameter_types.push_back(keep(parameter.text("type")));
    });
    read_detail(members, detail);
    facts_.definitions.push_back(std::move(definition));
    facts_.details.push_back(std::move(detail));
  }

  void read_detail(const JsonMembers& members, Detail& detail) {
    detail.sure = members.flag("sure");
    detail.is_virtual = members.flag("virtual");
    detail.is_pure = members.flag("pure");
    detail.is_static = members.flag("static");
    detail.is_const = members.flag("const");
    detail.is_deleted = members.flag("deleted");
    detail.is_inline = members.flag("inline");
    detail.from_macro = members.flag("macro");
    detail.internal = members.flag("internal");
    detail.type = keep(members.text("type"));
    detail.reference = keep(members.text("reference"));
    detail.meant = keep(members.text("meant"));
    detail.full_bases = keep_all(members, "full_bases");
    detail.content = keep_all(members, "content");
    const std::string_view hash = members.text("odr_hash");
    std::from_chars(hash.data(), hash.data() + hash.size(), detail.odr_hash, 16);
  }

  void add_use(const JsonMembers& members) {
    Use use{.kind = named(members.text("kind"), use_kind_name, UseKind::kMember),
            .continued = members.flag("continued"),
            .returned = members.flag("returned"),
            .maybe = members.flag("maybe"),
            .name = keep(members.text("name")),
            .how = keep(members.text("how")),
            .meant = keep(members.text("meant")),
            .bound = keep(members.text("bound")),
            .arguments = {},
            .line = members.number<int>("line", 1),
            .column = members.number<int>("column", 1),
            .end_line = members.number<int>("end_line", 1),
            .end_column = members.number<int>("end_column", 1),
            .parent = inside(members.number<std::int32_t>("parent", -1))};
    members.each("arguments", [&](const json& each) {
      const JsonMembers argument(each);
      use.arguments.push_back({.keyword = keep(argument.text("keyword")),
                               .text = keep(argument.text("text")),
                               .literal = argument.flag("literal"),
                               .nested = argument.flag("nested"),
                               .line = argument.number<int>("line", 1),
                               .column = argument.number<int>("column", 1)});
    });
    facts_.uses.push_back(std::move(use));
  }

  void add_binding(const JsonMembers& members) {
    facts_.bindings.push_back({.name = keep(members.text("name")),
                               .value = keep(members.text("value")),
                               .literal = members.flag("literal"),
                               .line = members.number<int>("line", 1),
                               .column = members.number<int>("column", 1),
                               .parent = inside(members.number<std::int32_t>("parent", -1))});
  }

  void add_gap(const JsonMembers& members) {
    facts_.gaps.push_back({.path = facts_.path,
                           .line = members.number<int>("line"),
                           .kind = named(members.text("kind"), gap_kind_name, GapKind::kSkippedLimit),
                           .reason = std::string(members.text("reason"))});
  }

  JsonMembers members_;
  FileFacts facts_;
};

}  // namespace

FileFacts read_facts_json(const json& value) { return FactsReader(value).read(); }

}  // namespace ssot
