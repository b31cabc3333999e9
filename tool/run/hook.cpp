#include "run/hook.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/files.h"
#include "base/output.h"
#include "base/path.h"
#include "base/text.h"
#include "git/hooks.h"
#include "worker/locate.h"

namespace ssot {
namespace {

constexpr std::size_t kLargestHook = std::size_t{1} << 20;

// A link is somebody's, wherever it leads: what we write is a file.
HookAuthor author_of_file(const std::string& file, const struct stat& info) {
  if (!S_ISREG(info.st_mode)) return HookAuthor::kSomebody;
  FileBuffer buffer;
  if (buffer.read(file, kLargestHook) != FileBuffer::Status::kOk) return HookAuthor::kSomebody;
  return author_of_hook(buffer.text());
}

Error left_alone(const HookPlace& place) {
  const std::string file = valid_utf8(place.file);
  switch (*place.author) {
    case HookAuthor::kOursEdited:
      return Error{fmt::format(
          "{} was written by ssot and edited since; it is left as it is. Delete it to have it written anew.",
          file)};
    case HookAuthor::kPreCommit:
      return Error{
          fmt::format("{} belongs to pre-commit and is left as it is. Add this to .pre-commit-config.yaml "
                      "under \"repos:\":\n{}",
                      file, pre_commit_entry())};
    default:
      return Error{fmt::format(
          "{} is somebody else's and is left as it is. To judge what is committed, add this line to it:\n{}",
          file, valid_utf8(hook_line()))};
  }
}

}  // namespace

Result<HookPlace> find_hook() {
  const std::string here = real_path(".");
  const auto repository = find_repository(here);
  if (!repository) return Error{"there is no git repository here; a hook needs one."};
  const auto folder = hooks_folder(*repository);
  if (!folder) return Error{folder.error()};
  HookPlace place{.file = folder->path + "/pre-commit",
                  .top = repository->top,
                  .elsewhere = folder->elsewhere,
                  .author = {}};
  struct stat info{};
  if (lstat(place.file.c_str(), &info) != 0) return place;
  place.author = author_of_file(place.file, info);
  place.runs =
      stat(place.file.c_str(), &info) == 0 && S_ISREG(info.st_mode) && access(place.file.c_str(), X_OK) == 0;
  return place;
}

std::string hook_line() { return shell_word(this_executable()) + " check --staged || exit 1"; }

std::string pre_commit_entry() {
  return "  - repo: local\n"
         "    hooks:\n"
         "      - id: ssot\n"
         "        name: ssot\n"
         "        entry: ssot check --staged\n"
         "        language: system\n"
         "        pass_filenames: false\n"
         "        always_run: true";
}

Result<std::string> hook_text(const HookPlace& place, const std::string& config) {
  const std::string program = this_executable();
  if (program.empty())
    return Error{"the system does not say where this program lies, so a hook cannot name it."};
  if (config.empty()) return hook_script(program, "");
  const std::string file = real_path(config);
  if (file.empty() || !is_under(file, place.top)) {
    return Error{fmt::format("--config {} is no file of the work tree {}.", valid_utf8(config),
                             valid_utf8(place.top))};
  }
  return hook_script(program, path_from(place.top, file));
}

Result<HookDone> install_hook(const HookPlace& place, const std::string& text, bool shared) {
  const std::string folder(folder_of(place.file));
  if (place.elsewhere && !shared) {
    return Error{
        fmt::format("core.hooksPath leads to {}, outside this repository: a hook there runs for every "
                    "repository that names it. "
                    "ssot hook install --shared writes it all the same.",
                    valid_utf8(folder))};
  }
  if (place.author && *place.author != HookAuthor::kOurs) return left_alone(place);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Error{fmt::format("{} cannot be made: {}.", valid_utf8(folder), error.message())};
  const auto written = write_program(place.file, text, place.author ? Existing::kReplace : Existing::kKeep);
  if (!written) return Error{written.error()};
  return HookDone{};
}

Result<HookDone> uninstall_hook(const HookPlace& place) {
  if (!place.author || *place.author == HookAuthor::kSomebody || *place.author == HookAuthor::kPreCommit)
    return Error{fmt::format("{} is no hook of ssot; nothing was taken away.", valid_utf8(place.file))};
  if (*place.author == HookAuthor::kOursEdited) {
    return Error{
        fmt::format("{} was written by ssot and edited since; it is left as it is. Delete it yourself.",
                    valid_utf8(place.file))};
  }
  if (unlink(place.file.c_str()) != 0)
    return Error{fmt::format("{} cannot be taken away: {}.", valid_utf8(place.file), std::strerror(errno))};
  return HookDone{};
}

}  // namespace ssot
