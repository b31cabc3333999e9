// One figure of an audit over time as SVG. The table beside it (audit_html_trend.cpp) has the same as text.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "report/html_writer.h"

namespace ssot {

struct TrendLine {
  struct Point {
    std::string date;  // YYYY-MM-DD
    std::uint64_t value = 0;
  };
  std::string title;
  std::vector<Point> points;    // one at least, by date
  std::uint64_t least_top = 1;  // the scale ends here or above
  int width = 0, height = 0;
};

void draw_trend(HtmlWriter& out, Anchors& anchors, const TrendLine& line);

// Where the points stand in time: days since 1970-01-01; where a date is none, or not in order, one step a
// point.
std::vector<long long> days_of(const std::vector<TrendLine::Point>& points);

}  // namespace ssot
