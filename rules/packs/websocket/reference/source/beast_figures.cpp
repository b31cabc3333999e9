#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include "websocket/beast_server.hpp"

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

}  // namespace

std::string prometheus_text(const BeastServerFigures& figures) {
  constexpr auto counter = MetricType::Counter;
  constexpr auto gauge = MetricType::Gauge;
  return prometheus::TextSerializer().Serialize(
      {family("websocket_server_accepted_total", "TCP connections taken.", counter, figures.accepted),
       family("websocket_server_accept_errors_total", "Connections that could not be taken.", counter,
              figures.accept_errors),
       family("websocket_server_handshakes",
              "Clients that are not yet a WebSocket, or answered and not gone.", gauge, figures.handshakes),
       family("websocket_server_handshakes_dropped_total", "Clients dropped unread: too many at once.",
              counter, figures.handshakes_dropped),
       family("websocket_server_handshakes_late_total", "Clients that did not say hello in time.", counter,
              figures.handshakes_late),
       family("websocket_server_refused_total", "Requests answered with an HTTP error.", counter,
              figures.refused),
       family("websocket_server_documents_total", "Plain GETs served.", counter, figures.documents),
       family("websocket_server_open", "Open WebSockets.", gauge, figures.open),
       family("websocket_server_opened_total", "WebSockets ever opened.", counter, figures.opened),
       family("websocket_server_floods_total", "Closed for too many messages.", counter, figures.floods),
       family("websocket_server_stalls_total", "Closed for reading too slowly.", counter, figures.stalls),
       family("websocket_server_idle_total", "Closed for being silent.", counter, figures.idle),
       family("websocket_server_bad_frames_total", "Closed for what is no WebSocket, too long, or no text.",
              counter, figures.bad_frames),
       family("websocket_server_handler_errors_total", "Exceptions out of the application's handlers.",
              counter, figures.handler_errors)});
}

}  // namespace websocket
