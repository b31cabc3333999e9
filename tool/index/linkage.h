// Which programs a file's C++ code ends up in: from translation units where there are some, else from
// `cpp.programs` and the include graph. Asked by SSOT106 and by what prepares it; answers are kept.
#pragma once
#include <unordered_map>
#include <vector>

#include "index/project.h"
#include "policy/policy.h"

namespace ssot {

class Linkage {
 public:
  Linkage(const Project& project, const Policy& policy);

  // Neither units nor `cpp.programs`: nothing is known of any file, and nothing may be said.
  bool known() const { return known_; }
  const UnitLookup::Programs& programs_of(FileId file);
  Meeting meeting(FileId a, FileId b) { return UnitLookup::meeting(programs_of(a), programs_of(b)); }
  std::string_view program_name(std::uint32_t program) const;

 private:
  void spread(std::uint32_t program, const std::vector<Glob>& sources);

  const Project& project_;
  const Policy& policy_;
  bool known_;
  std::unordered_map<FileId, UnitLookup::Programs> programs_;
};

}  // namespace ssot
