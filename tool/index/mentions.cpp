#include "index/mentions.h"

#include <algorithm>

#include "base/path.h"

namespace ssot {
namespace {

// Longer than any path that a person writes; keeps hostile texts cheap.
constexpr std::size_t kLongestPath = 400;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_dotted(std::string_view text) {
  bool fresh = true;  // a name must start here
  for (const char c : text) {
    if (c == '.' ? fresh : !is_name_byte(c) || (fresh && c >= '0' && c <= '9')) return false;
    fresh = c == '.';
  }
  return !fresh;
}

std::string_view first_of(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

// `extra` in "pkg.mod:run [extra]" is for the installer.
std::string_view without_extras(std::string_view text) {
  text = text.substr(0, text.find('['));
  while (text.ends_with(' ')) text.remove_suffix(1);
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

// A script's folder, and that of tests without packages, comes before the import roots.
bool means_another(const Project& project, std::string_view folder, std::string_view first) {
  while (!folder.empty() && project.find(join(folder, "__init__.py")) != kNoFile) folder = folder_of(folder);
  if (folder.empty()) return false;
  const std::string stem = join(folder, first);
  const FileId there = project.find(stem + "/__init__.py") != kNoFile ? project.find(stem + "/__init__.py")
                                                                       : project.find(stem + ".py");
  return there != kNoFile && there != project.module(first);
}

}  // namespace

std::optional<MentionedPath> mentioned_path(const Project& project, std::string_view folder, std::string_view text) {
  text = without_extras(text);
  if (text.size() > kLongestPath) return std::nullopt;
  const std::size_t colon = text.find(':');
  const std::string_view dotted = text.substr(0, colon);
  std::string_view asked;  // "pkg.mod:C.run": the module is said
  if (colon != std::string_view::npos) asked = text.substr(colon + 1);
  if (!is_dotted(dotted) || (colon != std::string_view::npos && !is_dotted(asked))) return std::nullopt;
  if (means_another(project, folder, first_of(dotted))) return std::nullopt;
  MentionedPath result;
  for (std::string_view part = dotted;;) {
    const std::string_view name =
        part.size() < dotted.size() ? first_of(dotted.substr(part.size() + 1)) : first_of(asked);
    result.file = project.module(part);
    if (result.file != kNoFile) {
      result.module = part;
      result.name = name;
      return result;
    }
    result.missing.emplace_back(part, name);
    const std::size_t dot = part.rfind('.');
    if (dot == std::string_view::npos) return result;
    part = part.substr(0, dot);
  }
}

}  // namespace ssot
