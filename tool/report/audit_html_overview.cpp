// The first screen: the score, what it is made of, what was not read, and every concept in one table.
#include <fmt/format.h>

#include "base/text.h"
#include "report/audit_html_parts.h"

namespace ssot::audit_html {
namespace {

constexpr int kBarWidth = 320;

// A bar beside the figure: how far it is, and how far it could be today.
void draw_score(HtmlWriter& out, const Score& score) {
  const auto place = [](int points) { return points * kBarWidth / 100; };
  const auto svg = out.element("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                                       {"class", "bar"},
                                       {"aria-hidden", "true"},
                                       {"width", kBarWidth},
                                       {"height", 22},
                                       {"viewBox", fmt::format("0 0 {} 22", kBarWidth)}});
  out.empty("rect", {{"class", "all"}, {"x", 0}, {"y", 6}, {"width", kBarWidth}, {"height", 10}, {"rx", 5}});
  out.empty("rect", {{"class", "possible"},
                     {"x", 0},
                     {"y", 6},
                     {"width", place(score.possible)},
                     {"height", 10},
                     {"rx", 5}});
  out.empty(
      "rect",
      {{"class", "points"}, {"x", 0}, {"y", 6}, {"width", place(score.points)}, {"height", 10}, {"rx", 5}});
  out.empty("path", {{"class", "tick"},
                     {"d", fmt::format("M{} 1v20", std::min(place(score.possible), kBarWidth - 1))}});
}

void write_score(HtmlWriter& out, const Score& score) {
  const auto card = out.element("div", {{"class", "score"}});
  {
    const auto figure = out.element("p", {{"class", "figure"}});
    out.leaf("strong", score.points);
    out.text(" of 100");
  }
  const auto words = out.element("div");
  draw_score(out, score);
  {
    const auto formula = out.element("p");
    out.text(score.all == 0
                 ? std::string("There is nothing to judge, so nothing is wrong: the score is 100.")
                 : fmt::format("100 × {} ÷ {} = {}, rounded down: {} of {} are where they should be.",
                               score.right, score.all, score.points, score.right, score.all));
  }
  if (score.possible > score.points) {
    const auto possible = out.element("p");
    out.leaf("strong", score.possible);
    out.text(
        " would be the score if every recommendation of this page were declared today (the tick of the "
        "bar).");
  }
}

void write_score_table(HtmlWriter& out, const Score& score) {
  const auto scroll = open_scroll(out, "What the score is made of");
  const auto table = out.element("table", {{"class", "small"}});
  write_head(out, "What the score is made of",
             {{"Counted"}, {"As it should be", Sort::kFixedNumber}, {"All", Sort::kFixedNumber}});
  const auto body = out.element("tbody");
  const auto row = [&](const char* words, std::size_t right, std::size_t all) {
    const auto line = out.element("tr");
    out.leaf("th", {{"scope", "row"}}, words);
    out.leaf("td", {{"class", "n"}}, right);
    out.leaf("td", {{"class", "n"}}, all);
  };
  row("Definitions", score.right_definitions, score.definitions);
  row("Imports", score.right_imports, score.imports);
  row("Left-over copies", 0, score.backups);
  row("All", score.right, score.all);
}

// Never silent: a reader who goes no further knows that figures miss something.
void write_warning(Page& page) {
  const Inventory& inventory = page.inventory;
  if (inventory.gaps.empty() && inventory.only.empty()) return;
  HtmlWriter& out = page.out;
  const auto note = out.element("div", {{"class", "note"}, {"role", "note"}});
  if (!inventory.gaps.empty()) {
    const auto words = out.element("p");
    out.leaf("strong", count_of(inventory.gaps.size(), "gap"));
    out.text(
        ": something could not be read, and what stands there is missing from every figure. “What was read” "
        "lists each.");
  }
  if (inventory.only.empty()) return;
  const auto words = out.element("p");
  out.leaf("strong", "A part of the tree");
  out.text(": only concepts that touch these are listed: ");
  for (std::size_t at = 0; at < inventory.only.size(); ++at) {
    if (at > 0) out.text(", ");
    write_place(out, inventory.only[at], 0);
  }
}

void write_read(HtmlWriter& out, const Inventory& inventory) {
  const auto words = out.element("p");
  std::vector<std::string> read;
  for (const auto& [language, count] : inventory.analysed_by)
    read.push_back(fmt::format("{} {}", count, language));
  out.text(fmt::format("{} of {} read{}", inventory.analysed, count_of(inventory.files, "file"),
                       read.empty() ? "" : " (" + enumerate(read) + ")"));
  std::vector<std::string> not_read;
  for (const auto& [language, count] : inventory.unjudged)
    not_read.push_back(fmt::format("{} {}", count, language));
  if (!not_read.empty()) out.text("; no front end for " + enumerate(not_read));
  out.text(fmt::format("; {}; {} skipped on purpose.", count_of(inventory.gaps.size(), "gap"),
                       inventory.skipped.size()));
}

void write_concept_row(Page& page, std::size_t index) {
  HtmlWriter& out = page.out;
  const AuditConcept& entry = page.inventory.concepts[index];
  const auto row = out.element("tr");
  {
    const auto name = out.element("th", {{"scope", "row"}});
    out.leaf("a", {Attribute::link_to(page.concepts[index])}, entry.name);
    out.text(" ");
    out.leaf("small", entry.id);
  }
  out.leaf("td", entry.declared ? "declared" : "discovered");
  out.leaf("td", {{"class", "n"}}, entry.definitions.size());
  write_share(out, entry.compliance.right_definitions, entry.compliance.definitions);
  out.leaf("td", {{"class", "n"}}, entry.compliance.imports);
  write_share(out, entry.compliance.right_imports, entry.compliance.imports);
  out.leaf("td", {{"class", "n"}}, entry.paths.size());
  out.leaf("td", {{"class", "n"}}, entry.hurt);
}

void write_others(Page& page) {
  if (page.inventory.others.empty()) return;
  HtmlWriter& out = page.out;
  const auto scroll = open_scroll(out, "Found in brief");
  const auto table = out.element("table");
  write_head(out, "Found in brief: these have no section of their own",
             {{"Name", Sort::kText},
              {"Definitions", Sort::kNumber},
              {"Imports", Sort::kNumber},
              {"Hurt", Sort::kNumber},
              {"First definition", Sort::kText}});
  const auto body = out.element("tbody");
  for (const BriefConcept& entry : page.inventory.others) {
    const auto row = out.element("tr");
    {
      const auto name = out.element("th", {{"scope", "row"}});
      out.text(entry.name);
      out.text(" ");
      out.leaf("small", entry.id);
    }
    out.leaf("td", {{"class", "n"}}, entry.definitions);
    out.leaf("td", {{"class", "n"}}, entry.imports);
    out.leaf("td", {{"class", "n"}}, entry.hurt);
    const auto place = out.element("td");
    write_place(out, entry.path, 0);
  }
}

}  // namespace

