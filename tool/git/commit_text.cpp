#include "git/commit_text.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>

namespace ssot {
namespace {

std::optional<std::int64_t> number_from(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || text.empty() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "+0530" in seconds.
std::int64_t offset_from(std::string_view zone) {
  if (zone.size() != 5 || (zone[0] != '+' && zone[0] != '-')) return 0;
  const auto digits = number_from(zone.substr(1));
  if (!digits || *digits < 0) return 0;
  const std::int64_t seconds = *digits / 100 * 3600 + *digits % 100 * 60;
  return zone[0] == '-' ? -seconds : seconds;
}

// "1700000000 +0100"
std::string day_of(std::string_view time) {
  constexpr std::int64_t kFirst = -62'135'596'800;  // year 1
  constexpr std::int64_t kLast = 253'402'300'799;   // year 9999
  constexpr std::int64_t kDay = 86'400;
  const std::size_t space = time.find(' ');
  const auto seconds = number_from(time.substr(0, space));
  if (!seconds || *seconds < kFirst + 100 * kDay || *seconds > kLast - 100 * kDay) return {};
  const std::int64_t here =
      *seconds + (space == std::string_view::npos ? 0 : offset_from(time.substr(space + 1)));
  const std::chrono::sys_seconds point{std::chrono::seconds(here)};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(point));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

void read_author(std::string_view line, CommitText& text) {
  const std::size_t end = line.rfind('>');
  if (end == std::string_view::npos) return;
  const std::size_t address = line.find('<');
  std::string_view name = line.substr(0, address);
  while (name.ends_with(' ')) name.remove_suffix(1);
  text.author = name;
  if (end + 2 <= line.size()) text.date = day_of(line.substr(end + 2));
}

}  // namespace

CommitText commit_text_from(std::string_view object) {
  CommitText text;
  bool author_seen = false;
  while (!object.empty() && object.front() != '\n') {  // an empty line ends the head
    const std::size_t end = object.find('\n');
    const std::string_view line = object.substr(0, end);
    object.remove_prefix(end == std::string_view::npos ? object.size() : end + 1);
    if (line.starts_with("parent ")) text.has_parents = true;
    if (!line.starts_with("author ") || author_seen) continue;
    author_seen = true;
    read_author(line.substr(7), text);
  }
  return text;
}

}  // namespace ssot
