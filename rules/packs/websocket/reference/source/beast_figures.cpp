#include <prometheus/text_serializer.h>

#include "metric_family.hpp"
#include "websocket/beast_server.hpp"

namespace websocket {

std::string prometheus_text(const BeastServerFigures& figures) {
  constexpr auto counter = prometheus::MetricType::Counter;
  constexpr auto gauge = prometheus::MetricType::Gauge;
  return prometheus::TextSerializer().Serialize(
      {metric_family("websocket_server_accepted_total", "TCP connections taken.", counter, figures.accepted),
       metric_family("websocket_server_accept_errors_total", "Connections that could not be taken.", counter,
                     figures.accept_errors),
       metric_family("websocket_server_handshakes",
                     "Clients that are not yet a WebSocket, or answered and not gone.", gauge,
                     figures.handshakes),
       metric_family("websocket_server_handshakes_dropped_total", "Clients dropped unread: too many at once.",
                     counter, figures.handshakes_dropped),
       metric_family("websocket_server_handshakes_late_total", "Clients that did not say hello in time.",
                     counter, figures.handshakes_late),
       metric_family("websocket_server_refused_total", "Requests answered with an HTTP error.", counter,
                     figures.refused),
       metric_family("websocket_server_documents_total", "Plain GETs served.", counter, figures.documents),
       metric_family("websocket_server_open", "Open WebSockets.", gauge, figures.open),
       metric_family("websocket_server_opened_total", "WebSockets ever opened.", counter, figures.opened),
       metric_family("websocket_server_floods_total", "Closed for too many messages.", counter,
                     figures.floods),
       metric_family("websocket_server_stalls_total", "Closed for reading too slowly.", counter,
                     figures.stalls),
       metric_family("websocket_server_idle_total", "Closed for being silent.", counter, figures.idle),
       metric_family("websocket_server_bad_frames_total",
                     "Closed for what is no WebSocket, too long, or no text.", counter, figures.bad_frames),
       metric_family("websocket_server_handler_errors_total", "Exceptions out of the application's handlers.",
                     counter, figures.handler_errors)});
}

}  // namespace websocket
