#include "report/read_report.h"

#include <fmt/format.h>

#include <limits>
#include <optional>

#include "base/located_json.h"
#include "base/text.h"
#include "model/rule_words.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// The members of one object. The first mistake ends the reading: a saved report is a program's work, so one
// sentence is enough.
struct Mistake {
  JsonPlace place;
  std::string message;
};

class Members {
 public:
  Members(const LocatedJson& object, std::optional<Mistake>& mistake) : object_(object), mistake_(mistake) {
    if (object.kind != LocatedJson::Kind::kObject) wrong(object.place, "this is no object");
  }

  const LocatedJson* find(std::string_view name, LocatedJson::Kind kind, std::string_view what) const {
    const JsonMember* member = object_.member(name);
    if (member == nullptr) return nullptr;
    if (member->value.kind == kind) return &member->value;
    wrong(member->value.place, fmt::format("\"{}\" is no {}", name, what));
    return nullptr;
  }
  std::string text(std::string_view name) const {
    const LocatedJson* value = find(name, LocatedJson::Kind::kText, "text");
    return value == nullptr ? std::string() : value->text;
  }
  // Beside a path that is not UTF-8 stand its exact bytes.
  std::string path(const std::string& name) const {
    const std::string bytes = text(name + "_bytes");
    return bytes.empty() ? text(name) : percent_decoded(bytes);
  }
  template <class Number>
  Number number(std::string_view name) const {
    const LocatedJson* value = find(name, LocatedJson::Kind::kNumber, "number");
    if (value == nullptr) return 0;
    constexpr double kLargest = 2147483647;  // of lines, columns and counts alike
    if (value->number >= 0 && value->number <= kLargest &&
        value->number == static_cast<double>(static_cast<Number>(value->number)))
      return static_cast<Number>(value->number);
    wrong(value->place, fmt::format("\"{}\" is no count", name));
    return 0;
  }
  bool flag(std::string_view name) const {
    const LocatedJson* value = find(name, LocatedJson::Kind::kBool, "true or false");
    return value != nullptr && value->boolean;
  }
  template <class Visit>
  void each(std::string_view name, Visit visit) const {
    const LocatedJson* value = find(name, LocatedJson::Kind::kArray, "array");
    if (value == nullptr) return;
    for (const LocatedJson& item : value->items) visit(item);
  }
  std::vector<std::string> texts(std::string_view name) const {
    std::vector<std::string> all;
    each(name, [&](const LocatedJson& item) {
      if (item.kind != LocatedJson::Kind::kText)
        wrong(item.place, fmt::format("\"{}\" holds something that is no text", name));
      all.push_back(item.text);
    });
    return all;
  }
  std::optional<Members> object(std::string_view name) const {
    const LocatedJson* value = find(name, LocatedJson::Kind::kObject, "object");
    if (value == nullptr) return std::nullopt;
    return Members(*value, mistake_);
  }
  std::map<std::string, std::size_t> counts(std::string_view name) const {
    std::map<std::string, std::size_t> all;
    if (const auto inside = object(name))
      for (const JsonMember& member : inside->object_.members)
        all[member.name] = inside->number<std::size_t>(member.name);
    return all;
  }
  // One of our own words, by the function that knows them.
  template <class Value, class From>
  Value word(std::string_view name, From from) const {
    const std::string value = text(name);
    if (const std::optional<Value> known = from(value)) return *known;
    const JsonMember* member = object_.member(name);
    wrong(member == nullptr ? object_.place : member->value.place,
          member == nullptr ? fmt::format("\"{}\" is missing", name)
                            : fmt::format("\"{}\" is no {}", value, name));
    return Value{};
  }

  void wrong(JsonPlace place, std::string message) const {
    if (!mistake_) mistake_ = Mistake{place, std::move(message)};
  }
  JsonPlace place() const { return object_.place; }

 private:
  const LocatedJson& object_;
  std::optional<Mistake>& mistake_;
};

// The names are few, so each value is tried.
template <class Value, class Name>
std::optional<Value> by_name(std::string_view name, Value last, Name name_of) {
  for (int value = 0; value <= static_cast<int>(last); ++value)
    if (name_of(static_cast<Value>(value)) == name) return static_cast<Value>(value);
  return std::nullopt;
}

