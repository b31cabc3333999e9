// The audit as Markdown, for an issue or a wiki: the score, a table of all concepts, then a section a
// concept, then what is to be deleted and what was not read. The first concepts have the longer sections; all
// that is left out is counted. Plans are lists to be ticked off.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "report/audit_formats.h"
#include "report/audit_markdown_parts.h"
#include "report/byte_words.h"
#include "report/coverage_text.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// An issue on GitHub holds 65,536 characters; bytes are never fewer. The rest is for the sentences about what
// is left out.
constexpr std::size_t kMostBytes = 65'000;
constexpr std::size_t kForTheRest = 1'000;
// Short sections take at most this much of the room, so that the first concepts have long ones.
constexpr std::size_t kPerCentForShort = 60;
constexpr std::size_t kMostOfAList = 6'000;  // bytes of one list outside the sections
constexpr std::size_t kConceptsInTable = 50;
constexpr std::size_t kOthersShown = 20;
constexpr std::size_t kLinesShown = 12;

auto to(std::string& out) { return std::back_inserter(out); }

// Appends a line for each of the first `most` items, as far as they fit. Returns for how many.
template <class Items, class Line>
std::size_t append_lines(std::string& out, const Items& items, std::size_t most, Line line) {
  const std::size_t end = out.size() + kMostOfAList;
  std::size_t shown = 0;
  for (; shown < items.size() && shown < most; ++shown) {
    const std::string next = line(items[shown], shown);
    if (out.size() + next.size() > end) break;
    out += next;
  }
  return shown;
}

void append_score(std::string& out, const Inventory& inventory) {
  const Score& score = inventory.score;
  fmt::format_to(to(out), "**{} of 100**: {} of {} and {} of {} are where they should be; {}.", score.points,
                 score.right_definitions, count_of(score.definitions, "definition"), score.right_imports,
                 count_of(score.imports, "import"),
                 count_of(score.backups, "left-over copy", "left-over copies"));
  if (score.possible > score.points)
    fmt::format_to(to(out), " It would be {} if what is recommended here were declared.", score.possible);
  out += '\n';
}

void append_head(std::string& out, const Inventory& inventory) {
  fmt::format_to(to(out), "## ssot audit{}{}\n\n", inventory.title.empty() ? "" : ": ",
                 audit_markdown_text(inventory.title));
  append_score(out, inventory);
  fmt::format_to(to(out), "\nOn {}", audit_markdown_text(inventory.date));
  if (!inventory.commit.empty())
    fmt::format_to(to(out), " at {}", audit_markdown_code(std::string_view(inventory.commit).substr(0, 12)));
  fmt::format_to(to(out), ": {}.\n",
                 for_markdown(coverage_words({inventory.files, inventory.analysed, inventory.analysed_by,
                                              inventory.unjudged, inventory.gaps, inventory.skipped})));
  if (inventory.only.empty()) return;
  out += "\nOnly concepts that touch these are listed:\n\n";
  const std::size_t shown = append_lines(
      out, inventory.only, kLinesShown,
      [](const std::string& path, std::size_t) { return fmt::format("- {}\n", audit_markdown_code(path)); });
  out += audit_markdown_rest(inventory.only.size(), shown, "path");
}

std::string overview_line(const AuditConcept& each, std::size_t index) {
  std::string keep;
  if (each.recommended) {
    const AuditDefinition& definition = each.definitions[*each.recommended];
    keep = audit_markdown_cell(fmt::format("{}:{}", definition.path, definition.line));
  }
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", index + 1, audit_markdown_text(each.name),
                     each.declared ? "yes" : "no", each.definitions.size(), each.paths.size(),
                     each.consumers.size(), keep);
}

void append_overview(std::string& out, const Inventory& inventory) {
  if (inventory.concepts.empty()) {
    out += "\nNothing was found that exists more than once.\n";
  } else {
    out +=
        "\n| # | concept | declared | definitions | import paths | imports | keep "
        "|\n|--:|---|---|--:|--:|--:|---|\n";
    const std::size_t shown = append_lines(out, inventory.concepts, kConceptsInTable, overview_line);
    out += audit_markdown_rest(inventory.concepts.size(), shown, "concept");
  }
  if (inventory.others.empty()) return;
  out += "\nFound as well, without a section here:\n\n";
  const std::size_t shown =
      append_lines(out, inventory.others, kOthersShown, [](const BriefConcept& other, std::size_t) {
        return fmt::format("- {}: {}, {}, the first at {}\n", audit_markdown_text(other.name),
                           count_of(other.definitions, "definition"), count_of(other.imports, "import"),
                           audit_markdown_code(other.path));
      });
  out += audit_markdown_rest(inventory.others.size(), shown, "concept");
}

// What nothing is lost with, and what a person must look at.
std::string clutter_line(const ClutterFolder& folder, std::size_t) {
  const std::size_t safe = folder.identical + folder.older;
  std::vector<std::string> unsure;
  if (folder.changed > 0)
    unsure.push_back(fmt::format("{} that differ from their originals", folder.changed));
  if (folder.orphans > 0) unsure.push_back(fmt::format("{} without an original", folder.orphans));
  std::string what;
  if (safe > 0) what += fmt::format("; delete {} of which the originals hold every line", safe);
  if (!unsure.empty()) what += fmt::format("; look at {}", enumerate(unsure));
  return fmt::format("- [ ] {}: {}, {}{}.\n", audit_markdown_code(folder.folder),
                     count_of(folder.files, "file"), byte_words(folder.bytes), what);
}

