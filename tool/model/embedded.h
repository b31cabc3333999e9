// The files of rules/ that are compiled into the program: catalogue pages, packs, schemas, the style and script of the audit's page.
#pragma once
#include <span>
#include <string_view>

namespace ssot {

struct EmbeddedFile {
  std::string_view name;  // path under rules/: "catalogue/SSOT101-duplicate-definition.md"
  std::string_view text;
};

std::span<const EmbeddedFile> embedded_files();

// The text of `name`, or empty.
std::string_view embedded_file(std::string_view name);

}  // namespace ssot