class Reader {
 public:
  Result<ScanResult> read(const LocatedJson& root, const std::string& file) {
    const Members report(root, mistake_);
    if (!mistake_ && report.text("schema") != "ssot-report/1")
      report.wrong(root.place, "this is no report of ssot check (\"schema\" is not \"ssot-report/1\")");
    ScanResult result;
    if (!mistake_) {
      read_head(report, result);
      report.each("findings", [&](const LocatedJson& item) {
        result.findings.push_back(finding(Members(item, mistake_)));
      });
    }
    if (mistake_)
      return Error{fmt::format("{}:{}:{}: error: {}", file, mistake_->place.line, mistake_->place.column,
                               mistake_->message)};
    return result;
  }

 private:
  void read_head(const Members& report, ScanResult& result) {
    result.policy_files = report.texts("policy");
    result.today = report.text("today");
    result.folder = report.path("folder");
    result.hints = report.texts("hints");
    if (const auto summary = report.object("summary")) result.files = summary->number<std::size_t>("files");
    if (const auto comparison = report.object("comparison")) result.comparison = compared(*comparison);
    const auto coverage = report.object("coverage");
    if (!coverage) return;
    result.analysed = coverage->number<std::size_t>("analysed");
    result.analysed_by = coverage->counts("analysed_by");
    result.unjudged = coverage->counts("languages");
    result.units = coverage->number<std::size_t>("units");
    result.sharpened = coverage->number<std::size_t>("sharpened");
    coverage->each("gaps",
                   [&](const LocatedJson& item) { result.gaps.push_back(gap(Members(item, mistake_))); });
    coverage->each("skipped", [&](const LocatedJson& item) {
      const Members skipped(item, mistake_);
      result.skipped.push_back({skipped.path("path"), skipped.text("reason")});
    });
    coverage->each("not_judged", [&](const LocatedJson& item) {
      const Members one(item, mistake_);
      result.not_judged.push_back({one.text("key"), one.text("reason"), !one.flag("unasked")});
    });
  }

  static Comparison compared(const Members& from) {
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

  static Gap gap(const Members& from) {
    Gap gap;
    gap.path = from.path("path");
    gap.line = from.number<int>("line");
    gap.kind = from.word<GapKind>(
        "kind", [](std::string_view name) { return by_name(name, GapKind::kSkippedLimit, gap_kind_name); });
    gap.reason = from.text("reason");
    gap.old = from.flag("old");
    return gap;
  }

  static Region region(const Members& from) {
    const auto region = from.object("region");
    if (!region) return {};
    return {region->number<int>("line"), region->number<int>("column"), region->number<int>("end_line"),
            region->number<int>("end_column")};
  }

  Finding finding(const Members& from) {
    Finding finding;
    finding.rule = from.text("name");
    if (find_rule(finding.rule) == nullptr) {
      from.wrong(
          from.place(),
          fmt::format("this version knows no rule \"{}\"; render the report with the version that wrote it",
                      finding.rule));
    }
    finding.severity = from.word<Severity>("severity", severity_from);
    finding.status = from.word<Status>(
        "status", [](std::string_view name) { return by_name(name, Status::kSuppressed, status_name); });
    finding.proof = from.word<Proof>(
        "proof", [](std::string_view name) { return by_name(name, Proof::kUnit, proof_name); });
    finding.concept_id = from.text("concept");
    finding.path = from.path("path");
    finding.region = region(from);
    finding.message = from.text("message");
    finding.advice = from.text("advice");
    from.each("related", [&](const LocatedJson& item) {
      const Members place(item, mistake_);
      finding.related.push_back({place.path("path"), region(place), place.text("message")});
    });
    from.each("comparison", [&](const LocatedJson& item) {
      const Members row(item, mistake_);
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

  Fix fix(const Members& from) {
    Fix fix;
    fix.safe = from.flag("safe");
    fix.title = from.text("title");
    from.each("edits", [&](const LocatedJson& item) {
      const Members edit(item, mistake_);
      fix.edits.push_back({edit.path("path"), region(edit), edit.text("text")});
    });
    return fix;
  }

  std::optional<Mistake> mistake_;
};

}  // namespace

Result<ScanResult> read_report(std::string_view text, const std::string& file) {
  const JsonDocument document = read_json(text, file);
  if (!document.complaints.empty()) {
    const JsonComplaint& first = document.complaints.front();
    return Error{
        fmt::format("{}:{}:{}: error: {}", file, first.place.line, first.place.column, first.message)};
  }
  return Reader().read(document.root, file);
}

}  // namespace ssot
