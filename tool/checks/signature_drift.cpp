// signature-drift (SSOT104): a copy, a double or an heir of a concept's class no longer has its methods.
//
// Precision first: who is compared is checks/interface_users.h, what counts as drift checks/signatures.h. A class that may have
// more than its text shows is never said to lack a method.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "checks/check.h"
#include "checks/double_names.h"
#include "checks/interface_users.h"
#include "checks/places.h"
#include "checks/signatures.h"

namespace ssot {
namespace {

constexpr std::size_t kNamesInMessage = 4;
constexpr std::size_t kMethodsInMessage = 2;

// "a, b, c and 5 more".
std::string first_of(const std::vector<std::string>& names) {
  std::vector<std::string> shown(names.begin(),
                                 names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kNamesInMessage)));
  if (names.size() > shown.size()) shown.push_back(fmt::format("{} more", names.size() - shown.size()));
  return enumerate(shown);
}

class Drift {
 public:
  Drift(const CheckInput& input, const FoundConcept& found, InterfaceUsers& users, const InterfaceUser& user)
      : input_(input),
        project_(input.project),
        found_(found),
        users_(users),
        user_(user),
        canon_(*user.canon),
        facts_(project_.facts(user.place.file)),
        class_(facts_.definitions[static_cast<std::size_t>(user.place.definition)]),
        whole_(interface_of(project_, users.hierarchy().lineage(user.place))),
        proof_(std::min(project_.proof_of(user.place.file, static_cast<std::size_t>(user.place.definition)),
                        project_.proof_of(canon_.place.file, static_cast<std::size_t>(canon_.place.definition)))) {}

  std::optional<Finding> judge() && {
    // An interface of its own may well be smaller.
    const bool may_lack = user_.derives ? implements()
                                        : !whole_.open && !user_.own_only && !is_interface();
    for (const Method& there : canon_.interface.methods) {
      const Method* here = whole_.find(there.name);
      if (user_.derives && here && here->is_abstract && here->owner != user_.place) {
        if (may_lack && there.is_abstract) lacks(there);
      } else if (here && (!user_.own_only || here->owner == user_.place)) {
        compare(*here, there);
      } else if (may_lack && !user_.derives && !whole_.names.contains(there.name) && !there.sometimes &&
                 there.kind != MethodKind::kProperty) {
        lacks(there);
      }
    }
    if (rows_.empty()) return std::nullopt;
    if (!user_.derives) extras();
    return finding();
  }

 private:
  // It is there to be used as it is, so nothing abstract may be left in it.
  bool implements() const {
    if (facts_.language != Language::kPython || whole_.open || canon_.is_canonical) return false;
    return !is_abstract_class(project_, user_.place) && !users_.has_heirs(class_.name);
  }

  bool is_interface() const {
    return is_abstract_class(project_, user_.place) ||
           std::any_of(whole_.methods.begin(), whole_.methods.end(), [](const Method& each) { return each.is_abstract; });
  }

  void lacks(const Method& there) {
    missing_.emplace_back(there.name);
    names_.insert(there.name);
    rows_.push_back({"", signature_text(project_, there)});
  }

  void compare(const Method& here, const Method& there) {
    const std::vector<std::string> drifts = signature_drifts(project_, here, there);
    if (drifts.empty()) return;
    differing_.push_back(fmt::format("{} {}", there.name, enumerate(drifts)));
    names_.insert(there.name);
    rows_.push_back({signature_text(project_, here), signature_text(project_, there)});
    proof_ = std::min({proof_, proof_of(project_, here), proof_of(project_, there)});
  }

  void extras() {
    for (const Method& here : whole_.methods) {
      if (!canon_.interface.names.contains(here.name)) rows_.push_back({signature_text(project_, here), ""});
    }
  }

  bool is_double() const { return is_double_name(class_.name) || input_.policy.is_test(facts_.path); }

  std::string message() const {
    std::vector<std::string> parts;
    const std::string_view kind = definition_kind_name(class_.kind);
    const std::string head = fmt::format("{}{} {}", is_double() ? "test double: " : "", kind, class_.name);
    if (!missing_.empty()) {
      const std::string words = first_of(missing_);
      parts.push_back(user_.derives ? fmt::format("it does not implement {}", words) : fmt::format("it lacks {}", words));
    }
    for (std::size_t i = 0; i < std::min(differing_.size(), kMethodsInMessage); ++i) parts.push_back(differing_[i]);
    if (differing_.size() > kMethodsInMessage)
      parts.push_back(fmt::format("{} more differ", differing_.size() - kMethodsInMessage));
    const std::string said = fmt::format("{}", fmt::join(parts, "; "));
    if (!user_.derives) return fmt::format("{} has drifted from {}: {}", head, canon_.symbol->text, said);
    if (differing_.empty()) return fmt::format("{} derives from {}: {}", head, canon_.symbol->text, said);
    return fmt::format("{} shadows methods of {}, from which it derives: {}", head, canon_.symbol->text, said);
  }

  std::string advice() const {
    if (user_.derives) return "Give its methods the parameters of those they stand in for, or give them other names.";
    if (is_double()) {
      return facts_.language == Language::kPython
                 ? "Bring it in line with the original; a double that is made from it, as create_autospec does, cannot drift."
                 : "Bring it in line with the original; a double that overrides an interface of it cannot drift.";
    }
    return fmt::format("Use the canonical one ({}), or bring this one in line with it.", import_line(*canon_.symbol));
  }

  Finding finding() const {
    Finding finding;
    finding.concept_id = found_.policy->id;
    finding.path = facts_.path;
    finding.region = region_of(class_);
    finding.written = found_.policy->place;
    finding.enclosing = enclosing(facts_, class_.line - 1);
    finding.detail = fmt::format("{}: {}", class_.qualified, fmt::join(names_, ", "));
    finding.message = message();
    finding.advice = advice();
    finding.comparison = rows_;
    const FileFacts& home = project_.facts(canon_.place.file);
    finding.related.push_back({home.path, region_of(home.definitions[static_cast<std::size_t>(canon_.place.definition)]),
                               fmt::format("{} is here", canon_.symbol->right)});
    finding.proof = proof_;
    if (is_double())
      finding.own_severity = std::min(input_.policy.severity_of("signature-drift"), Severity::kNote);
    return finding;
  }

  const CheckInput& input_;
  const Project& project_;
  const FoundConcept& found_;
  InterfaceUsers& users_;
  const InterfaceUser& user_;
  const Canon& canon_;
  const FileFacts& facts_;
  const Definition& class_;
  ClassInterface whole_;
  Proof proof_;
  std::vector<std::string> missing_;
  std::vector<std::string> differing_;
  std::set<std::string_view> names_;
  std::vector<ComparedLine> rows_;
};

void judge(const CheckInput& input, Sink& sink) {
  InterfaceUsers users(input);
  for (const FoundConcept& found : input.concepts.all()) {
    const std::vector<Canon> canons = users.canons(found);
    for (const InterfaceUser& user : users.users(found, canons)) {
      if (std::optional<Finding> finding = Drift(input, found, users, user).judge()) sink.report(std::move(*finding));
    }
  }
}

}  // namespace

constinit const Check signature_drift{judge};

}  // namespace ssot
