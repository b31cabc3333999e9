// One figure as prometheus-cpp writes it.
#pragma once

#include <prometheus/metric_family.h>

#include <cstdint>

namespace websocket {

inline prometheus::MetricFamily metric_family(const char* name, const char* help, prometheus::MetricType type,
                                              std::uint64_t value) {
  prometheus::ClientMetric metric;
  (type == prometheus::MetricType::Counter ? metric.counter.value : metric.gauge.value) =
      static_cast<double>(value);
  return {name, help, type, {metric}};
}

}  // namespace websocket
