// `ssot doctor`: a page of rows for a person, one document for programs.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "report/json_writer.h"
#include "report/paint.h"
#include "report/report.h"

namespace ssot {
namespace {

constexpr std::size_t kGapsShown = 10;
constexpr std::size_t kCompilersShown = 5;

// Rows under a heading; whatever the tree or a database wrote is made harmless here.
class Page {
 public:
  explicit Page(bool color) : paint_(color) {}

  void heading(std::string_view text) {
    if (!out_.empty()) out_ += '\n';
    out_ += paint_(Paint::Style::kBold, text) + "\n";
  }
  void row(std::string_view label, std::string_view value) {
    fmt::format_to(std::back_inserter(out_), "  {:<18}{}\n", label, for_terminal(value));
  }
  void problem(const Diagnosis::Problem& problem) {
    out_ += "  " + paint_(Paint::Style::kMagenta, for_terminal(problem.what)) + "\n";
    out_ += "      " + for_terminal(problem.remedy) + "\n";
  }
  void good(std::string_view text) { out_ += "  " + paint_(Paint::Style::kGreen, text) + "\n"; }
  std::string take() { return std::move(out_); }

 private:
  Paint paint_;
  std::string out_;
};

std::string listed(const std::vector<std::string>& items, std::size_t most) {
  std::vector<std::string> shown(items.begin(),
                                 items.begin() + static_cast<std::ptrdiff_t>(std::min(items.size(), most)));
  if (items.size() > most) shown.push_back(fmt::format("{} more", items.size() - most));
  return enumerate(shown);
}

void add_tree(Page& page, const Diagnosis& found) {
  page.heading("tree");
  page.row("root", fmt::format("{} ({})", found.root, found.root_from));
  page.row("policy", found.policy_files.empty() ? "none" : enumerate(found.policy_files));
  page.row("git repository", found.in_git ? "yes" : "no");
  page.row("files", std::to_string(found.files));
  if (found.python_files == 0) return;
  page.heading("Python");
  page.row("files", std::to_string(found.python_files));
  page.row("import roots", fmt::format("{} ({})", listed(found.python_roots, 8),
                                       found.python_roots_given ? "python.roots" : "guessed"));
}

void add_database(Page& page, const Diagnosis::Database& database) {
  page.row("database", database.path);
  std::string entries = fmt::format("{}, {} after folding", count_of(database.entries, "entry", "entries"),
                                    count_of(database.units, "unit"));
  if (database.other_languages > 0)
    entries += fmt::format("; {} of other languages", database.other_languages);
  page.row("  entries", entries);
  if (database.gone > 0)
    page.row("  gone", fmt::format("{}, such as {}", count_of(database.gone, "file"), database.first_gone));
  if (!database.compilers.empty())
    page.row("  compilers", listed(database.compilers, kCompilersShown) + " (none of them is run)");
  page.row("  programs", database.programs_from.empty()
                             ? "unknown"
                             : fmt::format("{}, from {}", database.programs, database.programs_from));
}

void add_cpp(Page& page, const Diagnosis& found) {
  page.heading("C and C++");
  page.row("files", fmt::format("{}, {} of them sources", found.cpp_files, found.cpp_sources));
  page.row("sources in units", std::to_string(found.sources_in_units));
  for (const auto& [path, is_there] : found.include_dirs)
    page.row("include_dirs", is_there ? path : path + " (no such folder)");
  if (found.databases.empty()) page.row("database", "none");
  for (const Diagnosis::Database& database : found.databases) add_database(page, database);

  page.heading("Clang");
  page.row("worker", found.worker.empty() ? "not found" : found.worker);
  page.row("version", found.clang_version.empty() ? "unknown" : found.clang_version);
  page.row("builtin headers", found.builtin_headers.empty() ? "not found" : found.builtin_headers);
  page.row("Landlock", found.landlock ? "yes" : "no");
  page.row("seccomp", found.seccomp ? "yes" : "no");
  page.row("limits", fmt::format("{} s a small file, {} s a large unit, {} MiB a worker", found.file_seconds,
                                 found.unit_seconds, found.memory >> 20));
}

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.name(key);
  json.open('[');
  for (const std::string& value : values) json.text(value);
  json.close(']');
}

void write_flag(JsonWriter& json, std::string_view key, bool value) {
  json.name(key);
  json.boolean(value);
}

void write_database(JsonWriter& json, const Diagnosis::Database& database) {
  json.line_break(4);
  json.open('{');
  json.path("path", database.path);
  json.number("entries", database.entries);
  json.number("other_languages", database.other_languages);
  json.number("units", database.units);
  json.number("gone", database.gone);
  if (database.gone > 0) json.path("first_gone", database.first_gone);
  write_list(json, "compilers", database.compilers);
  json.number("programs", database.programs);
  json.text("programs_from", database.programs_from);
  json.close('}');
}

void write_cpp(JsonWriter& json, const Diagnosis& found) {
  json.line_break(2);
  json.name("cpp");
  json.open('{');
  json.number("files", found.cpp_files);
  json.number("sources", found.cpp_sources);
  json.number("sources_in_units", found.sources_in_units);
  json.name("include_dirs");
  json.open('[');
  for (const auto& [path, is_there] : found.include_dirs) {
    json.open('{');
    json.path("path", path);
    write_flag(json, "exists", is_there);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  json.line_break(2);
  json.name("databases");
  json.open('[');
  for (const Diagnosis::Database& database : found.databases) write_database(json, database);
  json.close(']');
}

void write_clang(JsonWriter& json, const Diagnosis& found) {
  json.line_break(2);
  json.name("clang");
  json.open('{');
  json.text("worker", found.worker);
  json.text("version", found.clang_version);
  json.text("problem", found.clang_problem);
  json.text("builtin_headers", found.builtin_headers);
  write_flag(json, "landlock", found.landlock);
  write_flag(json, "seccomp", found.seccomp);
  json.number("file_seconds", found.file_seconds);
  json.number("unit_seconds", found.unit_seconds);
  json.number("memory", found.memory);
  json.close('}');
}

void write_gaps_and_problems(JsonWriter& json, const Diagnosis& found) {
  json.line_break(2);
  json.name("gaps");
  json.open('[');
  for (const Gap& gap : found.gaps) {
    json.line_break(4);
    json.open('{');
    json.path("path", gap.path);
    if (gap.line != 0) json.number("line", gap.line);
    json.word("kind", gap_kind_name(gap.kind));
    json.text("reason", gap.reason);
    json.close('}');
  }
  json.close(']');
  json.line_break(2);
  json.name("problems");
  json.open('[');
  for (const Diagnosis::Problem& problem : found.problems) {
    json.line_break(4);
    json.open('{');
    json.text("what", problem.what);
    json.text("remedy", problem.remedy);
    json.close('}');
  }
  json.close(']');
}

}  // namespace

std::string render_diagnosis_text(const Diagnosis& found, bool color) {
  Page page(color);
  add_tree(page, found);
  if (found.cpp_files > 0 || !found.databases.empty()) add_cpp(page, found);
  if (!found.gaps.empty()) {
    page.heading("not read");
    for (std::size_t i = 0; i < found.gaps.size() && i < kGapsShown; ++i) {
      const Gap& gap = found.gaps[i];
      page.row(gap.line == 0 ? "" : fmt::format("line {}", gap.line), gap.path + ": " + gap.reason);
    }
    if (found.gaps.size() > kGapsShown)
      page.row("", fmt::format("{} more; --format json lists them all", found.gaps.size() - kGapsShown));
  }
  page.heading("to do");
  for (const Diagnosis::Problem& problem : found.problems) page.problem(problem);
  if (found.problems.empty()) page.good("nothing is missing");
  return page.take();
}

std::string render_diagnosis_json(const Diagnosis& found, const std::string& version) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.line_break(2);
  json.word("schema", "ssot-doctor/1");
  json.text("version", version);
  json.line_break(2);
  json.path("root", found.root);
  json.text("root_from", found.root_from);
  write_list(json, "policy", found.policy_files);
  write_flag(json, "in_git", found.in_git);
  json.number("files", found.files);
  json.line_break(2);
  json.name("python");
  json.open('{');
  json.number("files", found.python_files);
  write_list(json, "roots", found.python_roots);
  write_flag(json, "roots_given", found.python_roots_given);
  json.close('}');
  write_cpp(json, found);
  write_clang(json, found);
  write_gaps_and_problems(json, found);
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace ssot
