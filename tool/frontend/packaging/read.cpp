#include "base/path.h"
#include "frontend/packaging/packaging.h"
#include "frontend/packaging/readers.h"

namespace ssot::packaging {

bool is_project_file(std::string_view path) {
  const std::string_view name = name_of(path);
  return name == "pyproject.toml" || name == "setup.cfg";
}

Document read(std::string path, std::string_view text) {
  Document document;
  document.path = std::move(path);
  if (name_of(document.path) == "setup.cfg") {
    read_setup_cfg(text, document);
  } else {
    read_pyproject(text, document);
  }
  return document;
}

}  // namespace ssot::packaging
