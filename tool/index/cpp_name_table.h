// The C++ definitions of a project by qualified name, and what each file reaches through its includes.
//
// Made when the first name is looked up, kept with the project; may be asked from several threads.
#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/facts.h"

namespace ssot {

class Project;
enum class FileId : std::uint32_t;

// "ns::(anonymous)::C" → "ns::C".
std::string without_anonymous(std::string_view qualified);

class CppNameTable {
 public:
  struct Entry {
    std::string_view name;  // qualified, without anonymous namespaces
    FileId file{};
    std::int32_t definition = -1;
  };
  // A `using namespace`, an inline namespace (`name` empty) or a namespace alias that a file sees.
  struct SeenNamespace {
    FileId file{};
    const NamespaceUse* use = nullptr;
  };
  // What a file sees: itself and what it includes, however deep.
  struct View {
    std::unordered_map<FileId, Proof> sure;
    std::vector<FileId> guessed;  // only through an include that was guessed; sorted
    std::vector<SeenNamespace> namespaces;
  };

  explicit CppNameTable(const Project& project);

  // All definitions of that name, in order of file.
  std::span<const Entry> find(std::string_view qualified) const;
  // All definitions inside that scope.
  std::span<const Entry> inside(std::string_view scope) const;
  const View& view(const Project& project, FileId file) const;

 private:
  std::deque<std::string> made_names_;
  std::vector<Entry> entries_;  // by name, file, definition
  mutable std::mutex mutex_;
  mutable std::unordered_map<FileId, std::unique_ptr<View>> views_;
};

// Holds the table of one project until its facts change.
class CppNameTableOnce {
 public:
  const CppNameTable& of(const Project& project);

 private:
  std::once_flag once_;
  std::unique_ptr<const CppNameTable> table_;
};

}  // namespace ssot
