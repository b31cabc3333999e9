#include "report/audit_formats.h"

#include <algorithm>
#include <array>

namespace ssot {
namespace {

constexpr std::array kFormats{
    AuditFormat{"text", "for a person: one screen (the default)", render_audit_text},
    AuditFormat{"json", "everything, for programs", render_audit_json},
    AuditFormat{"markdown", "for an issue or a wiki, at most 65,536 characters", render_audit_markdown},
    AuditFormat{"html", "a page to send round, one file", render_audit_html},
};

}  // namespace

std::span<const AuditFormat> audit_formats() { return kFormats; }

std::vector<std::string_view> audit_format_names() {
  std::vector<std::string_view> names;
  for (const AuditFormat& format : kFormats) names.push_back(format.name);
  return names;
}

const AuditFormat* find_audit_format(std::string_view name) {
  const auto* const found = std::ranges::find(kFormats, name, &AuditFormat::name);
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace ssot
