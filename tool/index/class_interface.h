// What a class offers to its callers: its public methods, own and inherited, by name.
//
// Left out: constructors, destructors, operators, what is private or protected. Several definitions of one name (overloads,
// alternatives under `if` or `#if`) are one entry without a definition: the name is there, how it is called is not known.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "index/class_hierarchy.h"

namespace ssot {

enum class MethodKind : std::uint8_t { kInstance, kStatic, kClass, kProperty };

struct Method {
  std::string_view name;
  ClassPlace owner;              // the class of the lineage that has it
  std::int32_t definition = -1;  // in the owner's file; -1: something of that name, and no more is known
  MethodKind kind = MethodKind::kInstance;
  bool is_abstract = false;
  bool sometimes = false;  // only under an `if`, `try` or `#if`
};

struct ClassInterface {
  std::vector<Method> methods;       // public ones, in order of lineage and place; each name once
  std::set<std::string_view> names;  // everything that the class or its instances certainly have, public or not
  bool open = false;  // it may have more: `__getattr__`, a decorator that nobody knows, an unfinished lineage
  std::map<std::string_view, std::size_t> by_name;  // into `methods`

  const Method* find(std::string_view name) const;
};

// Of `lineage`, or, with `own`, of its first class alone.
ClassInterface interface_of(const Project& project, const Lineage& lineage, bool own = false);

// The class says that it is there to be implemented: a base that marks it so, an abstract method, a pure virtual one.
bool is_abstract_class(const Project& project, ClassPlace place);

}  // namespace ssot
