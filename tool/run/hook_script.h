// The text of the pre-commit hook that `ssot hook install` writes, and how it is told from others'. Touches
// no disk.
#pragma once
#include <string>
#include <string_view>

namespace ssot {

// Judges what is staged with the program at `program`, or where that is gone with the `ssot` of PATH; with
// neither it refuses the commit. `config`, from the top of the work tree, is handed to --config unless empty.
std::string hook_script(const std::string& program, const std::string& config);

enum class HookAuthor : unsigned char {
  kOurs,
  kOursEdited,  // ours with somebody's changes, which are theirs to keep
  kPreCommit,   // the framework of that name
  kSomebody,
};
HookAuthor author_of_hook(std::string_view text);

// `text` as one word of a POSIX shell.
std::string shell_word(std::string_view text);

}  // namespace ssot
