// JUnit XML: a file is a suite, a finding a failed case. A clean run is one case that passed, since a report
// without cases counts as a mistake in most servers.

#include <fmt/format.h>

#include <iterator>
#include <span>

#include "report/report.h"
#include "report/shown_finding.h"
#include "report/totals.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

std::string place_of(const Finding& finding) {
  const Region& region = finding.region;
  if (region.line == 0) return path_of(finding);
  return fmt::format("{}:{}:{}", path_of(finding), region.line, region.column);
}

void append_case(std::string& out, const Finding& finding) {
  const std::string path = for_xml(path_of(finding));
  const std::string words = for_xml(words_of(finding));
  fmt::format_to(std::back_inserter(out),
                 "    <testcase name=\"{} {}\" classname=\"{}\" file=\"{}\" line=\"{}\">\n",
                 for_xml(id_of(finding.rule)), for_xml(finding.rule), path, path, line_of(finding.region));
  fmt::format_to(
      std::back_inserter(out),
      "      <properties>\n        <property name=\"severity\" value=\"{}\"/>\n      </properties>\n",
      severity_name(finding.severity));
  fmt::format_to(std::back_inserter(out),
                 "      <failure type=\"{}\" message=\"{}\">{}: {}</failure>\n    </testcase>\n",
                 severity_name(finding.severity), words, for_xml(for_terminal(place_of(finding))), words);
}

// `findings` are those of one file.
void append_suite(std::string& out, std::span<const Finding* const> findings) {
  fmt::format_to(std::back_inserter(out),
                 "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
                 for_xml(path_of(*findings.front())), findings.size(), findings.size());
  for (const Finding* finding : findings) append_case(out, *finding);
  out += "  </testsuite>\n";
}

}  // namespace

std::string render_junit(const ScanResult& result) {
  const std::vector<const Finding*> all = fresh_findings(result);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  fmt::format_to(std::back_inserter(out),
                 "<testsuites name=\"ssot\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
                 all.empty() ? 1 : all.size(), all.size());
  if (all.empty()) {
    out +=
        "  <testsuite name=\"ssot\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
        "    <testcase name=\"nothing was found\" classname=\"ssot\"/>\n  </testsuite>\n";
  }
  for (std::size_t start = 0, end = 0; start < all.size(); start = end) {
    while (end < all.size() && all[end]->path == all[start]->path) ++end;
    append_suite(out, std::span(all).subspan(start, end - start));
  }
  return out + "</testsuites>\n";
}

}  // namespace ssot
