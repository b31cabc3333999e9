#include "run/doctor_advice.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace ssot {
namespace {

class Advice {
 public:
  Advice(const Diagnosis& found, const Workspace& workspace) : found_(found), workspace_(workspace) {}

  std::vector<Diagnosis::Problem> all() && {
    if (!workspace_.loaded.policy.from_file) {
      add("No ssot.json was found, so only the rules that need no configuration run.",
          "Name your concepts in an ssot.json at the root; \"ssot schema\" describes it.");
    }
    if (found_.cpp_files > 0) about_cpp();
    if (!found_.gaps.empty()) {
      add(fmt::format("{} could not be read; the first is {}: {}", count_of(found_.gaps.size(), "thing"),
                      found_.gaps.front().path, found_.gaps.front().reason),
          "Mend or exclude what is listed under \"not read\".");
    }
    return std::move(problems_);
  }

 private:
  void add(std::string what, std::string remedy) {
    problems_.push_back({std::move(what), std::move(remedy)});
  }

  void about_cpp() {
    about_clang();
    if (found_.databases.empty()) {
      add("No compile database was found, so C and C++ are read at depths 1 and 2: each file by itself.",
          "Run cmake with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or \"bear -- make\", and name the build folder "
          "with -p or in "
          "cpp.compile_commands.");
    }
    for (const Diagnosis::Database& database : found_.databases) about(database);
    if (!found_.databases.empty() && found_.sources_in_units < found_.cpp_sources) {
      add(fmt::format("No database names {} of {}, {} among them; each is read by itself.",
                      found_.cpp_sources - found_.sources_in_units,
                      count_of(found_.cpp_sources, "C and C++ source"), found_.first_without_unit),
          "Build them too, name their build with a further -p, or leave them out with \"exclude\".");
    }
    for (const auto& [path, is_there] : found_.include_dirs) {
      if (!is_there) {
        add(fmt::format("cpp.include_dirs names {}, which is no folder of the tree.", path),
            "Correct it in ssot.json, or generate the folder before checking.");
      }
    }
  }

  void about_clang() {
    if (found_.worker.empty()) {
      add("The program ssot-clang was not found, so C and C++ are read at depth 1 alone.",
          "Install ssot-clang beside ssot, or in ../libexec/ssot of it.");
    } else if (found_.clang_version.empty()) {
      add(fmt::format("The program ssot-clang does not work: {}.", found_.clang_problem),
          "Run it on this machine's system, and let it have the memory that is listed under \"limits\".");
    }
    if (found_.builtin_headers.empty()) {
      add("Clang's builtin headers (stddef.h and its like) were not found, so most translation units have "
          "errors.",
          "Install them in ../lib/ssot/clang/include of ssot; on Debian: apt-get install "
          "libclang-common-19-dev.");
    }
    if (!found_.landlock && !found_.seccomp) {
      add("The kernel has neither Landlock nor seccomp, so a worker that hostile code took over could write "
          "files.",
          "Run ssot in a container, or on Linux 5.13 or later, where the tree is not trusted.");
    }
  }

  void about(const Diagnosis::Database& database) {
    if (database.units == 0) {
      add(fmt::format("The database {} holds no unit that can be read.", database.path),
          "Build again; a CMake project writes its database while it is configured.");
    }
    if (database.gone > 0) {
      add(fmt::format("{} of {} in {} no longer exist, among them {}.", database.gone,
                      count_of(database.units, "unit"), database.path, database.first_gone),
          "Configure or build again, so that the database speaks of this tree.");
    }
    if (database.programs_from.empty() && database.units > 0) {
      add(fmt::format("Nothing says what the units of {} are linked into, so SSOT106 cannot tell whether two "
                      "definitions meet.",
                      database.path),
          "Build with CMake or ninja, or list the sources of each program in cpp.programs.");
    }
  }

  const Diagnosis& found_;
  const Workspace& workspace_;
  std::vector<Diagnosis::Problem> problems_;
};

}  // namespace

std::vector<Diagnosis::Problem> problems_of(const Diagnosis& found, const Workspace& workspace) {
  return Advice(found, workspace).all();
}

}  // namespace ssot
