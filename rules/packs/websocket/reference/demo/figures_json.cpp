#include "figures_json.hpp"

namespace websocket_demo {

using nlohmann::ordered_json;

namespace {

ordered_json managers_json(const websocket::WebSocketFigures& figures) {
  ordered_json violations = ordered_json::object();
  for (std::size_t kind = 0; kind < websocket::kViolationKinds; ++kind)
    violations[std::string(name_of(static_cast<websocket::ViolationKind>(kind)))] = figures.violations[kind];
  return {{"managers", figures.managers},
          {"managers_made", figures.managers_made},
          {"connections", figures.connections},
          {"connections_made", figures.connections_made},
          {"events_accepted", figures.events_accepted},
          {"events_confirmed", figures.events_confirmed},
          {"events_failed", figures.events_failed},
          {"events_pending", figures.events_pending()},
          {"events_refused", figures.events_refused},
          {"messages_written", figures.messages_written},
          {"messages_repeated", figures.messages_repeated},
          {"late_confirmations", figures.late_confirmations},
          {"protocol_errors", figures.protocol_errors},
          {"handler_errors", figures.handler_errors},
          {"violations", violations},
          {"faults", websocket::validate_websocket_managers()}};
}

ordered_json server_json(const websocket::BeastServerFigures& figures) {
  return {{"accepted", figures.accepted},
          {"accept_errors", figures.accept_errors},
          {"handshakes", figures.handshakes},
          {"handshakes_dropped", figures.handshakes_dropped},
          {"handshakes_late", figures.handshakes_late},
          {"refused", figures.refused},
          {"documents", figures.documents},
          {"open", figures.open},
          {"opened", figures.opened},
          {"floods", figures.floods},
          {"stalls", figures.stalls},
          {"idle", figures.idle},
          {"bad_frames", figures.bad_frames},
          {"handler_errors", figures.handler_errors}};
}

ordered_json agents_json(const AgentFigures& figures) {
  return {{"runs_started", figures.runs_started},
          {"runs_finished", figures.runs_finished},
          {"golden_path_taken", figures.golden_path_taken},
          {"ordinary_taken", figures.ordinary_taken},
          {"refused", figures.refused},
          {"told_confirmed", figures.told_confirmed},
          {"told_failed", figures.told_failed},
          {"confirmation_p50_ms", figures.confirmation_p50_ms},
          {"confirmation_p99_ms", figures.confirmation_p99_ms}};
}

}  // namespace

ordered_json figures_json(const websocket::WebSocketFigures& managers,
                          const websocket::BeastServerFigures& server, const AgentFigures& agents) {
  return {{"managers", managers_json(managers)},
          {"server", server_json(server)},
          {"agents", agents_json(agents)}};
}

}  // namespace websocket_demo
