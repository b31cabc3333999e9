// Who is measured by the interface of a concept, for SSOT104: what derives from its canonical class or from
// an abstract part of it, and what copies the canonical class under the concept's name or a double's.
#pragma once
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/check.h"
#include "index/class_interface.h"

namespace ssot {

// A class of the concept that others are measured by.
struct Canon {
  const Symbol* symbol = nullptr;
  ClassPlace place;
  ClassInterface interface;
  bool is_canonical = false;  // else an abstract part
};

struct InterfaceUser {
  ClassPlace place;
  const Canon* canon = nullptr;
  bool derives = false;   // from the canon: what it does not define it has from there
  bool own_only = false;  // what it inherits is told of elsewhere
};

class InterfaceUsers {
 public:
  explicit InterfaceUsers(const CheckInput& input) : input_(input), hierarchy_(input.project) {}

  std::vector<Canon> canons(const FoundConcept& found);
  // Sorted by place. `canons` must outlive the answer.
  std::vector<InterfaceUser> users(const FoundConcept& found, const std::vector<Canon>& canons);

  ClassHierarchy& hierarchy() { return hierarchy_; }
  // Some class of the tree names it among its bases, by name.
  bool has_heirs(std::string_view name);

 private:
  const Definition& definition(ClassPlace place) const;
  ClassPlace find_class(const FoundSymbol& symbol) const;
  void collect_heirs();
  std::vector<ClassPlace> may_derive(const std::vector<Canon>& canons);
  void add_heirs(const std::vector<Canon>& canons, std::vector<InterfaceUser>& users);
  void add_copies(const FoundConcept& found, const std::vector<Canon>& canons,
                  std::vector<InterfaceUser>& users);
  bool may_copy(const FoundConcept& found, std::string_view name, const std::vector<Canon>& canons) const;
  const Canon* original_of(const FoundConcept& found, const FileFacts& facts, const Definition& each,
                           const std::vector<Canon>& canons) const;
  bool is_same_kind(ClassPlace place, const ClassInterface& interface, const Canon& canon);
  // Methods of the bases that both have.
  std::set<std::string_view> shared_names(ClassPlace a, ClassPlace b);

  const CheckInput& input_;
  ClassHierarchy hierarchy_;
  bool collected_ = false;
  std::unordered_map<std::string_view, std::vector<ClassPlace>> heirs_;  // by the last name of a base
  std::unordered_map<std::string_view, std::vector<std::string_view>>
      other_names_;  // by name: what it is renamed to
};

}  // namespace ssot
