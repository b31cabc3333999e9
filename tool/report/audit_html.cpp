// The page of an audit: one file that needs no network and no script to be read
// (docs/decisions/audit-page.md).
#include <fmt/format.h>

#include "model/embedded.h"
#include "report/audit_formats.h"
#include "report/audit_html_parts.h"
#include "report/page_policy.h"

namespace ssot {
namespace audit_html {
namespace {

std::string title_of(const Inventory& inventory) {
  const std::string name = inventory.title.empty() ? "Audit" : inventory.title + ": audit";
  return inventory.date.empty() ? name : name + " of " + inventory.date;
}

void write_document_head(Page& page, const AuditStyle& style) {
  HtmlWriter& out = page.out;
  const auto head = out.element("head");
  out.empty("meta", {{"charset", "utf-8"}});
  const std::string policy =
      content_security_policy(embedded_file("page/audit.css"), embedded_file("page/audit.js"));
  out.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  out.leaf("title", title_of(page.inventory));
  out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  out.empty("meta", {{"name", "generator"}, {"content", "ssot " + style.version}});
  // So that a browser does not ask a server for an icon.
  out.markup("\n<link rel=\"icon\" href=\"data:,\"/>\n");
  out.style("page/audit.css");
}

struct Part {
  const char* words;
  PageAnchor anchor;
};

void write_navigation(Page& page, const std::vector<Part>& parts) {
  HtmlWriter& out = page.out;
  const auto nav = out.element("nav", {{"aria-label", "Contents"}});
  const auto list = out.element("ul");
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto item = out.element("li");
    out.leaf("a", {Attribute::link_to(parts[at].anchor)}, parts[at].words);
    if (at != 1 || page.concepts.empty()) continue;
    const auto concepts = out.element("ul", {{"class", "concepts"}});
    for (std::size_t index = 0; index < page.concepts.size(); ++index) {
      const auto entry = out.element("li");
      const auto link = out.element("a", {Attribute::link_to(page.concepts[index])});
      out.name(page.inventory.concepts[index].name);
    }
  }
}

void write_page_header(Page& page) {
  HtmlWriter& out = page.out;
  const Inventory& inventory = page.inventory;
  const auto header = out.element("header");
  out.leaf("p", {{"class", "kind"}}, "Audit: one source of truth");
  out.leaf("h1", inventory.title.empty() ? "Audit" : inventory.title);
  const auto facts = out.element("dl", {{"class", "facts"}});
  const auto fact = [&](const char* name, std::string_view words) {
    const auto pair = out.element("div");
    out.leaf("dt", name);
    const auto value = out.element("dd");
    out.path(words.empty() ? "not known" : words);
  };
  fact("Date", inventory.date);
  fact("Commit", inventory.commit.empty() ? "none" : inventory.commit);
  std::string files;
  for (const std::string& file : inventory.policy_files) files += (files.empty() ? "" : ", ") + file;
  fact("Rules", files.empty() ? "none declared" : files);
}

void write_footer(Page& page, const AuditStyle& style) {
  const auto footer = page.out.element("footer");
  const auto words = page.out.element("p");
  page.out.text("Made by ssot " + style.version + ". The same tree gives the same page, byte for byte; ");
  page.out.leaf("code", "--format json");
  page.out.text(" has the same figures for programs.");
}

void write_section(Page& page, const Part& part, void (*write)(Page&)) {
  const PageAnchor heading = page.anchors.make("heading");
  const auto section =
      page.out.element("section", {{"id", part.anchor.id()}, {"aria-labelledby", heading.id()}});
  page.out.leaf("h2", {{"id", heading.id()}}, part.words);
  write(page);
}

void write_body(Page& page, const AuditStyle& style) {
  HtmlWriter& out = page.out;
  const PageAnchor main_part = page.anchors.make("main");
  std::vector<Part> parts;
  for (const char* words :
       {"Overview", "Concepts", "Left-over copies", "The tree by folder", "Trend", "What was read"})
    parts.push_back({words, page.anchors.make(words)});
  for (const AuditConcept& entry : page.inventory.concepts)
    page.concepts.push_back(page.anchors.make("concept-" + entry.id));
  const auto body = out.element("body");
  out.leaf("a", {Attribute::link_to(main_part), {"class", "skip"}}, "Skip to the overview");
  write_page_header(page);
  write_navigation(page, parts);
  {
    const auto main_element = out.element("main", {{"id", main_part.id()}, {"tabindex", -1}});
    write_section(page, parts[0], write_overview);
    write_section(page, parts[1], write_concepts_table);
    for (std::size_t index = 0; index < page.concepts.size(); ++index) write_concept(page, index);
    write_section(page, parts[2], write_clutter);
    write_section(page, parts[3], write_folders);
    write_section(page, parts[4], write_trend);
    write_section(page, parts[5], write_coverage);
  }
  write_footer(page, style);
  out.script("page/audit.js");
}

}  // namespace
}  // namespace audit_html

std::string render_audit_html(const Inventory& inventory, const AuditStyle& style) {
  audit_html::Page page{inventory, {}, {}, {}};
  page.out.markup("<!DOCTYPE html>");
  {
    const auto html = page.out.element("html", {{"lang", "en"}});
    audit_html::write_document_head(page, style);
    audit_html::write_body(page, style);
  }
  page.out.markup("\n");
  return std::move(page.out).take();
}

}  // namespace ssot
