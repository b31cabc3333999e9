#include <fmt/format.h>

#include <chrono>

#include "policy/policy.h"

namespace ssot {

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int number[3] = {0, 0, 0};
  int part = 0;
  for (const char c : text) {
    if (c == '-') {
      ++part;
    } else if (c < '0' || c > '9') {
      return std::nullopt;
    }
    if (part > 2) return std::nullopt;
    if (c != '-') number[part] = number[part] * 10 + (c - '0');
  }
  const std::chrono::year_month_day day{std::chrono::year(number[0]),
                                        std::chrono::month(static_cast<unsigned>(number[1])),
                                        std::chrono::day(static_cast<unsigned>(number[2]))};
  if (!day.ok()) return std::nullopt;
  return Date{static_cast<int>(std::chrono::sys_days(day).time_since_epoch().count())};
}

std::string to_text(Date date) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(date.days))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

}  // namespace ssot
