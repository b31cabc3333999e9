// What the page says of the tree as a whole: left-over copies, what it was over time, and what was read of
// it.
#include <fmt/format.h>

#include "base/text.h"
#include "report/audit_html_parts.h"
#include "report/byte_words.h"
#include "report/svg_trend.h"

namespace ssot::audit_html {
namespace {

void write_clutter_row(HtmlWriter& out, const ClutterFolder& folder) {
  const auto row = out.element("tr");
  {
    const auto name = out.element("th", {{"scope", "row"}});
    write_place(out, folder.folder, 0);
  }
  for (const std::size_t count :
       {folder.files, folder.identical, folder.older, folder.changed, folder.orphans})
    out.leaf("td", {{"class", "n"}}, count);
  out.leaf("td", {{"class", "n"}, {"data-value", std::to_string(folder.bytes)}},
           fmt::format("{} ({})", folder.bytes, byte_words(folder.bytes)));
}

TrendLine line_of(const std::vector<TrendPoint>& trend, const char* title,
                  std::uint64_t (*value)(const TrendPoint&)) {
  TrendLine line;
  line.title = title;
  line.width = 300;
  line.height = 150;
  for (const TrendPoint& point : trend) line.points.push_back({point.date, value(point)});
  return line;
}

void draw_lines(Page& page, const std::vector<TrendPoint>& trend) {
  TrendLine score = line_of(trend, "Score", [](const TrendPoint& point) {
    return static_cast<std::uint64_t>(std::max(point.score, 0));
  });
  score.least_top = 100;
  score.width = 640;
  score.height = 220;
  const auto figures = page.out.element("div", {{"class", "trends"}});
  const auto draw = [&](const TrendLine& line) {
    const auto figure = page.out.element("figure");
    page.out.leaf("figcaption", line.title);
    const auto scroll = open_scroll(page.out, line.title + " over time");
    draw_trend(page.out, page.anchors, line);
  };
  draw(score);
  draw(line_of(trend, "Definitions",
               [](const TrendPoint& point) -> std::uint64_t { return point.definitions; }));
  draw(line_of(trend, "Imports that are wrong",
               [](const TrendPoint& point) -> std::uint64_t { return point.wrong_imports; }));
  draw(line_of(trend, "Left-over copies",
               [](const TrendPoint& point) -> std::uint64_t { return point.backups; }));
}

void write_trend_table(HtmlWriter& out, const std::vector<TrendPoint>& trend) {
  const auto scroll = open_scroll(out, "Every run");
  const auto table = out.element("table");
  write_head(out, "Every run",
             {{"Date", Sort::kText},
              {"Score", Sort::kNumber},
              {"Declared", Sort::kNumber},
              {"Discovered", Sort::kNumber},
              {"Definitions", Sort::kNumber},
              {"Wrong imports", Sort::kNumber},
              {"Imports", Sort::kNumber},
              {"Left-over copies", Sort::kNumber},
              {"Their bytes", Sort::kNumber},
              {"Files", Sort::kNumber},
              {"Gaps", Sort::kNumber},
              {"Commit", Sort::kText}});
  const auto body = out.element("tbody");
  for (const TrendPoint& point : trend) {
    const auto row = out.element("tr");
    out.leaf("th", {{"scope", "row"}}, point.date);
    out.leaf("td", {{"class", "n"}}, point.score);
    for (const std::uint64_t count :
         {std::uint64_t{point.declared}, std::uint64_t{point.discovered}, std::uint64_t{point.definitions},
          std::uint64_t{point.wrong_imports}, std::uint64_t{point.imports}, std::uint64_t{point.backups},
          point.backup_bytes, std::uint64_t{point.files}, std::uint64_t{point.gaps}})
      out.leaf("td", {{"class", "n"}}, count);
    const auto commit = out.element("td");
    out.leaf("code", point.commit.empty() ? "not known" : point.commit);
  }
}

void write_gaps(HtmlWriter& out, const std::vector<Gap>& gaps) {
  const auto scroll = open_scroll(out, "Gaps");
  const auto table = out.element("table");
  write_head(out, "Gaps: what could not be read",
             {{"Place", Sort::kText}, {"Kind", Sort::kText}, {"Why", Sort::kText}});
  const auto body = out.element("tbody");
  for (const Gap& gap : gaps) {
    const auto row = out.element("tr");
    {
      const auto place = out.element("th", {{"scope", "row"}});
      write_place(out, gap.path, gap.line);
    }
    out.leaf("td", gap_kind_name(gap.kind));
    out.leaf("td", gap.reason);
  }
}

void write_skipped(HtmlWriter& out, const std::vector<Skipped>& skipped) {
  const auto scroll = open_scroll(out, "Skipped");
  const auto table = out.element("table");
  write_head(out, "Skipped: what was left out on purpose", {{"Place", Sort::kText}, {"Why", Sort::kText}});
  const auto body = out.element("tbody");
  for (const Skipped& each : skipped) {
    const auto row = out.element("tr");
    {
      const auto place = out.element("th", {{"scope", "row"}});
      write_place(out, each.path, 0);
    }
    out.leaf("td", each.reason);
  }
}

void write_languages(HtmlWriter& out, const Inventory& inventory) {
  const auto scroll = open_scroll(out, "Languages");
  const auto table = out.element("table", {{"class", "small"}});
  write_head(out, fmt::format("{} of {} read", inventory.analysed, count_of(inventory.files, "file")),
             {{"Language"}, {"Files", Sort::kFixedNumber}, {"Read"}});
  const auto body = out.element("tbody");
  const auto row = [&](const std::string& language, std::size_t count, const char* words) {
    const auto line = out.element("tr");
    out.leaf("th", {{"scope", "row"}}, language);
    out.leaf("td", {{"class", "n"}}, count);
    out.leaf("td", words);
  };
  for (const auto& [language, count] : inventory.analysed_by) row(language, count, "yes");
  for (const auto& [language, count] : inventory.unjudged) row(language, count, "no: there is no front end");
}

}  // namespace

void write_clutter(Page& page) {
  HtmlWriter& out = page.out;
  const std::vector<ClutterFolder>& clutter = page.inventory.clutter;
  if (clutter.empty()) {
    out.leaf("p", "There are none.");
    return;
  }
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  for (const ClutterFolder& folder : clutter) {
    files += folder.files;
    bytes += folder.bytes;
  }
  out.leaf("p",
           fmt::format(
               "{} in {}, {} bytes ({}). Identical and older copies hold nothing that their originals lack.",
               count_of(files, "file"), count_of(clutter.size(), "folder"), bytes, byte_words(bytes)));
  write_long_list(out, clutter.size(), count_of(clutter.size(), "folder"), [&] {
    const auto scroll = open_scroll(out, "Left-over copies by folder");
    const auto table = out.element("table");
    write_head(out, "Left-over copies by folder, most bytes first",
               {{"Folder", Sort::kText},
                {"Files", Sort::kNumber},
                {"Identical", Sort::kNumber},
                {"Older", Sort::kNumber},
                {"Changed", Sort::kNumber},
                {"Without original", Sort::kNumber},
                {"Bytes", Sort::kNumber}});
    const auto body = out.element("tbody");
    for (const ClutterFolder& folder : clutter) write_clutter_row(out, folder);
  });
}

void write_trend(Page& page) {
  HtmlWriter& out = page.out;
  const std::vector<TrendPoint>& trend = page.inventory.trend;
  if (trend.empty()) {
    const auto words = out.element("p");
    out.text("No history was kept. ");
    out.leaf("code", "ssot audit --history FILE.jsonl");
    out.text(" appends a line a run, and this page draws it.");
    return;
  }
  draw_lines(page, trend);
  write_long_list(out, trend.size(), count_of(trend.size(), "run") + " as a table",
                  [&] { write_trend_table(out, trend); });
}

void write_coverage(Page& page) {
  HtmlWriter& out = page.out;
  const Inventory& inventory = page.inventory;
  write_languages(out, inventory);
  if (inventory.gaps.empty()) out.leaf("p", "There are no gaps: everything that was to be read was read.");
  if (!inventory.gaps.empty())
    write_long_list(out, inventory.gaps.size(), count_of(inventory.gaps.size(), "gap"),
                    [&] { write_gaps(out, inventory.gaps); });
  if (inventory.skipped.empty()) out.leaf("p", "Nothing was skipped.");
  if (!inventory.skipped.empty())
    write_long_list(out, inventory.skipped.size(), fmt::format("{} skipped", inventory.skipped.size()),
                    [&] { write_skipped(out, inventory.skipped); });
}

}  // namespace ssot::audit_html
