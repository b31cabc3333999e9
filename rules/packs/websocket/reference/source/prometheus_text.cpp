#include <prometheus/text_serializer.h>

#include "metric_family.hpp"
#include "websocket/websocket_figures.hpp"

namespace websocket {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

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
      {metric_family("websocket_managers", "Managers that live.", gauge, figures.managers),
       metric_family("websocket_managers_made_total", "Managers ever made.", counter, figures.managers_made),
       metric_family("websocket_connections", "Open connections.", gauge, figures.connections),
       metric_family("websocket_connections_made_total", "Connections ever added.", counter,
                     figures.connections_made),
       metric_family("websocket_events_accepted_total", "Events taken to be sent.", counter,
                     figures.events_accepted),
       metric_family("websocket_events_confirmed_total", "Events whose id a client returned.", counter,
                     figures.events_confirmed),
       metric_family("websocket_events_failed_total", "Events given up, and reported so.", counter,
                     figures.events_failed),
       metric_family("websocket_events_pending", "Events neither confirmed nor given up.", gauge,
                     figures.events_pending()),
       metric_family("websocket_events_refused_total", "Events not taken.", counter, figures.events_refused),
       metric_family("websocket_messages_written_total", "Events put on lines.", counter,
                     figures.messages_written),
       metric_family("websocket_messages_repeated_total", "Events put again on a line.", counter,
                     figures.messages_repeated),
       metric_family("websocket_late_confirmations_total", "Confirmations of events given up before.",
                     counter, figures.late_confirmations),
       metric_family("websocket_protocol_errors_total", "Client messages outside the protocol.", counter,
                     figures.protocol_errors),
       metric_family("websocket_handler_errors_total", "Exceptions out of the application's handlers.",
                     counter, figures.handler_errors),
       violations(figures)});
}

}  // namespace websocket
