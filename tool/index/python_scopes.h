// What binds which name in which scope of a Python file, as its facts tell: definitions, parameters, imports,
// aliases, assignments.
//
// It looks names up; what a name leads to is the matter of python_names.h. Internal to index.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/project.h"

namespace ssot {

class PythonScopes {
 public:
  static constexpr std::int32_t kModuleScope = -1;

  enum class Kind : std::uint8_t {
    kDefinition,  // index into definitions
    kParameter,   // index into the parameters of the scope
    kImport,      // index into imports
    kAlias,       // index into exports
    kBinding,     // index into bindings
    kOther,       // the module binds it in a way that the facts do not tell; no index
  };
  struct Entry {
    std::int32_t scope = kModuleScope;  // the function or class whose body binds it
    std::string_view name;
    Kind kind = Kind::kOther;
    std::int32_t index = -1;
  };

  // `facts` must outlive it.
  explicit PythonScopes(const FileFacts& facts);

  // What binds `name` in the body of `scope`. An attribute that methods bind, "self.x", is looked up under
  // its whole name in the scope of their class.
  std::span<const Entry> of(std::int32_t scope, std::string_view name) const;
  // `from m import *` at module level: indices into imports, in order of place.
  std::span<const std::int32_t> stars() const { return stars_; }
  // Whether `from this import *` binds the name.
  bool offers(std::string_view name) const;

 private:
  void add_definitions();
  void add_imports();
  void add_assignments();
  void add_others();
  std::int32_t class_around(std::int32_t definition) const;

  const FileFacts& facts_;
  std::vector<Entry> entries_;  // sorted by scope, name, kind, index
  std::vector<std::int32_t> stars_;
  std::vector<std::string_view> all_;  // entries of `__all__`, sorted
};

// The scopes of a project's files, each made when it is first asked for; safe to ask from several threads.
class PythonScopeTables {
 public:
  const PythonScopes& of(const Project& project, FileId file);

 private:
  std::mutex mutex_;
  std::unordered_map<FileId, std::unique_ptr<PythonScopes>> tables_;
};

}  // namespace ssot