void write_overview(Page& page) {
  HtmlWriter& out = page.out;
  write_score(out, page.inventory.score);
  write_warning(page);
  write_read(out, page.inventory);
  write_score_table(out, page.inventory.score);
  if (page.inventory.hints.empty()) return;
  out.leaf("h3", "What to do next");
  write_list(out, page.inventory.hints);
}

void write_concepts_table(Page& page) {
  HtmlWriter& out = page.out;
  if (page.inventory.concepts.empty()) {
    out.leaf("p",
             "None was declared, and none was found: no name is defined more than once in a way that looks "
             "like one thing.");
  } else {
    const auto scroll = open_scroll(out, "All concepts");
    const auto table = out.element("table");
    write_head(out, "All concepts: declared ones first, then discovered ones by how much they hurt",
               {{"Concept", Sort::kText},
                {"Origin", Sort::kText},
                {"Definitions", Sort::kNumber},
                {"Right definitions", Sort::kNumber},
                {"Imports", Sort::kNumber},
                {"Right imports", Sort::kNumber},
                {"Paths", Sort::kNumber},
                {"Hurt", Sort::kNumber}});
    const auto body = out.element("tbody");
    for (std::size_t index = 0; index < page.concepts.size(); ++index) write_concept_row(page, index);
  }
  write_others(page);
}

}  // namespace ssot::audit_html
