// One class or struct of the tree with its methods, wherever they are written. What discovery compares.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/name_words.h"
#include "index/project.h"

namespace ssot {

// Lines of one file, both ends included.
struct Lines {
  const FileFacts* file = nullptr;
  int first = 0;
  int last = 0;
};

struct MethodEntry {
  std::string_view name;
  const Definition* declared =
      nullptr;  // in the class; C++ out of line as well: the definition, when the class is silent
  Lines body;   // of its definition; C++: may stand in another file. `file` null: not found
};

struct TypeEntry {
  FileId file = kNoFile;  // kNoFile: in a left-over copy, which is no part of the project
  const FileFacts* facts = nullptr;
  std::int32_t definition = -1;
  bool test = false;
  NameMeaning name;
  std::vector<MethodEntry> methods;                           // own ones; each name once, in order of place
  std::unordered_map<std::string_view, std::size_t> by_name;  // into `methods`
  std::vector<Lines> text;  // of the class, then of methods that are written elsewhere

  const Definition& at() const { return facts->definitions[static_cast<std::size_t>(definition)]; }
  std::size_t lines() const;
  const MethodEntry* method(std::string_view name) const;
};

// A type that one could mean to be the only one: not nested, local, unnamed, specialised or one of several
// alternatives.
bool stands_for_itself(const FileFacts& facts, const Definition& definition);

// Fills `methods` and `text` of each, C++ methods out of line included (those of `project`).
void add_methods(const Project& project, std::span<TypeEntry> types, unsigned threads);

// Not a constructor, destructor, operator or special method: what a class is used for.
bool is_plain_method(const TypeEntry& type, std::string_view method);

// "send(user, message=…, *, retry)", "async send(…)".
std::string signature_of(const FileFacts& facts, const Definition& method);

}  // namespace ssot
