#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include "websocket/websocket_figures.hpp"

namespace websocket {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily family(const char* name, const char* help, MetricType type, std::uint64_t value) {
  ClientMetric metric;
  (type == MetricType::Counter ? metric.counter.value : metric.gauge.value) = static_cast<double>(value);
  return {name, help, type, {metric}};
}

MetricFamily violations(const WebSocketFigures& figures) {
  MetricFamily all{
      "websocket_violations_total", "What went against isolation, and was refused.", MetricType::Counter, {}};
  for (std::size_t kind = 0; kind < kViolationKinds; ++kind) {
    ClientMetric metric;
    metric.label = {{"kind", std::string(name_of(static_cast<ViolationKind>(kind)))}};
    metric.counter.value = static_cast<double>(figures.violations[kind]);
    all.metric.push_back(metric);
  }
  return all;
}

}  // namespace

std::string prometheus_text(const WebSocketFigures& figures) {
  constexpr auto counter = MetricType::Counter;
  constexpr auto gauge = MetricType::Gauge;
  return prometheus::TextSerializer().Serialize(
      {family("websocket_managers", "Managers that live.", gauge, figures.managers),
       family("websocket_managers_made_total", "Managers ever made.", counter, figures.managers_made),
       family("websocket_connections", "Open connections.", gauge, figures.connections),
       family("websocket_connections_made_total", "Connections ever added.", counter,
              figures.connections_made),
       family("websocket_events_accepted_total", "Events taken to be sent.", counter,
              figures.events_accepted),
       family("websocket_events_confirmed_total", "Events whose id a client returned.", counter,
              figures.events_confirmed),
       family("websocket_events_failed_total", "Events given up, and reported so.", counter,
              figures.events_failed),
       family("websocket_events_pending", "Events neither confirmed nor given up.", gauge,
              figures.events_pending()),
       family("websocket_events_refused_total", "Events not taken.", counter, figures.events_refused),
       family("websocket_messages_written_total", "Events put on lines.", counter, figures.messages_written),
       family("websocket_messages_repeated_total", "Events put again on a line.", counter,
              figures.messages_repeated),
       family("websocket_late_confirmations_total", "Confirmations of events given up before.", counter,
              figures.late_confirmations),
       family("websocket_protocol_errors_total", "Client messages outside the protocol.", counter,
              figures.protocol_errors),
       family("websocket_handler_errors_total", "Exceptions out of the application's handlers.", counter,
              figures.handler_errors),
       violations(figures)});
}

}  // namespace websocket
