// `ssot hook`: the pre-commit hook of a repository, for those who do without the framework of that name.
// Writes where git itself would look, and never over what somebody else wrote.
#pragma once
#include <optional>
#include <string>

#include "base/result.h"
#include "run/hook_script.h"

namespace ssot {

struct HookPlace {
  std::string file;                  // absolute: …/hooks/pre-commit
  std::string top;                   // absolute: the work tree
  bool elsewhere = false;            // outside the repository (core.hooksPath)
  std::optional<HookAuthor> author;  // of what is there; without a value nothing is
  bool runs = false;                 // what is there is a regular file that may be executed, or a link to one
};

// For the repository around the working directory. Fails with a sentence where there is none.
Result<HookPlace> find_hook();

// The line that somebody's own hook needs, with the path of this program.
std::string hook_line();
// What `.pre-commit-config.yaml` needs under `repos:`.
std::string pre_commit_entry();

// The script for this program; `config` as typed, or empty. Fails where it names no file of the work tree.
Result<std::string> hook_text(const HookPlace& place, const std::string& config);

struct HookDone {};
// Writes `text`. `shared`: also where the folder is not the repository's own.
Result<HookDone> install_hook(const HookPlace& place, const std::string& text, bool shared);
Result<HookDone> uninstall_hook(const HookPlace& place);

}  // namespace ssot
