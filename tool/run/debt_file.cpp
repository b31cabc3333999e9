#include "run/debt_file.h"

#include <fmt/format.h>

#include "base/files.h"
#include "base/output.h"
#include "base/path.h"

namespace ssot {
namespace {

bool inside(const std::string& real, const std::string& root) { return root == "/" || is_under(real, root); }

std::string refusal(const std::string& path, std::string_view why) {
  return fmt::format("{}: error: {}", path, why);
}

// The file that `path` leads to; empty: there is none. Fails with a sentence about what must not be followed.
Result<std::string> followed(const std::string& path, const std::string& root) {
  const std::string absolute = join(root, path);
  const std::string real = real_path(absolute);
  if (real.empty()) {
    if (is_link(absolute)) return Error{"the link leads nowhere; delete it, or mend it"};
    return std::string();
  }
  if (!inside(real, root)) return Error{"it leads out of the repository, and is not followed"};
  return real;
}

FileBuffer::Status read(const std::string& path, const std::string& root, const Snapshot* snapshot,
                        FileBuffer& buffer, std::string& why) {
  if (snapshot != nullptr) {
    const std::string target = snapshot->followed(path);
    if (target.empty()) return FileBuffer::Status::kAbsent;
    return snapshot->read(target, buffer, kLargestBaseline);
  }
  const Result<std::string> real = followed(path, root);
  if (!real) {
    why = real.error();
    return FileBuffer::Status::kFailed;
  }
  return real->empty() ? FileBuffer::Status::kAbsent : buffer.read(*real, kLargestBaseline);
}

}  // namespace

Result<DebtPlace> debt_place(const Invocation& invocation, const std::string& root, const Policy& policy) {
  if (invocation.baseline.empty()) {
    return DebtPlace{.path = policy.baseline.file,
                     .required = policy.baseline.required,
                     .named_at = policy.baseline.place};
  }
  // The file may be missing, its folder may not.
  const std::string& typed = invocation.baseline;
  const std::size_t slash = typed.rfind('/');
  const std::string folder = real_path(slash == std::string::npos ? "." : typed.substr(0, slash + 1));
  if (folder.empty()) return Error{fmt::format("\"{}\", given with --baseline, does not exist.", typed)};
  if (is_folder(typed))
    return Error{fmt::format("\"{}\", given with --baseline, is a folder, not a file.", typed)};
  if (!inside(folder, root)) {
    return Error{fmt::format(
        "\"{}\", given with --baseline, lies outside the root {}; known debt lies in the tree it is of.",
        typed, root)};
  }
  const std::string path = join(folder, name_of(typed));
  return DebtPlace{
      .path = root == "/" ? path.substr(1) : path.substr(root.size() + 1), .required = true, .named_at = {}};
}

DebtFile read_debt_file(const std::string& path, const std::string& root, const Snapshot* snapshot) {
  DebtFile file;
  file.baseline.file = path;
  FileBuffer buffer;
  std::string why;
  const FileBuffer::Status status = read(path, root, snapshot, buffer, why);
  if (status == FileBuffer::Status::kAbsent) return file;
  file.there = true;
  if (status == FileBuffer::Status::kTooLarge) {
    file.messages.push_back(refusal(
        path, fmt::format("the file is larger than {} MiB, which no known debt is", kLargestBaseline >> 20)));
  } else if (status != FileBuffer::Status::kOk) {
    file.messages.push_back(refusal(
        path, why.empty() ? fmt::format("the file of known debt cannot be read: {}", buffer.reason()) : why));
  } else {
    file.text = buffer.text();
    BaselineReading reading = read_baseline(file.text, path);
    for (const Complaint& each : reading.complaints) file.messages.push_back(to_text(each));
    file.baseline = std::move(reading.baseline);
  }
  return file;
}

Result<Written> write_debt_file(const std::string& path, const std::string& root, const std::string& text) {
  const std::string absolute = join(root, path);
  const Result<std::string> real = followed(path, root);
  if (!real) return Error{fmt::format("{}: {}.", path, real.error())};
  const std::string folder = real_path(std::string(folder_of(absolute)) + "/");
  if (real->empty() && !inside(folder, root)) {
    return Error{folder.empty()
                     ? fmt::format("{} cannot be written: its folder does not exist.", path)
                     : fmt::format("{}: its folder leads out of the repository, and is not followed.", path)};
  }
  return write_file(real->empty() ? absolute : *real, text);
}

}  // namespace ssot
