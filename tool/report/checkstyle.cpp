// Checkstyle XML: a file, its errors.

#include <fmt/format.h>

#include <iterator>

#include "report/report.h"
#include "report/shown_finding.h"
#include "report/totals.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

std::string_view severity_word(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "info";
}

void append_error(std::string& out, const Finding& finding) {
  fmt::format_to(std::back_inserter(out), "    <error line=\"{}\"", line_of(finding.region));
  if (finding.region.column > 0)
    fmt::format_to(std::back_inserter(out), " column=\"{}\"", finding.region.column);
  fmt::format_to(std::back_inserter(out), " severity=\"{}\" message=\"{}\" source=\"ssot.{}\"/>\n",
                 severity_word(finding.severity), for_xml(words_of(finding)), for_xml(id_of(finding.rule)));
}

}  // namespace

std::string render_checkstyle(const ScanResult& result) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  const Finding* last = nullptr;
  for (const Finding* finding : fresh_findings(result)) {
    if (last == nullptr || last->path != finding->path) {
      if (last != nullptr) out += "  </file>\n";
      fmt::format_to(std::back_inserter(out), "  <file name=\"{}\">\n", for_xml(path_of(*finding)));
    }
    append_error(out, *finding);
    last = finding;
  }
  if (last != nullptr) out += "  </file>\n";
  return out + "</checkstyle>\n";
}

}  // namespace ssot
