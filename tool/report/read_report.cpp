#include "report/read_report.h"

#include <fmt/format.h>

#include <optional>

#include "base/located_json.h"
#include "model/rule_words.h"
#include "report/json_coverage.h"
#include "report/json_members.h"

namespace ssot {
namespace {

class Reader {
 public:
  Result<ScanResult> read(const LocatedJson& root, const std::string& file) {
    const SavedMembers report(root, mistake_);
    if (!mistake_ && report.text("schema") != "ssot-report/1")
      report.wrong(root.place, "this is no report of ssot check (\"schema\" is not \"ssot-report/1\")");
    ScanResult result;
    if (!mistake_) {
      read_head(report, result);
      report.each("findings", [&](const SavedMembers& item) { result.findings.push_back(finding(item)); });
    }
    if (mistake_) return Error{mistake_->in(file)};
    return result;
  }

 private:
  void read_head(const SavedMembers& report, ScanResult& result) {
    result.policy_files = report.texts("policy");
    result.today = report.text("today");
    result.folder = report.path("folder");
    result.hints = report.texts("hints");
    if (const auto summary = report.object("summary")) result.files = summary->number<std::size_t>("files");
    if (const auto comparison = report.object("comparison")) result.comparison = compared(*comparison);
    const auto coverage = report.object("coverage");
    if (!coverage) return;
    read_analysed(*coverage, result.analysed, result.analysed_by, result.unjudged);
    result.units = coverage->number<std::size_t>("units");
    result.sharpened = coverage->number<std::size_t>("sharpened");
    read_unread(*coverage, result.gaps, result.skipped);
    coverage->each("not_judged", [&](const SavedMembers& one) {
      result.not_judged.push_back({one.text("key"), one.text("reason"), !one.flag("unasked")});
    });
  }

  static Comparison compared(const SavedMembers& from) {
    Comparison comparison;
    comparison.baseline = from.path("baseline");
    comparison.known = from.number<std::size_t>("known");
    comparison.fresh = from.number<std::size_t>("new");
    comparison.stale = from.number<std::size_t>("stale");
    comparison.unsought = from.number<std::size_t>("not_looked_for");
    comparison.base = from.text("base");
    comparison.staged = from.flag("staged");
    comparison.before = from.number<std::size_t>("before");
    comparison.mended = from.number<std::size_t>("mended");
    comparison.policy_from = from.text("policy_from");
    return comparison;
  }

  static Region region(const SavedMembers& from) {
    const auto region = from.object("region");
    if (!region) return {};
    return {region->number<int>("line"), region->number<int>("column"), region->number<int>("end_line"),
            region->number<int>("end_column")};
  }

  Finding finding(const SavedMembers& from) {
    Finding finding;
    finding.rule = from.text("name");
    if (find_rule(finding.rule) == nullptr) {
      from.wrong(
          from.place(),
          fmt::format("this version knows no rule \"{}\"; render the report with the version that wrote it",
                      finding.rule));
    }
    finding.severity = from.word("severity", severity_from);
    finding.status = from.word("status", [](std::string_view name) {
      return value_by_name(name, Status::kSuppressed, status_name);
    });
    finding.proof = from.word(
        "proof", [](std::string_view name) { return value_by_name(name, Proof::kUnit, proof_name); });
    finding.concept_id = from.text("concept");
    finding.path = from.path("path");
    finding.region = region(from);
    finding.message = from.text("message");
    finding.advice = from.text("advice");
    from.each("related", [&](const SavedMembers& place) {
      finding.related.push_back({place.path("path"), region(place), place.text("message")});
    });
    from.each("comparison", [&](const SavedMembers& row) {
      finding.comparison.push_back({row.text("here"), row.text("there")});
    });
    if (const auto written = from.object("written"))
      finding.written = {written->path("file"), written->number<int>("line"), written->number<int>("column")};
    if (const auto fix = from.object("fix")) finding.fix = this->fix(*fix);
    finding.key = from.texts("key");
    if (finding.key.size() == 6) {  // contract.md, "Report additions"
      finding.enclosing = finding.key[3];
      finding.detail = finding.key[4];
    }
    finding.fingerprint = from.text("fingerprint");
    finding.snippet = from.text("snippet");
    finding.line_hash = from.text("line_hash");
    finding.github_line_hash = from.text("github_line_hash");
    finding.suppressed_in_source = from.text("suppressed_in") == "source";
    finding.justification = from.text("justification");
    return finding;
  }

  Fix fix(const SavedMembers& from) {
    Fix fix;
    fix.safe = from.flag("safe");
    fix.title = from.text("title");
    from.each("edits", [&](const SavedMembers& edit) {
      fix.edits.push_back({edit.path("path"), region(edit), edit.text("text")});
    });
    return fix;
  }

  std::optional<JsonMistake> mistake_;
};

}  // namespace

Result<ScanResult> read_report(std::string_view text, const std::string& file) {
  const JsonDocument document = read_json(text, file);
  if (!document.complaints.empty()) {
    const JsonComplaint& first = document.complaints.front();
    return Error{JsonMistake{first.place, first.message}.in(file)};
  }
  return Reader().read(document.root, file);
}

}  // namespace ssot
