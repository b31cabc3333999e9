// odr-clash (SSOT106): one qualified name, two different definitions that can meet in one program.
//
// Judges only what a parser is sure of, so it says something only of files that were read at depth 2 or 3. At
// depth 3 the contents are compared, types in full; at depth 2, where types are unknown, only which members
// there are. Said nothing of: function templates and specialisations for types of the project, which the same
// words may name and which are two things.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "checks/check.h"
#include "checks/compare_lines.h"
#include "checks/places.h"
#include "index/linkage.h"
#include "index/odr_candidates.h"

namespace ssot {
namespace {

struct Side {
  FileId file{};
  std::uint32_t index = 0;           // into its definitions
  std::vector<std::string> content;  // depth 3: Detail::content; depth 2: names of bases and members
  std::uint64_t odr_hash = 0;        // depth 3: never 0; depth 2: 0
};

constexpr std::size_t kKinds = 32;          // different contents of one name that are told apart
constexpr std::size_t kPlacesOfAKind = 16;  // places of each that others are compared with

bool is_type(const Definition& each) {
  return each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kStruct ||
         each.kind == DefinitionKind::kUnion || each.kind == DefinitionKind::kEnum;
}

// `<int, 4>`: means the same in every file; a name may not.
bool means_the_same_everywhere(std::string_view specialisation) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "bool",  "char", "char8_t", "char16_t", "char32_t", "const",    "double", "false",
      "float", "int",  "long",    "short",    "signed",   "unsigned", "void",   "true"};
  const auto in_word = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  for (std::size_t at = 0; at < specialisation.size();) {
    std::size_t end = at;
    while (end < specialisation.size() && in_word(specialisation[end])) ++end;
    const std::string_view word = specialisation.substr(at, end - at);
    const bool number = !word.empty() && word.front() >= '0' && word.front() <= '9';
    if (!word.empty() && !number && std::find(kWords.begin(), kWords.end(), word) == kWords.end())
      return false;
    at = std::max(end, at + 1);
  }
  return true;
}

class Clashes {
 public:
  Clashes(const CheckInput& input, Sink& sink)
      : project_(input.project), input_(input), sink_(sink), linkage_(input.project, input.policy) {}

  void judge() {
    if (!linkage_.known()) return;
    for (std::size_t i = 0; i < project_.size(); ++i) collect(FileId{static_cast<std::uint32_t>(i)});
    // An outer name comes before what it holds, so that members of two different classes are not told again.
    for (auto& [identity, sides] : sides_) judge(sides);
    for (const Finding& finding : findings_) sink_.report(finding);
  }

 private:
  const Definition& definition(const Side& side) const {
    return project_.facts(side.file).definitions[side.index];
  }

  // Its own name, and what tells it from others of that name; empty: not to be judged.
  std::string identity(FileId file, std::uint32_t index) const {
    const FileFacts& facts = project_.facts(file);
    const Definition& each = facts.definitions[index];
    const Detail* detail = project_.detail(file, index);
    if (!detail || detail->internal || detail->from_macro) return {};
    if (each.declaration || each.local || each.unnamed_scope || each.conditional) return {};
    std::string text(each.qualified);
    for (std::int32_t at = static_cast<std::int32_t>(index); at >= 0;) {
      const Definition& outer = facts.definitions[static_cast<std::size_t>(at)];
      if (!means_the_same_everywhere(outer.specialisation)) return {};
      // A partial specialisation.
      if (outer.is_template && !outer.specialisation.empty()) return {};
      text += fmt::format("\n{}", outer.specialisation);
      at = outer.parent;
    }
    if (is_type(each)) return text;
    const bool judged = each.kind == DefinitionKind::kFunction && detail->is_inline && !detail->is_deleted &&
                        !each.is_template && facts.depth == Proof::kUnit;
    if (!judged || detail->content.empty()) return {};
    // Its signature in full: what one file calls `X` may be another type in another file.
    return fmt::format("{}\n{}", text, detail->content.front());
  }