void append_clutter(std::string& out, const std::vector<ClutterFolder>& clutter) {
  if (clutter.empty()) return;
  out += "\n### Left-over copies\n\n";
  const std::size_t shown = append_lines(out, clutter, kLinesShown, clutter_line);
  out += audit_markdown_rest(clutter.size(), shown, "folder");
}

void append_gaps(std::string& out, const std::vector<Gap>& gaps) {
  if (gaps.empty()) return;
  out += "\n### Not read\n\nWhat stands there is missing from every figure.\n\n";
  const std::size_t shown = append_lines(out, gaps, kLinesShown, [](const Gap& gap, std::size_t) {
    return fmt::format("- {}{}: {}\n", audit_markdown_code(gap.path),
                       gap.line == 0 ? std::string() : fmt::format(" line {}", gap.line),
                       audit_markdown_text(gap.reason));
  });
  out += audit_markdown_rest(gaps.size(), shown, "place");
}

// The last runs, this one included.
void append_trend(std::string& out, const std::vector<TrendPoint>& trend) {
  if (trend.size() < 2) return;
  const std::size_t first = trend.size() > kLinesShown ? trend.size() - kLinesShown : 0;
  const std::vector<TrendPoint> last(trend.begin() + static_cast<std::ptrdiff_t>(first), trend.end());
  out +=
      "\n### Trend\n\n| day | score | definitions | imports | by a wrong path | left-over copies "
      "|\n|---|--:|--:|--:|--:|--:|\n";
  append_lines(out, last, kLinesShown, [](const TrendPoint& point, std::size_t) {
    return fmt::format("| {} | {} | {} | {} | {} | {} |\n", audit_markdown_text(point.date), point.score,
                       point.definitions, point.imports, point.wrong_imports, point.backups);
  });
  out += audit_markdown_rest(trend.size(), last.size(), "earlier run");
}

void append_hints(std::string& out, const std::vector<std::string>& hints) {
  if (hints.empty()) return;
  out += "\n### Hints\n\n";
  const std::size_t shown = append_lines(out, hints, kLinesShown, [](const std::string& hint, std::size_t) {
    return "- " + audit_markdown_text(hint) + "\n";
  });
  out += audit_markdown_rest(hints.size(), shown, "hint");
}

// The sections of all concepts within a number of bytes.
class Sections {
 public:
  Sections(const std::vector<AuditConcept>& concepts, std::size_t room)
      : concepts_(concepts), room_(room), blocks_(concepts.size()) {}

  // Short sections for as many as possible, long ones for the first, short ones in what is left.
  std::string write() && {
    write_all(Length::kShort, room_ * kPerCentForShort / 100);
    const std::size_t longer = write_all(Length::kLong, room_);
    write_all(Length::kShort, room_);
    std::string out;
    std::size_t sections = 0;
    for (const std::string& block : blocks_) {
      out += block;
      sections += block.empty() ? 0 : 1;
    }
    return out + left_out(blocks_.size() - sections, sections - longer);
  }

 private:
  // Returns for how many there was room.
  std::size_t write_all(Length length, std::size_t room) {
    std::size_t written = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].empty() == (length == Length::kLong)) continue;
      std::string block = audit_markdown_concept(concepts_[i], i + 1, length);
      const std::size_t used = used_ - blocks_[i].size() + block.size();
      if (used > room) continue;
      used_ = used;
      blocks_[i] = std::move(block);
      ++written;
    }
    return written;
  }

  static std::string left_out(std::size_t without, std::size_t brief) {
    std::string out;
    if (without > 0)
      fmt::format_to(to(out), "\n{} no section here: the JSON and the HTML page have them all.\n",
                     without == 1 ? "1 concept has" : fmt::format("{} concepts have", without));
    if (brief > 0)
      fmt::format_to(to(out),
                     "\n{} without import paths, comparison and picture: the JSON and the HTML page have "
                     "them.\n",
                     brief == 1 ? "1 section is" : fmt::format("{} sections are", brief));
    return out;
  }

  const std::vector<AuditConcept>& concepts_;
  const std::size_t room_;
  std::vector<std::string> blocks_;  // empty: no section
  std::size_t used_ = 0;
};

}  // namespace

std::string render_audit_markdown(const Inventory& inventory, const AuditStyle&) {
  std::string head;
  append_head(head, inventory);
  append_overview(head, inventory);
  std::string tail;
  append_clutter(tail, inventory.clutter);
  append_gaps(tail, inventory.gaps);
  append_trend(tail, inventory.trend);
  append_hints(tail, inventory.hints);
  const std::size_t taken = std::min(kMostBytes, head.size() + tail.size() + kForTheRest);
  return head + Sections(inventory.concepts, kMostBytes - taken).write() + tail;
}

}  // namespace ssot
