#include "run/policy_of_tree.h"

#include <utility>

#include "base/files.h"
#include "base/path.h"

namespace ssot {

std::optional<std::string> read_policy_file(const std::string& root, const Snapshot* snapshot,
                                            const std::string& path, const std::string& trusted) {
  if (snapshot != nullptr) {
    FileBuffer buffer;
    const std::string target = snapshot->followed(path);
    if (target.empty() || snapshot->read(target, buffer) != FileBuffer::Status::kOk) return std::nullopt;
    return std::string(buffer.text());
  }
  // What a link outside the repository leads to must not show in a complaint.
  const std::string real = real_path(root + "/" + path);
  if (path != trusted && !is_under(real, root) && root != "/") return std::nullopt;
  auto text = read_file(root + "/" + path);
  if (!text) return std::nullopt;
  return std::move(*text);
}

LoadedPolicy policy_of_tree(const std::string& root, const Snapshot* snapshot, const std::string& config,
                            Date today) {
  if (config.empty() || (snapshot != nullptr && snapshot->followed(config).empty())) return default_policy(today);
  return load_policy(
      config, [&](const std::string& path) { return read_policy_file(root, snapshot, path, config); }, today);
}

}  // namespace ssot
