#include "report/svg_trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr int kLeft = 16;
constexpr int kRight = 16;
constexpr int kTop = 30;     // the last value stands there
constexpr int kBottom = 28;  // the dates
constexpr std::size_t kMostDots = 60;

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// Howard Hinnant's days_from_civil ("chrono-Compatible Low-Level Date Algorithms").
std::optional<long long> day_of(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year_read = number_in(date.substr(0, 4));
  const auto month = number_in(date.substr(5, 2));
  const auto day = number_in(date.substr(8, 2));
  if (!year_read || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  const int year = *year_read - (*month <= 2 ? 1 : 0);
  const int era = year / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (*month + (*month > 2 ? -3 : 9)) + 2) / 5 + *day - 1;
  return static_cast<long long>(era) * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
         day_of_year - 719468;
}

// A round number not below `value`: 1, 2 or 5 with noughts.
std::uint64_t round_top(std::uint64_t value) {
  for (std::uint64_t unit = 1;; unit *= 10) {
    for (const std::uint64_t top : {unit, 2 * unit, 5 * unit}) {
      if (top >= value || top >= UINT64_MAX / 10) return std::max(top, value);
    }
  }
}

struct Dot {
  int x = 0, y = 0;
};

std::vector<Dot> dots_of(const TrendLine& line, std::uint64_t top) {
  const std::vector<long long> days = days_of(line.points);
  const long long first = days.front();
  const long long span = std::max(days.back() - first, 1LL);
  const int room = line.width - kLeft - kRight;
  const int height = line.height - kTop - kBottom;
  std::vector<Dot> dots;
  for (std::size_t at = 0; at < days.size(); ++at) {
    const auto share = static_cast<double>(line.points[at].value) / static_cast<double>(top);
    const int x = static_cast<int>((days[at] - first) * room / span);
    dots.push_back({kLeft + x, kTop + height - static_cast<int>(share * height + 0.5)});
  }
  return dots;
}

void draw_scale(HtmlWriter& out, const TrendLine& line, std::uint64_t top) {
  const int base = line.height - kBottom;
  out.empty("path", {{"class", "axis"}, {"d", fmt::format("M{} {}H{}", kLeft, base, line.width - kRight)}});
  out.empty("path", {{"class", "grid"}, {"d", fmt::format("M{} {}H{}", kLeft, kTop, line.width - kRight)}});
  out.leaf("text", {{"x", kLeft}, {"y", kTop - 6}, {"class", "scale"}}, top);
  out.leaf("text", {{"x", kLeft}, {"y", line.height - 8}, {"class", "scale"}},
           cut_to(for_terminal(line.points.front().date), 24));
  if (line.points.size() == 1) return;
  out.leaf("text", {{"x", line.width - kRight}, {"y", line.height - 8}, {"class", "scale end"}},
           cut_to(for_terminal(line.points.back().date), 24));
}

}  // namespace

std::vector<long long> days_of(const std::vector<TrendLine::Point>& points) {
  std::vector<long long> days;
  for (const TrendLine::Point& point : points) {
    const auto day = day_of(point.date);
    if (!day || (!days.empty() && *day < days.back())) {
      // A date that is none, or out of order: one step a point.
      days.clear();
      for (std::size_t at = 0; at < points.size(); ++at) days.push_back(static_cast<long long>(at));
      return days;
    }
    days.push_back(*day);
  }
  return days;
}

void draw_trend(HtmlWriter& out, Anchors& anchors, const TrendLine& line) {
  std::uint64_t most = line.least_top;
  for (const TrendLine::Point& point : line.points) most = std::max(most, point.value);
  const std::uint64_t top = round_top(most);
  const std::vector<Dot> dots = dots_of(line, top);
  const PageAnchor title = anchors.make("trend-title");
  const auto svg = out.element("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                                       {"class", "trend"},
                                       {"role", "img"},
                                       {"aria-labelledby", title.id()},
                                       {"width", line.width},
                                       {"height", line.height},
                                       {"viewBox", fmt::format("0 0 {} {}", line.width, line.height)}});
  const TrendLine::Point& first = line.points.front();
  const TrendLine::Point& last = line.points.back();
  out.leaf("title", {{"id", title.id()}},
           fmt::format("{}: {} on {}, {} on {}; the table below has every point.", line.title, first.value,
                       first.date, last.value, last.date));
  draw_scale(out, line, top);
  std::string way;
  for (const Dot& dot : dots) way += fmt::format("{}{} {}", way.empty() ? "M" : "L", dot.x, dot.y);
  out.empty("path", {{"class", "line"}, {"d", way}});
  for (std::size_t at = 0; at < dots.size(); ++at) {
    if (dots.size() > kMostDots && at + 1 < dots.size()) continue;
    const auto dot = out.element(
        "circle",
        {{"class", "dot"}, {"cx", dots[at].x}, {"cy", dots[at].y}, {"r", at + 1 == dots.size() ? 5 : 3}});
    out.leaf("title", fmt::format("{}: {}", line.points[at].date, line.points[at].value));
  }
  const bool single = dots.size() == 1;
  out.leaf("text",
           {{"x", single ? kLeft : line.width - kRight},
            {"y", std::max(dots.back().y - 10, 16)},
            {"class", single ? "now" : "now end"}},
           last.value);
}

}  // namespace ssot
