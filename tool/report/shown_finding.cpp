#include "report/shown_finding.h"

#include "report/untrusted.h"

namespace ssot {

std::vector<const Finding*> fresh_findings(const ScanResult& result) {
  std::vector<const Finding*> fresh;
  for (const Finding& finding : result.findings) {
    if (finding.status == Status::kNew && finding.severity != Severity::kOff) fresh.push_back(&finding);
  }
  return fresh;
}

std::string words_of(const Finding& finding) {
  std::string words = for_terminal(finding.message);
  if (finding.advice.empty()) return words;
  if (!words.ends_with('.')) words += '.';
  return words + ' ' + for_terminal(finding.advice);
}

std::string in_repository(const std::string& folder, const std::string& path) {
  if (folder.empty()) return path;
  return path == "." ? folder : folder + "/" + path;
}

}  // namespace ssot
