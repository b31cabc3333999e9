// Suppressions as short lines that are easy to compare.
#pragma once
#include <fmt/format.h>

#include <string>
#include <vector>

#include "model/facts.h"

namespace ssot::test {

// "3 SSOT201 until=2026-12-01 -- why", with " alone" or " leads" and the lines it speaks of, "> 4-6" or ">
// nothing", where those are not just its own; "3 not understood".
inline std::string line_of(const Suppression& each) {
  std::string line = fmt::format("{} {}", each.line, each.understood ? "" : "not understood");
  if (each.understood) line += fmt::format("{}", fmt::join(each.rules, ","));
  if (!each.until.empty()) line += fmt::format(" until={}", each.until);
  if (!each.reason.empty()) line += fmt::format(" -- {}", each.reason);
  if (each.alone) line += each.leads ? " leads" : " alone";
  if (each.first_line == 0) return line + " > nothing";
  if (each.first_line == each.line && each.last_line == each.line) return line;
  return line + (each.first_line == each.last_line
                     ? fmt::format(" > {}", each.first_line)
                     : fmt::format(" > {}-{}", each.first_line, each.last_line));
}

inline std::vector<std::string> lines_of(const std::vector<Suppression>& suppressions) {
  std::vector<std::string> lines;
  for (const Suppression& each : suppressions) lines.push_back(line_of(each));
  return lines;
}

}  // namespace ssot::test
