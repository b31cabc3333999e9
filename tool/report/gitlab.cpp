// GitLab Code Quality: an array of issues. GitLab does not show `check_name`, so the description starts with
// the rule.

#include <fmt/format.h>

#include <unordered_map>

#include "base/text.h"
#include "report/json_writer.h"
#include "report/report.h"
#include "report/shown_finding.h"
#include "report/totals.h"

namespace ssot {
namespace {

std::string_view severity_word(Severity severity) {
  if (severity == Severity::kError) return "major";
  return severity == Severity::kWarning ? "minor" : "info";
}

// GitLab merges issues of one fingerprint, so the second and later of equal ones are told apart by their
// number.
class Fingerprints {
 public:
  std::string unique(const std::string& fingerprint) {
    const std::size_t before = seen_[fingerprint]++;
    return before == 0 ? fingerprint : sha256(fmt::format("{}:{}", fingerprint, before)).substr(0, 16);
  }

 private:
  std::unordered_map<std::string, std::size_t> seen_;
};

}  // namespace

std::string render_gitlab(const ScanResult& result) {
  std::string out;
  JsonWriter json(out);
  Fingerprints fingerprints;
  json.open('[');
  for (const Finding* finding : fresh_findings(result)) {
    const std::string rule = id_of(finding->rule);
    json.line_break(2);
    json.open('{');
    json.text("description", fmt::format("{} {}: {}", rule, finding->rule, words_of(*finding)));
    json.text("check_name", rule);
    json.text("fingerprint", fingerprints.unique(finding->fingerprint));
    json.word("severity", severity_word(finding->severity));
    json.name("location");
    json.open('{');
    json.text("path", in_repository(result.folder, path_of(*finding)));
    json.name("lines");
    json.open('{');
    json.number("begin", line_of(finding->region));
    json.number("end", end_line_of(finding->region));
    json.close('}');
    json.close('}');
    json.close('}');
  }
  json.close(']');
  out += '\n';
  return out;
}

}  // namespace ssot
