// The section of one concept: why it is one, what to keep, its definitions and the paths to them, and how to
// get there.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/audit_html_parts.h"

namespace ssot::audit_html {
namespace {

void write_badges(HtmlWriter& out, const AuditConcept& entry) {
  const auto line = out.element("p", {{"class", "badges"}});
  out.leaf("span", {{"class", "badge"}}, entry.declared ? "declared" : "discovered");
  out.text(" ");
  out.leaf("code", entry.id);
  if (entry.owner.empty()) return;
  out.text(" owner: ");
  out.text(entry.owner);
}

void write_figures(HtmlWriter& out, const AuditConcept& entry) {
  const auto list = out.element("dl", {{"class", "figures"}});
  const auto figure = [&](const char* name, std::size_t count, std::string_view words) {
    const auto pair = out.element("div");
    out.leaf("dt", name);
    const auto value = out.element("dd");
    out.leaf("strong", count);
    out.text(" ");
    out.leaf("small", words);
  };
  const Compliance& compliance = entry.compliance;
  figure("Definitions", entry.definitions.size(),
         fmt::format("{} of {} right", compliance.right_definitions, compliance.definitions));
  figure("Imports", compliance.imports, fmt::format("{} right", compliance.right_imports));
  figure("Import paths", entry.paths.size(), "");
  figure("Hurt", entry.hurt, "");
}

void write_why(HtmlWriter& out, const AuditConcept& entry) {
  if (!entry.why.empty()) out.leaf("p", {{"class", "why"}}, entry.why);
  if (!entry.evidence.empty()) {
    write_heading(out, "Why these belong together");
    write_list(out, entry.evidence);
  }
  if (entry.hurt_reasons.empty()) return;
  write_heading(out, "Why it hurts");
  write_list(out, entry.hurt_reasons);
}

void write_recommended(HtmlWriter& out, const Subject& subject) {
  const auto box = out.element("div", {{"class", "keep"}});
  write_heading(out, "Recommended: keep this one");
  const AuditConcept& entry = subject.entry;
  if (!entry.recommended || *entry.recommended >= entry.definitions.size()) {
    out.leaf("p", "None is recommended: nothing tells one definition from the others.");
  } else {
    const AuditDefinition& definition = entry.definitions[*entry.recommended];
    const auto words = out.element("p");
    write_definition(out, subject, *entry.recommended);
    out.text(" ");
    out.leaf("strong", definition.qualified);
    out.text(" ");
    write_place(out, definition.path, definition.line);
  }
  write_list(out, entry.recommended_reasons);
}

void write_step(HtmlWriter& out, const Subject& subject, const MigrationStep& step) {
  const auto item = out.element("li");
  write_definition(out, subject, step.definition);
  out.text(" ");
  out.path(step.action);
  out.leaf("span", {{"class", "under"}},
           fmt::format("{} in {} to change; {} to delete", count_of(step.imports, "import"),
                       count_of(step.files, "file"), count_of(step.lines, "line")));
  if (step.cycle.empty()) return;
  const auto cycle = out.element("span", {{"class", "under"}});
  out.text("These files import each other in a ring, so they move together: ");
  for (std::size_t at = 0; at < step.cycle.size(); ++at) {
    if (at > 0) out.text(" → ");
    write_place(out, step.cycle[at], 0);
  }
}

void write_steps(HtmlWriter& out, const Subject& subject, std::size_t begin, std::size_t end) {
  const auto list = out.element("ol", {{"class", "steps"}, {"start", begin + 1}});
  for (std::size_t at = begin; at < end; ++at) write_step(out, subject, subject.entry.migration[at]);
}

}  // namespace

void write_migration(Page& page, const Subject& subject) {
  constexpr std::size_t kFirstSteps = 10;
  HtmlWriter& out = page.out;
  const std::size_t steps = subject.entry.migration.size();
  out.leaf("h4", "Migration order");
  if (steps == 0) return out.leaf("p", "There is nothing to move.");
  const std::size_t first = std::min(steps, kFirstSteps);
  write_steps(out, subject, 0, first);
  if (first == steps) return;
  const auto details = out.element("details");
  out.leaf("summary", count_of(steps - first, "more step"));
  write_steps(out, subject, first, steps);
}

void write_concept(Page& page, std::size_t index) {
  HtmlWriter& out = page.out;
  const AuditConcept& entry = page.inventory.concepts[index];
  Subject subject{entry, {}};
  for (std::size_t at = 0; at < entry.definitions.size(); ++at)
    subject.definitions.push_back(
        page.anchors.make(fmt::format("{}-d{}", page.concepts[index].id(), at + 1)));
  const PageAnchor heading = page.anchors.make("heading");
  const auto article = out.element(
      "article",
      {{"id", page.concepts[index].id()}, {"class", "concept"}, {"aria-labelledby", heading.id()}});
  {
    const auto words = out.element("h3", {{"id", heading.id()}});
    out.name(entry.name);
  }
  write_badges(out, entry);
  write_figures(out, entry);
  write_why(out, entry);
  write_recommended(out, subject);
  write_definitions_table(page, subject);
  write_paths_table(page, subject);
  write_matrix(page, subject);
  write_similarity(page, subject);
  write_target(page, subject);
  write_migration(page, subject);
  write_consumers(page, subject);
  write_neighbourhood(page, subject);
}

}  // namespace ssot::audit_html
