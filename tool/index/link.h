// Facts → Project: a pure function, run once the set of files is fixed.
//
// Some imports can only be called broken after a look at what is not facts: the text of the module that seems
// to lack a name, git's ignore rules for a module that seems absent. `questions` lists them; `answered`
// settles them.
#pragma once
#include <string>
#include <vector>

#include "index/project.h"

namespace ssot {

// `facts` must be sorted by path and hold nothing that SSOT501 reports. An `#include` that translation units followed
// leads to what they found; all others to what the rules of the contract say. `documents` must be sorted by path.
Project link(Tree tree, std::vector<FileFacts> facts, const Policy& policy, unsigned threads = 1,
             Units units = {}, std::vector<Document> documents = {});

// Does `name` stand anywhere in the text of `module`? If not, the import leads nowhere.
struct NameQuestion {
  FileId module{};
  std::string_view name;
};
// Would git ignore `path` (without extension or `/__init__.py`)? Then the module is generated, and not
// broken.
struct AbsenceQuestion {
  std::string path;
};
struct Questions {
  std::vector<NameQuestion> names;        // sorted, unique
  std::vector<AbsenceQuestion> absences;  // sorted, unique
};
Questions questions(const Project& project);

struct Answers {
  std::vector<NameQuestion> absent;  // names that stand nowhere in their module, sorted as asked
  std::vector<std::string> ignored;  // paths that git would ignore, sorted
};
Project answered(Project project, const Answers& answers);

}  // namespace ssot
