#include "index/meanings.h"

#include "index/cpp_names.h"
#include "index/python_names.h"

namespace ssot {
namespace {

bool is_python(const Project& project, FileId file) {
  return project.facts(file).language == Language::kPython;
}

}  // namespace

Meaning meaning_of(const Project& project, const Standing& standing, std::string_view chain) {
  if (is_python(project, standing.file)) return python_meaning(project, standing, chain);
  if (project.facts(standing.file).language == Language::kCpp) return cpp_meaning(project, standing, chain);
  return {};
}

bool means_outside(const Project& project, const Standing& standing, std::string_view chain,
                   std::string_view qualified) {
  return project.facts(standing.file).language == Language::kCpp &&
         cpp_means_outside(project, standing, chain, qualified);
}

Meaning meaning_in(const Project& project, FileId file, std::string_view name) {
  if (is_python(project, file)) return python_meaning_in(project, file, name);
  if (project.facts(file).language == Language::kCpp) return cpp_meaning_in(project, file, name);
  return {};
}

}  // namespace ssot
