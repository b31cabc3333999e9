// The definitions of a concept and the import paths that lead to them, as tables.
#include <fmt/format.h>

#include "base/text.h"
#include "report/audit_html_parts.h"

namespace ssot::audit_html {
namespace {

void write_change(HtmlWriter& out, const LastChange& changed) {
  const auto cell = out.element("td", {{"data-value", changed.date}});
  if (!changed.date.empty()) {
    out.leaf("span", {{"class", "date"}, {"title", changed.commit}}, changed.date);
    if (!changed.author.empty()) out.leaf("span", {{"class", "under"}}, changed.author);
  }
  if (!changed.unknown.empty()) out.leaf("span", {{"class", "under"}}, changed.unknown);
  if (changed.date.empty() && changed.unknown.empty()) out.leaf("span", {{"class", "under"}}, "not asked");
}

// A sign a level, so that it is told apart without colour too.
std::string_view risk_sign(RiskLevel level) {
  return level == RiskLevel::kHigh ? "▲" : level == RiskLevel::kMedium ? "◆" : "▽";
}

void write_risk(HtmlWriter& out, const Risk& risk) {
  const auto cell = out.element("td", {{"data-value", risk.points}, {"class", "risk"}});
  const auto details = out.element("details");
  {
    const auto summary =
        out.element("summary", {{"class", fmt::format("risk-{}", risk_level_name(risk.level))}});
    out.leaf("span", {{"aria-hidden", "true"}}, risk_sign(risk.level));
    out.text(fmt::format(" {} {}", risk_level_name(risk.level), risk.points));
  }
  out.leaf("p", fmt::format("Consumers {} of 40, centrality {} of 20, drift {} of 25, tests {} of 15.",
                            risk.consumers, risk.centrality, risk.drift, risk.tests));
  write_list(out, risk.reasons);
}

void write_role(HtmlWriter& out, const AuditDefinition& definition) {
  const auto cell = out.element("td", {{"data-value", role_name(definition.role)}});
  out.leaf("span", {{"class", fmt::format("role {}", role_name(definition.role))}},
           role_name(definition.role));
  out.leaf("span", {{"class", "under"}},
           fmt::format("{}: {}", definition.declared ? "declared" : "guessed", definition.role_reason));
}

void write_definition_row(HtmlWriter& out, const Subject& subject, std::size_t index) {
  const AuditDefinition& definition = subject.entry.definitions[index];
  const auto row = out.element("tr", {{"id", subject.definitions[index].id()}});
  out.leaf("td", {{"class", "n"}, {"data-value", index + 1}}, fmt::format("D{}", index + 1));
  {
    const auto name = out.element("th", {{"scope", "row"}});
    {
      const auto name =
          out.element("span", {{"title", fmt::format("{} {}", definition.language, definition.kind)}});
      out.name(definition.qualified);
    }
    {
      const auto under = out.element("code", {{"class", "under"}});
      out.name(definition.path);
      out.text(fmt::format(":{}", definition.line));
    }
    std::vector<std::string> words;
    if (subject.entry.recommended == index) words.push_back("recommended");
    if (definition.rival) words.push_back("rival");
    if (definition.test) words.push_back("in tests");
    if (!words.empty()) out.leaf("span", {{"class", "under"}}, enumerate(words));
  }
  write_role(out, definition);
  for (const std::size_t count : {definition.lines, definition.methods, definition.imports, definition.files,
                                  definition.test_files, definition.reached_by})
    out.leaf("td", {{"class", "n"}}, count);
  write_change(out, definition.changed);
  write_risk(out, definition.risk);
}

void write_path_row(HtmlWriter& out, const Subject& subject, const AuditPath& path) {
  const auto row = out.element("tr");
  {
    const auto name = out.element("th", {{"scope", "row"}});
    {
      const auto code = out.element("code");
      out.name(path.path);
    }
    if (path.file != path.path) {
      const auto under = out.element("span", {{"class", "under"}});
      out.name(path.file.empty() ? "nothing of the tree" : path.file);
    }
  }
  {
    const auto state = out.element("td", {{"data-value", path.state}});
    out.leaf("span", {{"class", path.right ? "state right" : "state"}},
             fmt::format("{}{}", path.right ? "✓ " : "", path.state));
    if (path.dead) out.leaf("span", {{"class", "under"}}, "dead: nobody imports it");
  }
  {
    const auto definitions = out.element("td", {{"data-value", path.definitions.size()}});
    if (path.definitions.empty()) out.text("none");
    write_definitions(out, subject, path.definitions);
  }
  for (const std::size_t count : {path.imports, path.files, path.test_files})
    out.leaf("td", {{"class", "n"}}, count);
}

}  // namespace

void write_definitions_table(Page& page, const Subject& subject) {
  HtmlWriter& out = page.out;
  const std::string caption = "Definitions of " + subject.entry.name;
  const auto scroll = open_scroll(out, caption);
  const auto table = out.element("table", {{"class", "wide"}});
  write_head(out, caption,
             {{"No.", Sort::kNumber},
              {"Definition", Sort::kText},
              {"Role", Sort::kText},
              {"Lines", Sort::kNumber},
              {"Methods", Sort::kNumber},
              {"Imports", Sort::kNumber},
              {"Files", Sort::kNumber},
              {"Test files", Sort::kNumber},
              {"Reached by", Sort::kNumber},
              {"Last change", Sort::kText},
              {"Risk", Sort::kNumber}});
  const auto body = out.element("tbody");
  for (std::size_t index = 0; index < subject.definitions.size(); ++index)
    write_definition_row(out, subject, index);
}

void write_paths_table(Page& page, const Subject& subject) {
  HtmlWriter& out = page.out;
  if (subject.entry.paths.empty()) {
    out.leaf("p", "No import path leads to it.");
    return;
  }
  const std::string caption = "Import paths to " + subject.entry.name;
  const auto scroll = open_scroll(out, caption);
  const auto table = out.element("table");
  write_head(out, caption,
             {{"Path", Sort::kText},
              {"State", Sort::kText},
              {"Leads to", Sort::kText},
              {"Imports", Sort::kNumber},
              {"Files", Sort::kNumber},
              {"Test files", Sort::kNumber}});
  const auto body = out.element("tbody");
  for (const AuditPath& path : subject.entry.paths) write_path_row(out, subject, path);
}

}  // namespace ssot::audit_html
