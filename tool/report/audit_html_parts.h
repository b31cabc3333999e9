// The parts of the page of an audit (audit_html.cpp), one a file, and what they share. For them alone.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/inventory.h"
#include "report/html_writer.h"
#include "report/svg_graph.h"

namespace ssot::audit_html {

// What all parts write to, and where the concepts begin.
struct Page {
  const Inventory& inventory;
  HtmlWriter out;
  Anchors anchors;
  std::vector<PageAnchor> concepts;  // as Inventory::concepts
};

// A concept and where its definitions stand on the page.
struct Subject {
  const AuditConcept& entry;
  std::vector<PageAnchor> definitions;  // as AuditConcept::definitions
};

// How the script sorts by a column; of the first two not at all.
enum class Sort { kNo, kFixedNumber, kText, kNumber };
struct Heading {
  const char* words;
  Sort sort = Sort::kNo;
};

// A table's caption and row of headings.
void write_head(HtmlWriter& out, std::string_view caption, std::initializer_list<Heading> headings);
// A part of the page that scrolls by itself, so that the page does not.
[[nodiscard]] HtmlWriter::Element open_scroll(HtmlWriter& out, std::string_view label);
// Calls `write`; a list of more than a dozen things is closed at first, with `words` to open it.
template <class Write>
void write_long_list(HtmlWriter& out, std::size_t count, const std::string& words, const Write& write) {
  constexpr std::size_t kLongList = 12;
  if (count <= kLongList) return write();
  const auto details = out.element("details");
  out.leaf("summary", words);
  write();
}
// Nothing when there are none.
void write_list(HtmlWriter& out, const std::vector<std::string>& sentences);
void write_heading(HtmlWriter& out, HtmlWriter::Markup words);
// "D3", a link to the third definition; "?" where there is none.
void write_definition(HtmlWriter& out, const Subject& subject, std::size_t index);
void write_definitions(HtmlWriter& out, const Subject& subject, const std::vector<std::size_t>& indices);
// "app/ws/manager.py:10".
void write_place(HtmlWriter& out, std::string_view path, int line);
// The figure and how much of another it is, sorted by the share: "25 of 53".
void write_share(HtmlWriter& out, std::size_t part, std::size_t all);

void write_overview(Page& page);
void write_concepts_table(Page& page);
void write_concept(Page& page, std::size_t index);
void write_definitions_table(Page& page, const Subject& subject);
void write_paths_table(Page& page, const Subject& subject);
void write_matrix(Page& page, const Subject& subject);
void write_similarity(Page& page, const Subject& subject);
void write_target(Page& page, const Subject& subject);
void write_migration(Page& page, const Subject& subject);
void write_consumers(Page& page, const Subject& subject);
void write_neighbourhood(Page& page, const Subject& subject);
void write_clutter(Page& page);
void write_folders(Page& page);
void write_trend(Page& page);
void write_coverage(Page& page);

// The picture of a graph, and the same as a table.
void write_graph(Page& page, const AuditGraph& graph, const std::string& title);
// The edges of a picture as a table, closed at first.
void write_edges(HtmlWriter& out, const Picture& picture, std::string_view caption);

// Before and after of a concept's consumers, paths and definitions.
Picture picture_before(const AuditConcept& entry);
// Without nodes where no definition is recommended.
Picture picture_after(const AuditConcept& entry);

}  // namespace ssot::audit_html