  void collect(FileId file) {
    const FileFacts& facts = project_.facts(file);
    if (facts.details.empty() || facts.depth == Proof::kLexer || !takes_part_in_odr(project_, file)) return;
    std::map<std::string, std::uint32_t> here;
    std::set<std::string> several;  // alternatives, of which nobody knows which one holds
    for (std::uint32_t i = 0; i < facts.definitions.size(); ++i) {
      const std::string name = identity(file, i);
      if (!name.empty() && !here.emplace(name, i).second) several.insert(name);
    }
    for (const auto& [name, index] : here) {
      if (several.contains(name)) continue;
      Side side{.file = file, .index = index, .content = {}, .odr_hash = 0};
      if (fill(side)) sides_[name].push_back(std::move(side));
    }
  }

  // False: there is nothing to compare.
  bool fill(Side& side) const {
    if (project_.facts(side.file).depth == Proof::kParse) return fill_members(side);
    const Detail& detail = *project_.detail(side.file, side.index);
    side.odr_hash = detail.odr_hash;
    side.content.assign(detail.content.begin(), detail.content.end());
    return side.odr_hash != 0;
  }

  // What a parser is sure of without types. Of enumerations that is nothing: their values may be made by
  // macros.
  bool fill_members(Side& side) const {
    const FileFacts& facts = project_.facts(side.file);
    const Definition& each = definition(side);
    if (each.kind == DefinitionKind::kEnum) return false;
    for (const std::string_view base : each.bases) {
      const std::string_view name = base.substr(0, base.find('<'));
      side.content.push_back(fmt::format("base {}", name.substr(name.rfind(':') + 1)));
    }
    // Definitions are in order of place, so members follow.
    for (std::size_t k = side.index + 1; k < facts.definitions.size(); ++k) {
      const Definition& member = facts.definitions[k];
      if (member.line > each.end_line) break;
      if (member.parent != static_cast<std::int32_t>(side.index)) continue;
      const Detail* detail = project_.detail(side.file, k);
      if (member.conditional || !detail || detail->from_macro) return false;
      side.content.push_back(
          member.kind == DefinitionKind::kFunction
              ? fmt::format("{}, {}", member.name, count_of(member.parameters.size(), "parameter"))
              : std::string(member.name));
    }
    // Where nobody knows the types, the order of members says little.
    std::sort(side.content.begin(), side.content.end());
    return true;
  }

  // Certainly: what only one of the two was read for is no difference.
  static bool differ(const Side& here, const Side& there) {
    if ((here.odr_hash == 0) != (there.odr_hash == 0)) return false;
    return (here.odr_hash == 0 || here.odr_hash != there.odr_hash) && here.content != there.content;
  }

  using Kind = std::vector<const Side*>;  // places of the same content, in order

