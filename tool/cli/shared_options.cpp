#include "cli/shared_options.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

namespace ssot {
namespace {

constexpr unsigned kMostJobs = 1024;
const std::vector<std::string_view> kColors{"auto", "always", "never"};

}  // namespace

void WorkspaceOptions::add_to(Arguments& arguments) {
  arguments.option("--config", config, "FILE", "The policy (default: the nearest ssot.json upward)",
                   a_path());
  arguments.repeated("-p", databases, "BUILD",
                     "A folder with a compile_commands.json, or such a file (default: the nearest to each "
                     "source); may be given again",
                     a_path());
  arguments.option("-j,--jobs", jobs, "N", "Threads (default: one a processor)");
  arguments.option("--today", today, "DATE", "The day that since, error_after and until are judged by");
}

void WorkspaceOptions::add_depth_to(Arguments& arguments, int otherwise) {
  depth = std::to_string(otherwise);
  arguments.option("--depth", depth, "N",
                   fmt::format("How far C and C++ are read: 1 each file by itself, 2 with Clang where a rule "
                               "turns on it, 3 in translation units (default: {})",
                               otherwise),
                   choices_of({"1", "2", "3"}));
}

Invocation WorkspaceOptions::invocation(std::vector<std::string>& problems) const {
  Invocation invocation;
  invocation.config = config;
  invocation.debt = DebtUse::kIgnored;
  invocation.databases = databases;
  for (const std::string& each : databases) {
    if (each.empty()) problems.push_back("-p needs a value");
  }
  if (!jobs.empty()) {
    const auto [end, error] = std::from_chars(jobs.data(), jobs.data() + jobs.size(), invocation.jobs);
    if (error != std::errc() || end != jobs.data() + jobs.size() || invocation.jobs == 0 || invocation.jobs > kMostJobs) {
      problems.push_back(fmt::format("-j takes a number of threads from 1 to {}, not \"{}\"", kMostJobs, jobs));
    }
  }
  if (depth == "1" || depth == "2" || depth == "3") {
    invocation.depth = depth.front() - '0';
  } else {
    problems.push_back(fmt::format("--depth takes 1, 2 or 3, not \"{}\"", depth));
  }
  if (!today.empty()) {
    invocation.today = parse_date(today);
    if (!invocation.today)
      problems.push_back(fmt::format("--today takes a date such as 2026-12-31, not \"{}\"", today));
  }
  return invocation;
}

void ColorOption::add_to(Arguments& arguments) {
  arguments.option("--color", text, "WHEN", "auto, always or never (default: auto)", choices_of(kColors));
}

ColorChoice ColorOption::choice(std::vector<std::string>& problems) const {
  const auto value = one_of("--color", text, kColors);
  if (!value) problems.push_back(value.error());
  if (text == "always") return ColorChoice::kAlways;
  return text == "never" ? ColorChoice::kNever : ColorChoice::kAuto;
}

std::vector<std::string> split_lists(const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  for (const std::string& value : values) {
    for (const std::string_view part : split(value, ',')) {
      if (!part.empty()) parts.emplace_back(part);
    }
  }
  return parts;
}

int refuse_all(const std::string& command, const std::vector<std::string>& problems) {
  std::vector<std::string> lines;
  for (const std::string& problem : problems) lines.push_back(fmt::format("ssot {}: {}", command, problem));
  return refuse(lines);
}

}  // namespace ssot
