#include "report/formats.h"

#include <algorithm>
#include <array>

#include "report/report.h"

namespace ssot {
namespace {

std::string text(const ScanResult& result, const ReportStyle& style) {
  return render_text(result, {.color = style.color, .quiet = style.quiet});
}

std::string json(const ScanResult& result, const ReportStyle& style) {
  return render_json(result, style.version);
}

std::string sarif(const ScanResult& result, const ReportStyle& style) {
  return render_sarif(result, style.version);
}

std::string sarif_github(const ScanResult& result, const ReportStyle& style) {
  return render_sarif_github(result, style.version);
}

// A format that shows nothing of the run but its findings.
template <std::string (*kRender)(const ScanResult&)>
std::string plain(const ScanResult& result, const ReportStyle&) {
  return kRender(result);
}

constexpr std::array kFormats{
    ReportFormat{"text", "for a person (the default)", text},
    ReportFormat{"json", "everything, for programs", json},
    ReportFormat{"sarif", "SARIF 2.1.0, all of it", sarif, true},
    ReportFormat{"sarif-github", "SARIF within the limits of GitHub code scanning", sarif_github, true},
    ReportFormat{"github", "workflow commands of GitHub Actions: ten of a kind, beside the lines",
                 plain<render_github>},
    ReportFormat{"gitlab", "GitLab Code Quality, a JSON array", plain<render_gitlab>},
    ReportFormat{"junit", "JUnit XML", plain<render_junit>},
    ReportFormat{"checkstyle", "Checkstyle XML", plain<render_checkstyle>},
    ReportFormat{"rdjson", "Reviewdog Diagnostic Format", plain<render_rdjson>},
    ReportFormat{"markdown", "for a job's summary or a comment, at most 65,536 characters",
                 plain<render_markdown>},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

std::vector<std::string_view> report_format_names() {
  std::vector<std::string_view> names;
  for (const ReportFormat& format : kFormats) names.push_back(format.name);
  return names;
}

const ReportFormat* find_report_format(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const ReportFormat& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace ssot
