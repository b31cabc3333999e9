// Which classes a class gets its members from, in the order in which they are looked up: Python's method resolution order,
// C++ bases depth first.
//
// A base that is not found in the tree, or whose file's definitions were not read, leaves the lineage unfinished: what such a
// class has is known, what it lacks is not.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "index/project.h"

namespace ssot {

// A class of the tree by the place of its definition.
struct ClassPlace {
  FileId file = kNoFile;
  std::int32_t definition = -1;
  bool known() const { return file != kNoFile && definition >= 0; }
  friend auto operator<=>(const ClassPlace&, const ClassPlace&) = default;
};

struct Lineage {
  std::vector<ClassPlace> classes;  // the class itself first
  bool whole = true;                // nothing else can bring a member
  bool unread = false;              // what is missing may lie in this tree: a base that leads into it, or any of a C++ class
};

class ClassHierarchy {
 public:
  explicit ClassHierarchy(const Project& project) : project_(project) {}

  // Kept: asking again costs a look-up. The reference holds as long as the hierarchy.
  const Lineage& lineage(ClassPlace of);

 private:
  struct Bases {
    std::vector<ClassPlace> found;  // in order as written
    bool whole = true;
    bool unread = false;
  };
  Bases bases_of(ClassPlace of) const;
  Lineage merged(ClassPlace of, const Bases& bases) const;

  const Project& project_;
  std::map<ClassPlace, Lineage> lineages_;
};

// A class or struct that is defined at that place, and not only declared.
bool is_class(const Definition& definition);

// The base is one that brings no method of its own: `object`, `ABC`, `Protocol`, `Generic[T]`, by the name it is written with.
bool brings_no_methods(std::string_view base);

// The base says that the class is an interface: `ABC`, `Protocol`.
bool marks_interface(std::string_view base);

}  // namespace ssot