  void judge(const std::vector<Side>& sides) {
    if (sides.size() < 2) return;
    std::vector<Kind> kinds;
    for (const Side& side : sides) {
      auto own = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
        const Side& first = *kind.front();
        return side.odr_hash == first.odr_hash && (side.odr_hash != 0 || side.content == first.content);
      });
      report(side, own == kinds.end() ? Kind{} : *own, kinds);
      if (own != kinds.end()) {
        if (own->size() < kPlacesOfAKind) own->push_back(&side);
      } else if (kinds.size() < kKinds) {
        kinds.push_back({&side});
      }
    }
  }

  // Against the first earlier place that differs and certainly meets it; else the first that may. A clash
  // that an earlier copy of this definition has as well is not told again.
  void report(const Side& side, const Kind& copies, const std::vector<Kind>& kinds) {
    const Side* other = nullptr;
    Meeting how = Meeting::kApart;
    for (const Kind& kind : kinds) {
      if (!differ(side, *kind.front())) continue;
      for (const Side* each : kind) {
        const Meeting meeting = linkage_.meeting(side.file, each->file);
        if (meeting == Meeting::kApart || meeting < how) continue;
        if (meeting == how && other->file < each->file) continue;
        const bool told = std::any_of(copies.begin(), copies.end(), [&](const Side* copy) {
          return linkage_.meeting(copy->file, each->file) >= meeting;
        });
        if (told) continue;
        other = each;
        how = meeting;
      }
    }
    if (other) report(side, *other, how);
  }

  void report(const Side& side, const Side& other, Meeting how) {
    const FileFacts& facts = project_.facts(side.file);
    const Definition& each = definition(side);
    for (std::int32_t at = each.parent; at >= 0;
         at = facts.definitions[static_cast<std::size_t>(at)].parent) {
      if (told_.contains({side.file, at})) return;
    }
    told_.insert({side.file, static_cast<std::int32_t>(side.index)});
    if (!is_type(each) && each.parent >= 0) {
      const auto [first, added] = of_class_.try_emplace({side.file, each.parent}, findings_.size());
      if (!added) {
        add_member(findings_[first->second], side);
        return;
      }
    }
    Finding finding;
    finding.path = facts.path;
    finding.region = region_of(each);
    finding.detail = each.qualified;
    if (!is_type(each)) {
      const auto& types = project_.detail(side.file, side.index)->parameter_types;
      finding.detail += fmt::format("({})", fmt::join(types, ", "));
    }
    finding.comparison = differing_lines(side.content, other.content);
    const std::string_view there = project_.path(other.file);
    finding.message =
        fmt::format("{} {} has another definition in {}: {}; {}", definition_kind_name(each.kind),
                    each.qualified, there, first_difference(finding.comparison), linked(side, other, how));
    finding.advice =
        "Keep one of them and include it where the other stood; if they are two things, give one another "
        "name or an "
        "unnamed namespace.";
    finding.related.push_back({std::string(there), region_of(definition(other)), "the other definition"});
    finding.proof = std::min(facts.depth, project_.facts(other.file).depth);
    const Severity asked = input_.policy.severity_of("odr-clash");
    if (how == Meeting::kUnknown) {
      finding.own_severity = std::min(asked, Severity::kNote);
    } else if (finding.proof != Proof::kUnit) {
      finding.own_severity = std::min(asked, Severity::kWarning);
    }
    findings_.push_back(std::move(finding));
  }

  // One class whose functions differ is one finding.
  void add_member(Finding& finding, const Side& side) const {
    finding.related.push_back({std::string(project_.path(side.file)), region_of(definition(side)),
                               fmt::format("{} differs as well", definition(side).qualified)});
  }

  std::string linked(const Side& side, const Side& other, Meeting how) {
    if (how == Meeting::kUnknown) return "whether they are linked together is not known";
    const auto& a = linkage_.programs_of(side.file).known;
    const auto& b = linkage_.programs_of(other.file).known;
    std::vector<std::uint32_t> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    // A program says more than a library that it is made of.
    const auto is_archive = [&](std::uint32_t each) {
      const std::string_view name = linkage_.program_name(each);
      return name.ends_with(".a") || name.ends_with(".lib");
    };
    const auto program = std::find_if_not(common.begin(), common.end(), is_archive);
    const std::string_view name = linkage_.program_name(program == common.end() ? common.front() : *program);
    const std::string more = common.size() > 1 ? fmt::format(" and {} more", common.size() - 1) : "";
    return fmt::format("both are {} {}{}", program == common.end() ? "in" : "linked into", name, more);
  }

  const Project& project_;
  const CheckInput& input_;
  Sink& sink_;
  Linkage linkage_;
  std::map<std::string, std::vector<Side>> sides_;                   // by identity; in order of file
  std::set<std::pair<FileId, std::int32_t>> told_;                   // definitions with a finding
  std::map<std::pair<FileId, std::int32_t>, std::size_t> of_class_;  // the finding about a class's functions
  std::vector<Finding> findings_;
};

void judge(const CheckInput& input, Sink& sink) { Clashes(input, sink).judge(); }

}  // namespace

constinit const Check odr_clash{judge};

}  // namespace ssot
